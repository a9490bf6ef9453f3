using EnforcementFlows.Api.Features.Terms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Storage;
using EnforcementFlows.Workflow.Values;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Simulation.Replays;

/// <summary>Reads flows of past cases, several at once: journals, tasks, deadlines and what the case says of itself.</summary>
internal sealed class PastRuns(EnforcementDbContext db, PastReader journals, InstanceReader instances)
{
    /// <summary>By the flow's id; one whose state is gone is not in it.</summary>
    public async Task<IReadOnlyDictionary<Guid, PastRun>> ReadAsync(string court, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var flows = await db.WorkflowInstances.AsNoTracking().Where(i => i.TenantId == court && ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        var correlations = flows.Values.Select(flow => flow.CorrelationId).Distinct().ToList();
        var tasks = (await db.HumanTasks.AsNoTracking().Where(t => t.TenantId == court && correlations.Contains(t.CorrelationId) && ids.Contains(t.InstanceId) && t.ParentTaskId == null)
            .OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(cancellationToken)).ToLookup(t => t.InstanceId);
        var caseIds = correlations.Select(correlation => Guid.TryParse(correlation, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToList();
        var cases = await db.Cases.AsNoTracking().Include(c => c.Pauses).Where(c => c.Court == court && caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id.ToString("D"), cancellationToken);
        var deadlines = (await db.Deadlines.AsNoTracking().Where(d => d.Court == court && caseIds.Contains(d.CaseId)).OrderBy(d => d.StartedAt).ThenBy(d => d.Id).ToListAsync(cancellationToken))
            .ToLookup(d => d.CaseId.ToString("D"));
        var runs = new Dictionary<Guid, PastRun>();
        foreach (var past in await journals.ReadAsync(court, ids, cancellationToken))
        {
            var (flow, plan) = (flows[past.InstanceId], await instances.PlanAsync(court, past.PlanHash, cancellationToken));
            var about = flow.CorrelationId is { } correlation ? cases.GetValueOrDefault(correlation) : null;
            runs[flow.Id] = new PastRunReading(flow, plan, past, about).Read([.. tasks[flow.Id]], [.. deadlines[flow.CorrelationId ?? ""]]);
        }

        return runs;
    }
}

/// <summary>Puts together what is on record of one flow.</summary>
internal sealed class PastRunReading(WorkflowInstance flow, WorkflowPlan plan, InstancePast past, EnforcementCase? about)
{
    private readonly Dictionary<int, string> _paths = past.Bursts.SelectMany(burst => burst.Lines).GroupBy(line => line.ContextId).ToDictionary(group => group.Key, group => group.First().Path);
    private readonly HashSet<DateTimeOffset> _bursts = [.. past.Bursts.Select(burst => burst.At)];

    public PastRun Read(IReadOnlyList<HumanTask> tasks, IReadOnlyList<Deadline> deadlines) => new()
    {
        Plan = plan,
        StartedAt = flow.StartedAt,
        EndedAt = flow.Status == nameof(WorkflowStatus.Finished) ? flow.FinishedAt : null,
        Input = past.Input,
        Correlation = flow.CorrelationId,
        Trigger = past.Trigger,
        Starts = about is null ? new() : new() { Filed = about.FiledAt, ApplicationReceived = about.ApplicationReceivedOn, MaterialReceived = about.MaterialReceivedAt },
        Handler = about?.HandlerId,
        Triage = about?.CaseClass is null ? [] : new() { ["class"] = about.CaseClass, ["track"] = about.Track, ["rule"] = about.TriageRule, ["explanation"] = new List<object?>() },
        Executions = [.. Executions()],
        Answers = [.. tasks.Where(task => _paths.ContainsKey(task.ContextId)).Select(Answer)],
        Events = [.. past.Bursts.SelectMany(burst => burst.Events.Select(name => new PastEvent(burst.At, name)))],
        Deadlines = [.. deadlines.Select(Of)],
        Pauses = about is null ? [] : [.. about.Pauses.Select(TermClocks.PauseOf)],
    };

    private IEnumerable<PastExecution> Executions()
    {
        var begun = new Dictionary<int, (int Place, PastExecution Execution)>();
        foreach (var (at, line) in past.Bursts.SelectMany(burst => burst.Lines.Select(line => (burst.At, line))))
        {
            if (line.Event == "Started" && plan.Nodes.TryGetValue(line.Path, out var node))
                begun[line.ContextId] = (begun.Count, new(StepKey.Of(node), at, null, null));
            else if (line.Event == "Completed" && begun.TryGetValue(line.ContextId, out var execution))
                begun[line.ContextId] = execution with { Execution = execution.Execution with { CompletedAt = at, Outcomes = line.Detail?.Split(',') ?? ["Done"] } };
        }

        return begun.Values.OrderBy(execution => execution.Place).Select(execution => execution.Execution);
    }

    private PastAnswer Answer(HumanTask task)
    {
        var step = plan.Nodes.TryGetValue(_paths[task.ContextId], out var node) ? StepKey.Of(node) : new StepKey(task.DefinitionId, task.ActivityId);
        var isDone = task is { State: HumanTaskState.Done, Outcome: not null, DoneAt: not null };
        return new(
            step, task.CreatedAt, isDone ? task.DoneAt : null, task.Outcome, WorkflowValue.Parse(task.Form) as Dictionary<string, object?> ?? [], task.DoneBy, task.ActingFor, task.Comment);
    }

    private PastDeadline Of(Deadline deadline)
    {
        var starts = DeadlineJson.Read<DeadlineBasis>(deadline.Basis).Starts;
        return new(
            deadline.Node, deadline.SubjectId, deadline.InstanceId == flow.Id, deadline.StartedAt, starts.Event, starts.StatedEnd, deadline.MetAt, deadline.EnteredAt,
            deadline.EnteredAt is { } entered && !(_bursts.Contains(entered) && IsNamed(deadline.Node)),
            deadline.Extensions);
    }

    // at one instant of a clock that stands still other flows end theirs as well
    private bool IsNamed(string node) =>
        plan.Nodes.Values.Any(step => step.Inputs.TryGetValue("node", out var input) && (input.Kind != InputKind.Literal || input.Literal as string == node));
}
