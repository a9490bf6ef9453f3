using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Live;

/// <summary>Something that was committed lately: an entry of a timeline, or an alert.</summary>
/// <param name="TaskId">The task that the entry is about.</param>
internal sealed record LiveEntry(string Court, Guid Id, Guid CaseId, Guid? TaskId, string? ToUser, string? ToRole, bool IsAlert);

/// <summary>A name under which somebody reads a case that has changed.</summary>
/// <param name="HasTask">By this name they have, could take, or have just had a task of it.</param>
internal sealed record LiveName(string Court, Guid CaseId, string Reader, bool HasTask);

/// <summary>Reads what has changed, for all connections of the node at once.</summary>
internal sealed class LiveReader(IServiceScopeFactory scopes)
{
    private const int MostEntries = 10_000;

    /// <summary>What was written since an instant of the system's clock, by which these ids are ordered; in ranges of the primary keys.</summary>
    public async Task<IReadOnlyList<LiveEntry>> EntriesAsync(string[] courts, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var first = OrderedId.FirstOf(since);
        return await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().Database.SqlQuery<LiveEntry>($"""
            SELECT court AS "Court", id AS "Id", case_id AS "CaseId", (data ->> 'taskId')::uuid AS "TaskId", NULL AS "ToUser", NULL AS "ToRole", false AS "IsAlert"
            FROM timeline_entries WHERE court = ANY ({courts}) AND id >= {first}
            UNION ALL
            SELECT court, id, case_id, NULL, to_user, to_role, true FROM alerts WHERE court = ANY ({courts}) AND id >= {first}
            LIMIT {MostEntries}
            """).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Who is to hear of these cases: the candidates, assignees and owners of open tasks, of those in <paramref name="tasks"/>, which were just done or
    /// taken, and of those no longer needed; and of the people connected whoever else reads the case as a person. Nobody by a name that is no reader's.
    /// </summary>
    public async Task<IReadOnlyList<LiveName>> NamesAsync(
        IReadOnlyCollection<(string Court, Guid CaseId)> cases, Guid[] tasks, string[] people, CancellationToken cancellationToken)
    {
        string[] courts = [.. cases.Select(one => one.Court)];
        Guid[] ids = [.. cases.Select(one => one.CaseId)];
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().Database.SqlQuery<LiveName>($"""
            WITH changed AS (SELECT * FROM unnest({courts}, {ids}) AS c(court, case_id)),
            task AS (
                SELECT c.court, c.case_id, t.roles, t.team, t.assignee, t.owner, t.done_by
                FROM changed c JOIN human_task t ON t.tenant_id = c.court AND t.correlation_id = c.case_id::text
                WHERE t.state <> 'Done' OR t.id = ANY ({tasks})),
            named AS (
                SELECT court, case_id, CASE WHEN team IS NULL THEN role ELSE role || '@' || team END AS reader FROM task CROSS JOIN unnest(roles) AS role
                UNION SELECT court, case_id, person FROM task CROSS JOIN unnest(ARRAY[assignee, owner, done_by]) AS person)
            SELECT r.court AS "Court", r.case_id AS "CaseId", r.reader AS "Reader", n.reader IS NOT NULL AS "HasTask"
            FROM changed c JOIN case_readers r ON r.court = c.court AND r.case_id = c.case_id
            LEFT JOIN named n ON n.court = r.court AND n.case_id = r.case_id AND n.reader = r.reader
            WHERE n.reader IS NOT NULL OR r.reader = ANY ({people})
            """).ToListAsync(cancellationToken);
    }
}
