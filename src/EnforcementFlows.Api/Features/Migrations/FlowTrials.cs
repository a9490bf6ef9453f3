using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Flows;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Migration;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>What a migration would make of one flow.</summary>
internal sealed record FlowTrial(TrialResult Flow, IReadOnlyList<DeadlineTrial> Deadlines, IReadOnlyList<TaskTrial> Tasks)
{
    /// <summary>The flow itself, or one of its deadlines, can not be carried over.</summary>
    public string? Code => Flow.Code ?? Deadlines.FirstOrDefault(deadline => deadline.Code is not null)?.Code;

    public string? Message => Flow.Code is not null ? Flow.Message : Deadlines.FirstOrDefault(deadline => deadline.Code is not null)?.Problem;
}

/// <summary>What it would make of a deadline.</summary>
/// <param name="New">Null where the dates stay, or can not be computed.</param>
internal sealed record DeadlineTrial(Deadline Deadline, DeadlineMapping Mapping, DeadlineComputation? New, string? Code, string? Problem);

/// <summary>What it would make of an open task.</summary>
/// <param name="Name">Of its step: the task itself may be called by what it is about.</param>
internal sealed record TaskTrial(Guid Id, string Name, bool ReOffered, bool Ended);

/// <summary>Tries a migration on flows as they stand, and changes nothing.</summary>
internal sealed class FlowTrials(EnforcementDbContext db, ProfileCatalog profiles, CourtCalendars calendars, TimeProvider clock)
{
    /// <summary>Tries it on some flows, in their order; those that are gone, or on another plan, are left out.</summary>
    public async Task<IReadOnlyList<FlowTrial>> TryAsync(
        FlowMigration migration, MigrationPlan plan, IReadOnlyDictionary<string, PlanMapping> mappings, IReadOnlyList<Guid> flows, CancellationToken cancellationToken)
    {
        var (court, now) = (migration.Court, clock.GetUtcNow());
        var states = await db.InstanceStates.AsNoTracking().Where(s => s.TenantId == court && flows.Contains(s.InstanceId)).ToDictionaryAsync(s => s.InstanceId, cancellationToken);
        var deadlines = (await CarriedDeadlines.Open(db.Deadlines.AsNoTracking(), court, flows).OrderBy(d => d.DueAt).ToListAsync(cancellationToken)).ToLookup(d => d.InstanceId!.Value);
        var tasks = (await db.HumanTasks.AsNoTracking()
            .Where(t => t.TenantId == court && flows.Contains(t.InstanceId) && t.State != HumanTaskState.Done && t.State != HumanTaskState.Void).OrderBy(t => t.CreatedAt)
            .Select(t => new { t.InstanceId, t.ContextId, t.Id, t.ActivityId }).ToListAsync(cancellationToken)).ToLookup(t => t.InstanceId);
        var trials = new List<FlowTrial>();
        foreach (var id in flows)
        {
            if (!states.TryGetValue(id, out var state) || !mappings.TryGetValue(state.PlanHash, out var mapping))
                continue;
            var trial = MigrationTrial.Of(state, mapping, now);
            trials.Add(new(
                trial, [.. deadlines[id].Select(deadline => Try(deadline, plan, now))],
                [.. tasks[id].Select(t => new TaskTrial(t.Id, trial.Steps.FirstOrDefault(step => step.ContextId == t.ContextId)?.Name ?? t.ActivityId, trial.Renewed.Contains(t.ContextId), trial.Ended.Contains(t.ContextId)))]));
        }

        return trials;
    }

    private DeadlineTrial Try(Deadline deadline, MigrationPlan plan, DateTimeOffset now)
    {
        var mapping = plan.OfNode(deadline.Node);
        try
        {
            var isLeft = mapping.Policy == DeadlineCarry.KeepDue && mapping.ToNode == deadline.Node;
            return new(deadline, mapping, isLeft ? null : deadline.ComputeCarried(profiles.Get(deadline.Court, now).RuleOf(mapping.ToNode), mapping.Policy, calendars.Of(deadline.Court)), null, null);
        }
        catch (DomainException refused)
        {
            return new(deadline, mapping, null, refused.Code, refused.Message);
        }
    }
}
