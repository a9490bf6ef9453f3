using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair.Flows;

/// <summary>What a live step waits for.</summary>
/// <param name="Kind"><c>task</c>, <c>timer</c>, <c>event</c> or <c>internal</c> (a deadline's signal, a child).</param>
/// <param name="Name">Of the task or event.</param>
/// <param name="Since">Known of tasks.</param>
/// <param name="DueAt">Of a timer, or when the task is due.</param>
/// <param name="For">Roles, or the person who has the task.</param>
public sealed record FlowWait(string Kind, string? Name, DateTimeOffset? Since, DateTimeOffset? DueAt, IReadOnlyList<string> For, Guid? TaskId = null);

/// <summary>Finds what an instance waits for.</summary>
internal static class FlowWaits
{
    private static readonly (WaitKinds Kind, string Code, string Words)[] Kinds =
        [(WaitKinds.Task, "task", "待办"), (WaitKinds.Timer, "timer", "定时"), (WaitKinds.Event, "event", "事件"), (WaitKinds.Internal, "internal", "期限或子流程")];

    public static IEnumerable<string> WordsOf(WaitKinds waits) => Kinds.Where(k => waits.HasFlag(k.Kind)).Select(k => k.Words);

    /// <summary>By the number of the waiting execution.</summary>
    public static async Task<ILookup<int, FlowWait>> FindAsync(EnforcementDbContext db, string court, Guid instanceId, CancellationToken cancellationToken)
    {
        var tasks = await db.HumanTasks.AsNoTracking()
            .Where(t => t.TenantId == court && t.InstanceId == instanceId && t.State != HumanTaskState.Done && t.State != HumanTaskState.Void).ToListAsync(cancellationToken);
        var timers = await db.Timers.AsNoTracking().Where(t => t.TenantId == court && t.InstanceId == instanceId && t.ContextId > 0).ToListAsync(cancellationToken);
        var events = await db.EventWaits.AsNoTracking().Where(w => w.TenantId == court && w.InstanceId == instanceId).ToListAsync(cancellationToken);
        return tasks.Select(t => (t.ContextId, Wait: new FlowWait("task", t.Name, t.CreatedAt, t.DueAt, t.Assignee is { } one ? [one] : [.. t.Roles], t.Id)))
            .Concat(timers.Select(t => (t.ContextId, Wait: new FlowWait("timer", null, null, t.DueAt, []))))
            .Concat(events.Select(w => (w.ContextId, Wait: new FlowWait("event", w.Name, null, null, []))))
            .ToLookup(w => w.ContextId, w => w.Wait);
    }
}
