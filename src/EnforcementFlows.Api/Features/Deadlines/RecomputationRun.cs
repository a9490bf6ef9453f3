using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting.Jobs;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Deadlines;

/// <summary>
/// Recomputes a court's deadlines after a change was approved (期限重算): each in a burst of its own, with its alarm, ledger row,
/// tasks and an entry in the timeline.
/// </summary>
internal abstract class RecomputationRun<TChange>(IServiceScopeFactory scopes, WorkflowRuntime runtime)
    where TChange : RuleChange
{
    private const int Chunk = 100;

    /// <summary>Leads the names of its commands.</summary>
    protected abstract string Kind { get; }

    /// <summary>Looks at the next deadlines, and once more at all of them half a minute after the last.</summary>
    /// <returns>How many were looked at; none when all are done.</returns>
    public async Task<int> NextAsync(string court, Guid changeId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        await RefreshAsync(db, cancellationToken); // it may have been approved on another node
        var change = await ChangeAsync(db.Set<TChange>().AsNoTracking(), court, changeId, cancellationToken);
        var after = change.AppliedUpTo ?? Guid.Empty;
        var next = await ConcernedBy(db.Deadlines.AsNoTracking().Where(d => d.Court == court && d.Id > after), change).OrderBy(d => d.Id).Take(Chunk).ToListAsync(cancellationToken);
        foreach (var deadline in next.Where(d => IsMovedBy(change, d)))
            await RecomputeAsync(change, deadline.Id, deadline.InstanceId, cancellationToken);
        return await NoteAsync(db, change, next.LastOrDefault()?.Id, cancellationToken) ? next.Count > 0 ? next.Count : JobWorker.Later : 0;
    }

    /// <summary>Reads what is in force.</summary>
    protected abstract Task RefreshAsync(EnforcementDbContext db, CancellationToken cancellationToken);

    /// <summary>Of these deadlines those that the change may move.</summary>
    protected abstract IQueryable<Deadline> ConcernedBy(IQueryable<Deadline> deadlines, TChange change);

    /// <summary>Whether the change gives a deadline anything else than it has.</summary>
    protected abstract bool IsMovedBy(TChange change, Deadline deadline);

    /// <summary>Recomputes a deadline.</summary>
    /// <returns>Whether anything has changed.</returns>
    protected abstract bool Apply(TChange change, Deadline deadline, DateTimeOffset now);

    /// <summary>By what it was recomputed, in words.</summary>
    protected abstract string TextOf(TChange change);

    // false when the second look has come to its end
    private static async Task<bool> NoteAsync(EnforcementDbContext db, TChange change, Guid? last, CancellationToken cancellationToken)
    {
        var row = await ChangeAsync(db.Set<TChange>(), change.Court, change.Id, cancellationToken);
        if (last is { } deadline)
            row.ApplyUpTo(deadline);
        else if (!row.LookAgain())
            return false;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static Task<TChange> ChangeAsync(IQueryable<TChange> changes, string court, Guid id, CancellationToken cancellationToken) =>
        changes.FirstAsync(c => c.Court == court && c.Id == id, cancellationToken);

    private async Task RecomputeAsync(TChange change, Guid deadlineId, Guid? instanceId, CancellationToken cancellationToken)
    {
        var name = $"{Kind}:{change.Court}:{change.Id:N}:{deadlineId:N}:{(change.LooksAgain ? 2 : 1)}";
        var command = new Command(change.Court, DerivedId.FromName(name), "recompute-deadline", change.DecidedBy);
        await runtime.ExecuteAsync(command, burst => RecomputeAsync(burst, change, deadlineId, instanceId, cancellationToken), cancellationToken);
    }

    private async Task<object?> RecomputeAsync(Burst burst, TChange change, Guid deadlineId, Guid? instanceId, CancellationToken cancellationToken)
    {
        var db = burst.Services.GetRequiredService<EnforcementDbContext>();
        var moved = false;
        // the flow is locked before its deadline, and so is its alarm; one that has ended has no alarm left
        if (instanceId is { } instance && await db.WorkflowInstances.AnyAsync(i => i.TenantId == change.Court && i.Id == instance && i.FinishedAt == null, cancellationToken))
            await burst.ChangeAsync(instance, async execution => moved = await MoveAsync(burst, db, change, deadlineId, execution, cancellationToken), cancellationToken);
        else
            moved = await MoveAsync(burst, db, change, deadlineId, null, cancellationToken);
        if (moved)
            (await ChangeAsync(db.Set<TChange>(), change.Court, change.Id, cancellationToken)).CountMoved();
        return null;
    }

    private async Task<bool> MoveAsync(Burst burst, EnforcementDbContext db, TChange change, Guid deadlineId, WorkflowExecution? execution, CancellationToken cancellationToken)
    {
        var deadline = await db.Deadlines.FirstAsync(d => d.Court == change.Court && d.Id == deadlineId, cancellationToken);
        var (before, wasProvisional) = (deadline.DueAt, deadline.Provisional);
        if (!Apply(change, deadline, burst.Now))
            return false;
        await burst.Services.GetRequiredService<DeadlineBook>().MoveAsync(deadline, cancellationToken);
        if (execution is { Status: WorkflowStatus.Running } && !deadline.IsFinished && DeadlineBook.NextAlarm(deadline, burst.Now) is { } alarm)
            execution.ScheduleAlarm(alarm);
        if (deadline.DueAt == before && deadline.Provisional == wasProvisional)
            return false; // it is due when it was; an alert, or the limit that does not drive, has moved
        var about = await db.CaseAsync(change.Court, deadline.CaseId, cancellationToken);
        db.Note(
            about, "deadline-recomputed", $"{TextOf(change)}批准后，节点“{deadline.Name}”的期限重算为 {DueText.Of(deadline)}。", burst.Now, deadline.Clause,
            change.DecidedBy, deadline.Node, data: TimelineDetails.OfDeadline(deadline));
        return true;
    }
}
