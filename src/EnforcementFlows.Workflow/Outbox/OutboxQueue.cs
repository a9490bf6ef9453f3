using Npgsql;
using static EnforcementFlows.Workflow.Storage.SqlParameters;

namespace EnforcementFlows.Workflow.Outbox;

/// <summary>An effect to be delivered.</summary>
/// <param name="Payload">JSON.</param>
/// <param name="Attempts">How often it was tried before.</param>
public sealed record QueuedMessage(string TenantId, long Id, Guid? InstanceId, string Kind, string DedupKey, string Payload, int Attempts);

/// <summary>Delivers the messages of one kind to one outside system. At least once: the receiver recognises repetitions by the id.</summary>
public abstract class OutboxDispatcher
{
    /// <summary>Delivers, or throws; a message that failed is tried again with growing pauses, then given up for an operator to decide.</summary>
    public abstract Task DeliverAsync(QueuedMessage message, CancellationToken cancellationToken);
}

/// <summary>The outbox table: claiming with leases, retries with back-off, dead letters. Its times are the database's.</summary>
internal static class OutboxQueue
{
    private const int MaxAttempts = 12;

    /// <summary>Claims rows that are due and whose lease has run out.</summary>
    public static async Task<List<(string Tenant, long Id, Guid? Instance)>> ClaimAsync(NpgsqlDataSource dataSource, int count, CancellationToken cancellationToken)
    {
        const string sql = """
            WITH due AS (
                SELECT tenant_id, id FROM flow_outbox
                WHERE done_at IS NULL AND dead_at IS NULL AND available_at <= now() AND (lease_until IS NULL OR lease_until < now())
                ORDER BY available_at LIMIT $1 FOR UPDATE SKIP LOCKED)
            UPDATE flow_outbox o SET lease_until = now() + interval '60 seconds' FROM due WHERE o.tenant_id = due.tenant_id AND o.id = due.id
            RETURNING o.tenant_id, o.id, o.instance_id
            """;
        await using var command = dataSource.CreateCommand(sql);
        command.Parameters.Add(P(count));
        var rows = new List<(string, long, Guid?)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add((reader.GetString(0), reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetGuid(2)));
        rows.Sort((a, b) => a.Item2.CompareTo(b.Item2));
        return rows;
    }

    /// <summary>Whether somebody is just delivering something. What failed and waits for its next attempt does not count.</summary>
    public static async Task<bool> IsInHandAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "SELECT EXISTS (SELECT 1 FROM flow_outbox WHERE done_at IS NULL AND dead_at IS NULL AND available_at <= now() AND lease_until > now())");
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    public static async Task<QueuedMessage?> ReadAsync(NpgsqlDataSource dataSource, string tenant, long id, CancellationToken cancellationToken)
    {
        const string sql = "SELECT instance_id, kind, dedup_key, payload, attempts FROM flow_outbox WHERE tenant_id = $1 AND id = $2 AND done_at IS NULL AND available_at <= now()";
        await using var command = Command(dataSource, sql, tenant, id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(tenant, id, reader.IsDBNull(0) ? null : reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4))
            : null;
    }

    public static async Task DoneAsync(NpgsqlDataSource dataSource, QueuedMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string sql = "UPDATE flow_outbox SET done_at = $3, lease_until = NULL WHERE tenant_id = $1 AND id = $2";
        await using var command = Command(dataSource, sql, message.TenantId, message.Id);
        command.Parameters.Add(P(now));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Notes a failure: tried again after 2, 4, 8 … seconds (at most an hour), given up after twelve attempts.</summary>
    public static async Task FailAsync(NpgsqlDataSource dataSource, QueuedMessage message, string error, CancellationToken cancellationToken)
    {
        const string sql = """
            UPDATE flow_outbox SET attempts = attempts + 1, last_error = left($3, 2000), lease_until = NULL,
                available_at = now() + least(power(2, attempts + 1), 3600) * interval '1 second',
                dead_at = CASE WHEN attempts + 1 >= $4 THEN now() END
            WHERE tenant_id = $1 AND id = $2 AND done_at IS NULL
            """;
        await using var command = Command(dataSource, sql, message.TenantId, message.Id);
        command.Parameters.Add(P(error));
        command.Parameters.Add(P(MaxAttempts));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlCommand Command(NpgsqlDataSource dataSource, string sql, string tenant, long id)
    {
        var command = dataSource.CreateCommand(sql);
        command.Parameters.Add(P(tenant));
        command.Parameters.Add(P(id));
        return command;
    }
}
