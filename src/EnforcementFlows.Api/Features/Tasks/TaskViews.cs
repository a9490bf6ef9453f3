using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>The views of the inbox: which tasks each holds, and of which ranges of an index it is made.</summary>
internal static class TaskViews
{
    public const string Mine = "mine";
    public const string Available = "available";
    public const string Team = "team";
    public const string Done = "done";
    public const string Delegated = "delegated";

    private static readonly HumanTaskState[] OpenStates = [HumanTaskState.Open, HumanTaskState.Claimed, HumanTaskState.Delegated, HumanTaskState.Submitted];

    /// <summary>The bureau's work is for whoever may give it out or keeps its ledgers.</summary>
    public static bool MaySeeTeam(CurrentActor actor) => actor.Has("task.assign") || actor.Has("ledger.read");

    public static IQueryable<HumanTask> Of(EnforcementDbContext db, CurrentActor actor, string view)
    {
        var (court, id) = (actor.Court, actor.Id);
        var tasks = db.HumanTasks.AsNoTracking();
        return view switch
        {
            Available => tasks.Where(TaskAccess.ClaimableBy(actor)),
            Team => tasks.Where(t => t.TenantId == court && OpenStates.Contains(t.State)),
            Done => tasks.Where(t => t.TenantId == court && t.DoneBy == id),
            Delegated => tasks.Where(t => t.TenantId == court && OpenStates.Contains(t.State) && t.Owner == id && t.Assignee != id),
            _ => tasks.Where(t => t.TenantId == court && OpenStates.Contains(t.State) && (t.Assignee == id || t.Owner == id)),
        };
    }

    /// <summary>The ranges of a view; an index has each in the order of the list. Null for a case's, which are few.</summary>
    public static Ranges<HumanTask>? RangesOf(EnforcementDbContext db, CurrentActor actor, string view, TaskFilter filter)
    {
        if (filter.CaseId is not null)
            return null;
        var (id, node) = (actor.Id, filter.Node);
        return view switch
        {
            Available => OfQueues(TaskQueues.Claimable(db, actor), filter),
            Team => OfTeam(db, actor.Court, filter),
            Done => (sorted, most) => TaskQueues.NodesDoneBy(db, actor.Court, id).Where(n => node == null || n == node)
                .SelectMany(n => sorted.Where(t => (t.Node ?? "") == n).Take(most)),
            Delegated => (sorted, most) => sorted.Where(t => t.Owner == id).Take(most),
            _ => (sorted, most) => sorted.Where(t => t.Assignee == id).Take(most).Concat(sorted.Where(t => t.Owner == id && t.Assignee != id).Take(most)),
        };
    }

    // whoever has a task has few beside those that wait for somebody; so it is by person that those in hand are found
    private static Ranges<HumanTask> OfTeam(EnforcementDbContext db, string court, TaskFilter filter)
    {
        var (node, role) = (filter.Node, filter.Role);
        if (filter.Assignee is { } assignee)
            return (sorted, most) => sorted.Where(t => t.Assignee == assignee).Take(most);
        return filter.State switch
        {
            HumanTaskState.Open => OfQueues(TaskQueues.Unclaimed(db, court), filter),
            HumanTaskState.Claimed or HumanTaskState.Delegated => (sorted, most) => TaskQueues.Assignees(db, court).SelectMany(a => sorted.Where(t => t.Assignee == a).Take(most)),
            _ => (sorted, most) => TaskQueues.AtWork(db, court).Where(q => (node == null || q.Node == node) && (role == null || q.Roles.Contains(role)))
                .SelectMany(q => sorted.Where(t => (t.Node ?? "") == q.Node && t.Roles == q.Roles).Take(most)),
        };
    }

    private static Ranges<HumanTask> OfQueues(IQueryable<TaskQueues.Queue> queues, TaskFilter filter)
    {
        var (node, role) = (filter.Node, filter.Role);
        return (sorted, most) => queues.Where(q => (node == null || q.Node == node) && (role == null || q.Roles.Contains(role)))
            .SelectMany(q => sorted.Where(t => (t.Node ?? "") == q.Node && t.Roles == q.Roles && (t.Team ?? "") == q.Team).Take(most));
    }
}
