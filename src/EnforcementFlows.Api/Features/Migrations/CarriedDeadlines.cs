using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>The deadlines of a flow inside the burst in which it goes over, or back: their rows, ledger, tasks and alarms move together.</summary>
internal sealed class CarriedDeadlines(EnforcementDbContext db, DeadlineBook book, ProfileCatalog profiles, CourtCalendars calendars)
{
    /// <summary>A deadline as it was before it was carried over.</summary>
    /// <param name="Version">Its version after that: with any other something else has changed it since.</param>
    /// <param name="Tasks">The open tasks that went over to another node with it.</param>
    public sealed record Memory(Guid Id, string Was, int Version, IReadOnlyList<Guid> Tasks);

    /// <summary>Puts the open deadlines of a flow under what a plan says of their nodes.</summary>
    /// <returns>Those that have changed, as they were.</returns>
    public async Task<IReadOnlyList<Memory>> CarryAsync(Burst burst, Guid instanceId, MigrationPlan plan, string because, CancellationToken cancellationToken)
    {
        var court = burst.Command.TenantId;
        var (profile, carried) = (profiles.Get(court, burst.Now), new List<Memory>());
        foreach (var deadline in await Open(db.Deadlines, court, [instanceId]).ToListAsync(cancellationToken))
        {
            var mapping = plan.OfNode(deadline.Node);
            var (was, node, due) = (deadline.Remember(), deadline.Node, deadline.DueAt);
            if (mapping is { Policy: DeadlineCarry.KeepDue } && mapping.ToNode == node)
                continue;
            if (!deadline.Carry(profile.RuleOf(mapping.ToNode), mapping.Policy, profile.Version, calendars.Of(court), burst.Now))
                continue;
            await RenameAsync(deadline, cancellationToken);
            var tasks = await book.OpenTasksAsync(deadline, node, cancellationToken);
            Pass(tasks, deadline);
            carried.Add(new(deadline.Id, was, deadline.Version, deadline.Node == node ? [] : [.. tasks.Select(task => task.Id)]));
            if (deadline.DueAt != due)
                await NoteAsync(burst, deadline, $"{because}，节点“{deadline.Name}”的期限重算为 {DueText.Of(deadline)}。", cancellationToken);
        }

        return carried;
    }

    /// <summary>Gives deadlines back what they were, and with them their tasks, those that are open again too.</summary>
    /// <exception cref="RepairRefusedException">Another flow has moved one since: an extension or an exclusion that was granted is not taken back.</exception>
    public async Task RecallAsync(Burst burst, IReadOnlyList<Memory> memories, IReadOnlyList<Guid> reopened, string because, CancellationToken cancellationToken)
    {
        foreach (var memory in memories)
        {
            var deadline = await db.Deadlines.FirstAsync(d => d.Court == burst.Command.TenantId && d.Id == memory.Id, cancellationToken);
            if (deadline.Version != memory.Version)
                throw new RepairRefusedException("migration.moved-on", $"迁移之后节点“{deadline.Name}”的期限已有变动（办结、延长、扣除或者重算），不能再撤销迁移。");
            var due = deadline.DueAt;
            deadline.Recall(memory.Was);
            await RenameAsync(deadline, cancellationToken);
            Pass(await book.OpenTasksAsync(deadline, deadline.Node, cancellationToken), deadline);
            Pass(await TasksOfAsync(deadline, memory, reopened, cancellationToken), deadline);
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

    private async Task RenameAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        var row = await book.LedgerRowAsync(deadline, cancellationToken);
        row.Rename(deadline.Node, deadline.Name);
        row.Move(DeadlineBook.DatesOf(deadline));
    }

    private static void Pass(IReadOnlyList<HumanTask> tasks, Deadline deadline)
    {
        foreach (var task in tasks)
            (task.Node, task.DueAt, task.DueOn) = (deadline.Node, deadline.DueAt, deadline.DueOn);
    }

    // those that went over with it, and those that are void until this burst ends
    private async Task<IReadOnlyList<HumanTask>> TasksOfAsync(Deadline deadline, Memory memory, IReadOnlyList<Guid> reopened, CancellationToken cancellationToken)
    {
        var tasks = await db.HumanTasks.Where(t => t.TenantId == deadline.Court && (memory.Tasks.Contains(t.Id) || (t.Node == deadline.Node && reopened.Contains(t.Id)))).ToListAsync(cancellationToken);
        return [.. tasks.Where(task => task.IsOpen || reopened.Contains(task.Id))];
    }

    private async Task NoteAsync(Burst burst, Deadline deadline, string text, CancellationToken cancellationToken)
    {
        var about = await db.CaseAsync(deadline.Court, deadline.CaseId, cancellationToken);
        db.Note(about, "deadline-recomputed", text, burst.Now, deadline.Clause, burst.Command.Actor, deadline.Node, data: TimelineDetails.OfDeadline(deadline));
    }
}
