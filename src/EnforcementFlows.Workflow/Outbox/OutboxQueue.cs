using Npgsql;
using static EnforcementFlows.Workflow.Storage.SqlParameters;

namespace EnforcementFlows.Workflow.Outbox;

/// <summary>The outbox table: claiming with leases, retries with back-off, dead letters. Its times are the database's.</summary>
internal static class OutboxQueue
{
    /// <summary>The kinds that have a row which is due; from one kind to the next in the index, however many rows each has.</summary>
    public static async Task<List<string>> DueKindsAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        const string sql = """
            WITH RECURSIVE kinds AS (
                (SELECT kind FROM flow_outbox WHERE done_at IS NULL AND dead_at IS NULL ORDER BY kind LIMIT 1)
                UNION ALL
                SELECT (SELECT o.kind FROM flow_outbox o WHERE o.done_at IS NULL AND o.dead_at IS NULL AND o.kind > k.kind ORDER BY o.kind LIMIT 1)
                FROM kinds k WHERE k.kind IS NOT NULL)
            SELECT kind FROM kinds
            WHERE kind IS NOT NULL AND EXISTS (
                SELECT 1 FROM flow_outbox d
                WHERE d.kind = kinds.kind AND d.done_at IS NULL AND d.dead_at IS NULL AND d.available_at <= now() AND (d.lease_until IS NULL OR d.lease_until < now()))
            """;
        await using var command = dataSource.CreateCommand(sql);
        var kinds = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            kinds.Add(reader.GetString(0));
        return kinds;
    }

    /// <summary>Claims rows of a kind that are due and whose lease has run out; of one correlation only the first that is not done.</summary>
    public static async Task<List<(string Tenant, long Id, Guid? Instance)>> ClaimAsync(
        NpgsqlDataSource dataSource, string kind, int count, CancellationToken cancellationToken)
    {
        const string sql = """
            WITH due AS (
                SELECT o.tenant_id, o.id FROM flow_outbox o
                WHERE o.kind = $2 AND o.done_at IS NULL AND o.dead_at IS NULL AND o.available_at <= now() AND (o.lease_until IS NULL OR o.lease_until < now())
                    AND (o.correlation_id IS NULL OR NOT EXISTS (
                        SELECT 1 FROM flow_outbox e
                        WHERE e.tenant_id = o.tenant_id AND e.kind = o.kind AND e.correlation_id = o.correlation_id AND e.done_at IS NULL AND e.id < o.id))
                ORDER BY o.available_at LIMIT $1 FOR UPDATE OF o SKIP LOCKED)
            UPDATE flow_outbox o SET lease_until = now() + interval '60 seconds' FROM due WHERE o.tenant_id = due.tenant_id AND o.id = due.id
            RETURNING o.tenant_id, o.id, o.instance_id
            """;
        await using var command = dataSource.CreateCommand(sql);
        command.Parameters.Add(P(count));
        command.Parameters.Add(P(kind));
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
        const string sql = """
            SELECT instance_id, kind, dedup_key, correlation_id, payload, attempts, created_at FROM flow_outbox
            WHERE tenant_id = $1 AND id = $2 AND done_at IS NULL AND dead_at IS NULL AND available_at <= now()
            """;
        await using var command = dataSource.CreateCommand(sql);
        command.Parameters.Add(P(tenant));
        command.Parameters.Add(P(id));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(
                tenant, id, reader.IsDBNull(0) ? null : reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3),
                reader.GetString(4), reader.GetInt32(5))
            {
                CreatedAt = reader.GetFieldValue<DateTimeOffset>(6),
            }
            : null;
    }

    public static async Task DoneAsync(NpgsqlDataSource dataSource, QueuedMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string sql = "UPDATE flow_outbox SET done_at = $5, lease_until = NULL WHERE tenant_id = $1 AND id = $2 AND kind = $3 AND dedup_key = $4";
        await using var command = Command(dataSource, sql, message);
        command.Parameters.Add(P(now));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Notes a failure: tried again after 2, 4, 8 … seconds, at most an hour.</summary>
    public static async Task FailAsync(NpgsqlDataSource dataSource, QueuedMessage message, string error, CancellationToken cancellationToken)
    {
        const string sql = """
            UPDATE flow_outbox SET attempts = attempts + 1, last_error = left($5, 2000), lease_until = NULL,
                available_at = now() + least(power(2, attempts + 1), 3600) * interval '1 second'
            WHERE tenant_id = $1 AND id = $2 AND kind = $3 AND dedup_key = $4 AND done_at IS NULL
            """;
        await using var command = Command(dataSource, sql, message);
        command.Parameters.Add(P(error));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Leaves a row that can not be delivered by this node, or for now, until after a pause; the attempt does not count.</summary>
    public static async Task LeaveAsync(NpgsqlDataSource dataSource, QueuedMessage message, string reason, TimeSpan pause, CancellationToken cancellationToken)
    {
        const string sql = """
            UPDATE flow_outbox SET last_error = left($5, 2000), lease_until = NULL, available_at = now() + $6
            WHERE tenant_id = $1 AND id = $2 AND kind = $3 AND dedup_key = $4 AND done_at IS NULL
            """;
        await using var command = Command(dataSource, sql, message);
        command.Parameters.Add(P(reason));
        command.Parameters.Add(new() { Value = pause });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // the number alone does not name a message once the database has lost its last commits
    private static NpgsqlCommand Command(NpgsqlDataSource dataSource, string sql, QueuedMessage message)
    {
        var command = dataSource.CreateCommand(sql);
        command.Parameters.Add(P(message.TenantId));
        command.Parameters.Add(P(message.Id));
        command.Parameters.Add(P(message.Kind));
        command.Parameters.Add(P(message.DedupKey));
        return command;
    }
}
