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
    public const string Inbox = "inbox";
    public const string Team = "team";
    public const string Done = "done";
    public const string Delegated = "delegated";
    public const string Substituted = "substituted";

    private static readonly Keyset<HumanTask> Order = Keyset.Ascending<HumanTask>(t => t.DueAt, t => t.Id);
    private static readonly HumanTaskState[] OpenStates = [HumanTaskState.Open, HumanTaskState.Claimed, HumanTaskState.Delegated, HumanTaskState.Submitted];

    /// <summary>The bureau's work is for whoever may give it out or keeps its ledgers.</summary>
    public static bool MaySeeTeam(CurrentActor actor) => actor.Has("task.assign") || actor.Has("ledger.read");

    /// <summary>The tasks of a view, by effective due date.</summary>
    public static Listing<HumanTask> Find(EnforcementDbContext db, CurrentActor actor, string view, TaskFilter filter) =>
        new(filter.Of(Of(db, actor, view)), Order, RangesOf(db, actor, view, filter));

    private static IQueryable<HumanTask> Of(EnforcementDbContext db, CurrentActor actor, string view)
    {
        var (court, id, roles, teams) = (actor.Court, actor.Id, actor.Roles.ToArray(), actor.Teams.ToArray());
        var tasks = db.HumanTasks.AsNoTracking();
        return view switch
        {
            Available => tasks.Where(TaskAccess.ClaimableBy(actor)),
            Substituted => tasks.Where(TaskAccess.OfSubstituted(actor)),
            Inbox => tasks.Where(t => t.TenantId == court && OpenStates.Contains(t.State) && (t.Assignee == id || t.Owner == id || (t.State == HumanTaskState.Open
                && t.Roles.Any(r => roles.Contains(r)) && (t.Team == null || teams.Contains(t.Team)) && !t.ExcludedUsers.Contains(id)))),
            Team => tasks.Where(t => t.TenantId == court && OpenStates.Contains(t.State)),
            Done => tasks.Where(t => t.TenantId == court && t.DoneBy == id),
            Delegated => tasks.Where(t => t.TenantId == court && OpenStates.Contains(t.State) && t.Owner == id && t.Assignee != id),
            _ => tasks.Where(t => t.TenantId == court && OpenStates.Contains(t.State) && (t.Assignee == id || t.Owner == id)),
        };
    }

    // an index has each of these in the order of the list; a case's are few
    private static Ranges<HumanTask>? RangesOf(EnforcementDbContext db, CurrentActor actor, string view, TaskFilter filter)
    {
        if (filter.CaseId is not null)
            return null;
        var (id, node) = (actor.Id, filter.Node);
        var claimable = OfQueues(TaskQueues.Claimable(db, actor), filter);
        return view switch
        {
            Available => claimable,
            Inbox => (sorted, most) => Own(sorted, most).Concat(claimable(sorted.Where(t => t.State == HumanTaskState.Open && t.Assignee == null && t.Owner == null), most)),
            Team => OfTeam(db, actor.Court, filter),
            Done => (sorted, most) => TaskQueues.NodesDoneBy(db, actor.Court, id).Where(n => node == null || n == node)
                .SelectMany(n => sorted.Where(t => (t.Node ?? "") == n).Take(most)),
            Delegated => (sorted, most) => sorted.Where(t => t.Owner == id).Take(most),
            Substituted => OfSubstituted(db, actor, filter),
            _ => Own,
        };

        IQueryable<HumanTask> Own(IQueryable<HumanTask> sorted, int most) =>
            sorted.Where(t => t.Assignee == id).Take(most).Concat(sorted.Where(t => t.Owner == id && t.Assignee != id).Take(most));
    }

    private static Ranges<HumanTask> OfTeam(EnforcementDbContext db, string court, TaskFilter filter)
    {
        var (node, role) = (filter.Node, filter.Role);
        if (filter.Assignee is { } assignee)
            return (sorted, most) => sorted.Where(t => t.Assignee == assignee).Take(most);
        return filter.State switch
        {
            HumanTaskState.Open => OfQueues(TaskQueues.Unclaimed(db, court), filter),
            HumanTaskState.Claimed when node is null && role is null => (sorted, most) => sorted.Where(t => t.State == HumanTaskState.Claimed).Take(most),
            HumanTaskState.Delegated when node is null && role is null => (sorted, most) => sorted.Where(t => t.State == HumanTaskState.Delegated).Take(most),
            _ => (sorted, most) => TaskQueues.AtWork(db, court).Where(q => (node == null || q.Node == node) && (role == null || q.Roles.Contains(role)))
                .SelectMany(q => sorted.Where(t => (t.Node ?? "") == q.Node && t.Roles == q.Roles).Take(most)),
        };
    }

    // what they have is a range by each person, and what waits for them one by each queue
    private static Ranges<HumanTask> OfSubstituted(EnforcementDbContext db, CurrentActor actor, TaskFilter filter)
    {
        string[] people = [.. actor.Substituted.Select(person => person.Id)];
        var offered = OfQueues(TaskQueues.OfferedTo(db, actor.Court, TaskAccess.NamesOfSubstituted(actor)), filter);
        return (sorted, most) => db.Database.SqlQuery<string>($"SELECT unnest({people}) AS \"Value\"").SelectMany(p => sorted.Where(t => t.Assignee == p).Take(most))
            .Concat(offered(sorted.Where(t => t.State == HumanTaskState.Open), most));
    }

    private static Ranges<HumanTask> OfQueues(IQueryable<TaskQueues.Queue> queues, TaskFilter filter)
    {
        var (node, role) = (filter.Node, filter.Role);
        return (sorted, most) => queues.Where(q => (node == null || q.Node == node) && (role == null || q.Roles.Contains(role)))
            .SelectMany(q => sorted.Where(t => (t.Node ?? "") == q.Node && t.Roles == q.Roles && (t.Team ?? "") == q.Team).Take(most));
    }
}
