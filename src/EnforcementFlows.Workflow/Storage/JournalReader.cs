using Npgsql;
using static EnforcementFlows.Workflow.Storage.SqlParameters;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>What an instance's journal says of one of its activities.</summary>
/// <param name="Path">The activity's path in the plan.</param>
/// <param name="BeganAt">When its last execution began; null where that was before what is read.</param>
/// <param name="Times">How often it was completed.</param>
/// <param name="CompletedAt">When it last was; null where it only began.</param>
/// <param name="ContextId">The execution that was completed last.</param>
public sealed record ActivityPast(string Path, DateTimeOffset? BeganAt, int Times, DateTimeOffset? CompletedAt, int? ContextId);

/// <summary>What a burst says of one execution of an activity.</summary>
/// <param name="Path">The activity's path in the plan.</param>
/// <param name="Event">What became of it: <c>Started</c>, <c>Resumed</c>, <c>Completed</c>, <c>Canceled</c>, <c>Faulted</c> …</param>
/// <param name="Detail">Of <c>Completed</c> the outcomes, separated by commas and null for the only one; of <c>Faulted</c> the reason.</param>
public sealed record JournalLine(DateTimeOffset At, int ContextId, string Path, string Event, string? Detail);

/// <summary>Reads journals for people: which activities were done and when, never with what values.</summary>
public sealed class JournalReader(NpgsqlDataSource database)
{
    /// <summary>Of a journal that is longer than twice as many records the first and the last are read, so that no instance is too old to be looked at.</summary>
    public const int Depth = 1000;

    private const string Past =
        """
        WITH lines AS (
            SELECT r.seq, l.place, r.at, (l.line->>0)::numeric::bigint AS context, l.line->>1 AS path, l.line->>2 AS event
            FROM flow_journal r CROSS JOIN LATERAL json_array_elements(r.body::json->'lines') WITH ORDINALITY AS l(line, place)
            WHERE r.tenant_id = $1 AND r.instance_id = $2
              AND (r.seq <= $3 OR r.seq > (SELECT seq FROM flow_state WHERE tenant_id = $1 AND instance_id = $2) - $3))
        SELECT path, max(at) FILTER (WHERE event = 'Started'), count(*) FILTER (WHERE event = 'Completed')::int, max(at) FILTER (WHERE event = 'Completed'),
               ((max(ARRAY[seq, place, context]) FILTER (WHERE event = 'Completed'))[3])::int
        FROM lines GROUP BY path
        """;

    private const string Lines =
        """
        SELECT r.at, (l.line->>0)::numeric::int, l.line->>1, l.line->>2, l.line->>3
        FROM flow_journal r CROSS JOIN LATERAL json_array_elements(r.body::json->'lines') WITH ORDINALITY AS l(line, place)
        WHERE r.tenant_id = $1 AND r.instance_id = $2
          AND (r.seq <= $3 OR r.seq > (SELECT seq FROM flow_state WHERE tenant_id = $1 AND instance_id = $2) - $3)
        ORDER BY r.seq, l.place
        """;

    /// <summary>In the order in which it happened.</summary>
    public async Task<IReadOnlyList<JournalLine>> LinesOfAsync(string tenant, Guid instanceId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Lines, connection) { Parameters = { P(tenant), P(instanceId), P((long)Depth) } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var lines = new List<JournalLine>();
        while (await reader.ReadAsync(cancellationToken))
            lines.Add(new(reader.GetFieldValue<DateTimeOffset>(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4)));
        return lines;
    }

    /// <summary>By the activity's path; what never began is not in it.</summary>
    public async Task<IReadOnlyDictionary<string, ActivityPast>> PastOfAsync(string tenant, Guid instanceId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Past, connection) { Parameters = { P(tenant), P(instanceId), P((long)Depth) } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var past = new Dictionary<string, ActivityPast>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var path = reader.GetString(0);
            past[path] = new(path, InstantAt(1), reader.GetInt32(2), InstantAt(3), reader.IsDBNull(4) ? null : reader.GetInt32(4));
        }

        return past;

        DateTimeOffset? InstantAt(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
    }
}
