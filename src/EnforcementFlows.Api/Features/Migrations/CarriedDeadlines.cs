using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>The deadlines of a flow inside the burst in which it goes over, or back: their rows, ledger, tasks and alarms move together.</summary>
internal sealed class CarriedDeadlines(EnforcementDbContext db, DeadlineBook book, ProfileCatalog profiles, CourtCalendars calendars)
{
    /// <summary>A deadline as it was before it was carried over.</summary>
    public sealed record Memory(Guid Id, string Was);

    /// <summary>Puts the open deadlines of a flow under what a plan says of their nodes.</summary>
    /// <returns>Those that have changed, as they were.</returns>
    public async Task<IReadOnlyList<Memory>> CarryAsync(Burst burst, Guid instanceId, MigrationPlan plan, string because, CancellationToken cancellationToken)
    {
        var court = burst.Command.TenantId;
        var (profile, carried) = (profiles.Get(court, burst.Now), new List<Memory>());
        foreach (var deadline in await Open(db.Deadlines, court, [instanceId]).ToListAsync(cancellationToken))
        {
            var mapping = plan.OfNode(deadline.Node);
            var (was, due) = (deadline.Remember(), deadline.DueAt);
            if (mapping is { Policy: DeadlineCarry.KeepDue } && mapping.ToNode == deadline.Node)
                continue;
            if (!deadline.Carry(profile.RuleOf(mapping.ToNode), mapping.Policy, profile.Version, calendars.Of(court), burst.Now))
                continue;
            carried.Add(new(deadline.Id, was));
            await MoveAsync(deadline, cancellationToken);
            if (deadline.DueAt != due)
                await NoteAsync(burst, deadline, $"{because}，节点“{deadline.Name}”的期限重算为 {DueText.Of(deadline)}。", cancellationToken);
        }

        return carried;
    }

    /// <summary>Gives deadlines back what they were, and the tasks that are open again the dates with them.</summary>
    public async Task RecallAsync(Burst burst, IReadOnlyList<Memory> memories, IReadOnlyList<Guid> reopened, string because, CancellationToken cancellationToken)
    {
        foreach (var memory in memories)
        {
            var deadline = await db.Deadlines.FirstAsync(d => d.Court == burst.Command.TenantId && d.Id == memory.Id, cancellationToken);
            var (due, moved) = (deadline.DueAt, deadline.Node);
            deadline.Recall(memory.Was);
            await MoveAsync(deadline, cancellationToken);
            var tasks = await db.HumanTasks.Where(t => t.TenantId == deadline.Court && reopened.Contains(t.Id) && (t.Node == moved || t.Node == deadline.Node)).ToListAsync(cancellationToken);
            foreach (var task in tasks)
                (task.DueAt, task.DueOn) = (deadline.DueAt, deadline.DueOn);
            if (deadline.DueAt != due)
                await NoteAsync(burst, deadline, $"{because}，节点“{deadline.Name}”的期限恢复为 {DueText.Of(deadline)}。", cancellationToken);
        }
    }

    /// <summary>Sets the next alarms of deadlines that have moved.</summary>
    public void Rearm(WorkflowExecution execution, IReadOnlyList<Memory> memories, DateTimeOffset now)
    {
        if (execution.Status != WorkflowStatus.Running)
            return; // its alarms ring on as they are, and look at the row
        var ids = memories.Select(memory => memory.Id).ToHashSet();
        foreach (var alarm in db.Tracked<Deadline>().Where(deadline => ids.Contains(deadline.Id)).Select(deadline => DeadlineBook.NextAlarm(deadline, now)).OfType<AlarmDraft>())
            execution.ScheduleAlarm(alarm);
    }

    /// <summary>The deadlines that flows have started and that are still open.</summary>
    public static IQueryable<Deadline> Open(IQueryable<Deadline> deadlines, string court, IReadOnlyCollection<Guid> instances) => deadlines.Where(
        d => d.Court == court && d.InstanceId != null && instances.Contains(d.InstanceId.Value) && d.MetAt == null && d.State != DeadlineState.Met && d.State != DeadlineState.Void);

    private async Task MoveAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        (await book.LedgerRowAsync(deadline, cancellationToken)).Rename(deadline.Node, deadline.Name);
        await book.MoveAsync(deadline, cancellationToken);
    }

    private async Task NoteAsync(Burst burst, Deadline deadline, string text, CancellationToken cancellationToken)
    {
        var about = await db.CaseAsync(deadline.Court, deadline.CaseId, cancellationToken);
        db.Note(about, "deadline-recomputed", text, burst.Now, deadline.Clause, burst.Command.Actor, deadline.Node, data: TimelineDetails.OfDeadline(deadline));
    }
}
