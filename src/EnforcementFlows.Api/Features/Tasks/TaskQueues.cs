using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>
/// The queues of a court's tasks: tasks with the same node, candidates and team, or just some of these. No index has the tasks of several
/// queues in the order of their due dates, but each queue by itself is a range of one. There are dozens of queues and a million
/// tasks; so the queues are found first, from one to the next in the index, and then the first tasks of each.
/// </summary>
/// <remarks>A missing node or team is read as an empty one, as the indexes have it: <c>NULL</c> equals nothing and ends every range.</remarks>
internal static class TaskQueues
{
    /// <summary>Open tasks with the same node, candidates and team.</summary>
    public sealed record Queue(string Node, string[] Roles, string Team);

    /// <summary>The queues that the actor is a candidate in.</summary>
    public static IQueryable<Queue> Claimable(EnforcementDbContext db, CurrentActor actor)
    {
        string[] roles = [.. actor.Roles], teams = ["", .. actor.Teams];
        return db.Database.SqlQuery<Queue>($"""
            WITH RECURSIVE queue AS (
                (SELECT coalesce(node, '') AS node, roles, coalesce(team, '') AS team FROM human_task WHERE tenant_id = {actor.Court} AND state = 'Open'
                 ORDER BY coalesce(node, ''), roles, coalesce(team, '') LIMIT 1)
                UNION ALL
                SELECT next.* FROM queue AS seen CROSS JOIN LATERAL (
                    SELECT coalesce(node, ''), roles, coalesce(team, '') FROM human_task
                    WHERE tenant_id = {actor.Court} AND state = 'Open' AND (coalesce(node, ''), roles, coalesce(team, '')) > (seen.node, seen.roles, seen.team)
                    ORDER BY coalesce(node, ''), roles, coalesce(team, '') LIMIT 1) AS next)
            SELECT node AS "Node", roles AS "Roles", team AS "Team" FROM queue WHERE roles && {roles} AND team = ANY ({teams})
            """);
    }

    /// <summary>The queues of all tasks that nobody has taken.</summary>
    public static IQueryable<Queue> Unclaimed(EnforcementDbContext db, string court) => db.Database.SqlQuery<Queue>($"""
        WITH RECURSIVE queue AS (
            (SELECT coalesce(node, '') AS node, roles, coalesce(team, '') AS team FROM human_task WHERE tenant_id = {court} AND state = 'Open'
             ORDER BY coalesce(node, ''), roles, coalesce(team, '') LIMIT 1)
            UNION ALL
            SELECT next.* FROM queue AS seen CROSS JOIN LATERAL (
                SELECT coalesce(node, ''), roles, coalesce(team, '') FROM human_task
                WHERE tenant_id = {court} AND state = 'Open' AND (coalesce(node, ''), roles, coalesce(team, '')) > (seen.node, seen.roles, seen.team)
                ORDER BY coalesce(node, ''), roles, coalesce(team, '') LIMIT 1) AS next)
        SELECT node AS "Node", roles AS "Roles", team AS "Team" FROM queue
        """);

    /// <summary>The queues that somebody by one of these names is a candidate in: a role, or a role in a team (<c>clerk@command-centre</c>).</summary>
    public static IQueryable<Queue> OfferedTo(EnforcementDbContext db, string court, string[] names) =>
        Unclaimed(db, court).Where(q => q.Roles.Any(r => names.Contains(q.Team == "" ? r : r + "@" + q.Team)));

    /// <summary>Tasks that somebody has yet to do, by node and candidates.</summary>
    public sealed record Work(string Node, string[] Roles);

    /// <summary>The nodes and candidates of the tasks that somebody has yet to do.</summary>
    public static IQueryable<Work> AtWork(EnforcementDbContext db, string court) => db.Database.SqlQuery<Work>($"""
        WITH RECURSIVE queue AS (
            (SELECT coalesce(node, '') AS node, roles FROM human_task
             WHERE tenant_id = {court} AND state IN ('Open','Claimed','Delegated','Submitted') ORDER BY coalesce(node, ''), roles LIMIT 1)
            UNION ALL
            SELECT next.* FROM queue AS seen CROSS JOIN LATERAL (
                SELECT coalesce(node, ''), roles FROM human_task
                WHERE tenant_id = {court} AND state IN ('Open','Claimed','Delegated','Submitted') AND (coalesce(node, ''), roles) > (seen.node, seen.roles)
                ORDER BY coalesce(node, ''), roles LIMIT 1) AS next)
        SELECT node AS "Node", roles AS "Roles" FROM queue
        """);

    /// <summary>The nodes with tasks that a person has done.</summary>
    public static IQueryable<string> NodesDoneBy(EnforcementDbContext db, string court, string user) => db.Database.SqlQuery<string>($"""
        WITH RECURSIVE queue AS (
            (SELECT coalesce(node, '') AS node FROM human_task WHERE tenant_id = {court} AND done_by = {user} ORDER BY coalesce(node, '') LIMIT 1)
            UNION ALL
            SELECT next.node FROM queue AS seen CROSS JOIN LATERAL (
                SELECT coalesce(node, '') AS node FROM human_task WHERE tenant_id = {court} AND done_by = {user} AND coalesce(node, '') > seen.node
                ORDER BY coalesce(node, '') LIMIT 1) AS next)
        SELECT node AS "Value" FROM queue
        """);
}
