using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Flows;

/// <summary>How near its end a wait is.</summary>
public enum StepStanding
{
    OnTime,

    /// <summary>The first alert of the node has gone out.</summary>
    Soon,
    Late,
}

/// <summary>What a step waits for.</summary>
/// <param name="Kind"><c>task</c>, <c>timer</c>, <c>event</c> or <c>internal</c> (a node's deadline, another flow).</param>
/// <param name="Name">Of the task.</param>
/// <param name="Roles">To whom the task is offered, while nobody has it.</param>
/// <param name="DueOn">The legal day; null for limits in hours.</param>
/// <param name="Standing">Null where nothing is due.</param>
public sealed record StepWait(
    string Kind, string? Name, Guid? TaskId, IReadOnlyList<string> Roles, string? Assignee, string? AssigneeName, DateTimeOffset? Since, DateTimeOffset? DueAt,
    DateOnly? DueOn, StepStanding? Standing)
{
    internal static StepWait Of(HumanTask task, OpenNodes nodes, PeopleNames names, DateTimeOffset now)
    {
        var node = nodes.Find(task.Node, task.InstanceId);
        return new(
            "task", task.Name, task.Id, task.Assignee is null ? task.Roles : [], task.Assignee, names.Of(task.Assignee), task.CreatedAt, task.DueAt, task.DueOn,
            StandingOf(task.DueAt, node, now));
    }

    /// <summary>A wait for something that nobody has to do: a time, an event, a node's end.</summary>
    internal static StepWait Of(string kind, DateTimeOffset? since, DateTimeOffset? timer, Deadline? node, DateTimeOffset now)
    {
        var due = timer ?? node?.DueAt;
        return new(kind, null, null, [], null, null, since, due, timer is null ? node?.DueOn : null, StandingOf(due, node, now));
    }

    private static StepStanding? StandingOf(DateTimeOffset? due, Deadline? node, DateTimeOffset now)
    {
        if (due is null)
            return null;
        if (due <= now)
            return StepStanding.Late;
        return node?.Alerts.Any(alert => alert.At <= now) == true ? StepStanding.Soon : StepStanding.OnTime;
    }
}

/// <summary>The deadlines of a case that still run.</summary>
internal sealed class OpenNodes(IReadOnlyList<Deadline> deadlines)
{
    public static async Task<OpenNodes> OfAsync(EnforcementDbContext db, EnforcementCase about, CancellationToken cancellationToken) => new(
        await db.Deadlines.AsNoTracking().Where(d => d.Court == about.Court && d.CaseId == about.Id && d.MetAt == null && d.State != DeadlineState.Void)
            .OrderBy(d => d.StartedAt).ToListAsync(cancellationToken));

    /// <summary>The node's deadline that a flow has started, else the case's latest.</summary>
    public Deadline? Find(string? node, Guid instanceId) =>
        deadlines.LastOrDefault(d => d.Node == node && d.InstanceId == instanceId) ?? deadlines.LastOrDefault(d => d.Node == node);
}

/// <summary>The tasks of a case's flows.</summary>
internal static class FlowTasks
{
    public static Task<List<HumanTask>> OfAsync(EnforcementDbContext db, EnforcementCase about, IReadOnlyList<Guid> instances, CancellationToken cancellationToken)
    {
        var correlation = about.Id.ToString("D"); // the index of tasks is by case
        return db.HumanTasks.AsNoTracking().Where(t => t.TenantId == about.Court && t.CorrelationId == correlation && instances.Contains(t.InstanceId))
            .OrderBy(t => t.CreatedAt).ToListAsync(cancellationToken);
    }
}
