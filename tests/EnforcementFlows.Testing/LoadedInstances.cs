using Npgsql;

namespace EnforcementFlows.Testing;

/// <summary>
/// Many open instances, for what must not depend on their number. They are copies of a real one that was just started, row by row as
/// the engine would have written them: instance, state, command, the journal record with its hash, waits for events and timers. Each
/// has ids of its own, a correlation of its own and a time of its own; their timers are due from the original's on, over half a year.
/// </summary>
public static class LoadedInstances
{
    private const int Batch = 25_000;
    private const int Connections = 2;

    private static readonly string[] Tables = ["flow_instance", "flow_state", "flow_command", "flow_journal", "flow_wait", "flow_timer"];

    /// <summary>What the copy of a number, from 1 on, is correlated by.</summary>
    public static string CorrelationOf(int number) => $"loaded-{number}";

    /// <summary>Loads copies of an instance that has a correlation and no parent, waits for events and timers only, and was not resumed yet; and tells the planner of them.</summary>
    public static async Task LoadAsync(string connectionString, string tenant, Guid original, int count)
    {
        await using var dataSource = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0 });
        await CheckAsync(dataSource, tenant, original);
        var batches = Enumerable.Range(0, (count + Batch - 1) / Batch).Select(batch => (First: (batch * Batch) + 1, Last: Math.Min((batch + 1) * Batch, count)));
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (batch, cancellationToken) =>
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            await using var copies = Copies(connection, tenant, original, count, batch);
            await copies.ExecuteNonQueryAsync(cancellationToken);
        });
        await using var tidy = dataSource.CreateCommand($"VACUUM (ANALYZE) {string.Join(", ", Tables)}");
        await tidy.ExecuteNonQueryAsync();
    }

    private static async Task CheckAsync(NpgsqlDataSource dataSource, string tenant, Guid original)
    {
        await using var fits = dataSource.CreateCommand("""
            SELECT EXISTS (SELECT 1 FROM flow_instance i JOIN flow_state s ON s.tenant_id = i.tenant_id AND s.instance_id = i.id
                WHERE i.tenant_id = $1 AND i.id = $2 AND i.correlation_id IS NOT NULL AND i.parent_id IS NULL AND i.status = 'Running' AND s.seq = 1)
                AND NOT EXISTS (SELECT 1 FROM human_task WHERE tenant_id = $1 AND instance_id = $2)
                AND NOT EXISTS (SELECT 1 FROM flow_outbox WHERE tenant_id = $1 AND instance_id = $2)
            """);
        fits.Parameters.Add(new() { Value = tenant });
        fits.Parameters.Add(new() { Value = original });
        if (await fits.ExecuteScalarAsync() is not true)
            throw new ArgumentException("Only an open instance that was just started, has a correlation and no parent and asked nobody for anything can be copied.", nameof(original));
    }

    // one transaction; the ids are ordered by time as the engine's are, a command's is not
    private static NpgsqlBatch Copies(NpgsqlConnection connection, string tenant, Guid original, int count, (int First, int Last) batch)
    {
        var copies = new NpgsqlBatch(connection);
        Add("""
            CREATE TEMP TABLE copy ON COMMIT DROP AS
            WITH original AS (
                SELECT s.state, j.body, j.at, i.correlation_id FROM flow_state s
                JOIN flow_journal j ON j.tenant_id = s.tenant_id AND j.instance_id = s.instance_id
                JOIN flow_instance i ON i.tenant_id = s.tenant_id AND i.id = s.instance_id
                WHERE s.tenant_id = $1 AND s.instance_id = $2),
            named AS (
                SELECT n, 'loaded-' || n AS correlation, md5('command-' || n)::uuid AS command_id, o.at - ($3 - n) * interval '15 seconds' AS at, md5('instance-' || n) AS random
                FROM original o, generate_series($4, $5) AS n)
            SELECT n, correlation, command_id, c.at, (lpad(to_hex((extract(epoch FROM c.at) * 1000)::bigint), 12, '0') || '7' || substr(random, 1, 3) || '8' || substr(random, 4, 15))::uuid AS id,
                convert_to(replace(convert_from(o.state, 'UTF8'), to_json(o.correlation_id)::text, to_json(correlation)::text), 'UTF8') AS state, o.body, ''::bytea AS hash
            FROM named c, original o
            """, tenant, original, count, batch.First, batch.Last);
        Add("""
            UPDATE copy SET body = replace(copy.body, encode(sha256(s.state), 'hex'), encode(sha256(copy.state), 'hex'))
            FROM flow_state s WHERE s.tenant_id = $1 AND s.instance_id = $2
            """, tenant, original);
        // as JournalChain does: the first record, microseconds since the year 1
        Add("""
            UPDATE copy SET hash = sha256(convert_to(concat(
                replace(copy.id::text, '-', ''), '|1|', (extract(epoch FROM copy.at) * 1000000)::bigint + 62135596800000000, '|', j.kind, '|', j.actor, '|',
                replace(copy.command_id::text, '-', ''), '|', copy.body), 'UTF8'))
            FROM flow_journal j WHERE j.tenant_id = $1 AND j.instance_id = $2
            """, tenant, original);
        Add("""
            INSERT INTO flow_instance (tenant_id, id, definition_id, version_id, plan_hash, correlation_id, name, status, sub_status, incident_count, started_at)
            SELECT tenant_id, c.id, definition_id, version_id, plan_hash, c.correlation, name, status, sub_status, incident_count, c.at
            FROM flow_instance i, copy c WHERE i.tenant_id = $1 AND i.id = $2 ORDER BY n
            """, tenant, original);
        Add("""
            INSERT INTO flow_state (tenant_id, instance_id, version, state, seq, head_hash, plan_hash, status, sub_status)
            SELECT tenant_id, c.id, version, c.state, seq, c.hash, plan_hash, status, sub_status
            FROM flow_state s, copy c WHERE s.tenant_id = $1 AND s.instance_id = $2 ORDER BY n
            """, tenant, original);
        Add("""
            INSERT INTO flow_journal (tenant_id, instance_id, seq, at, kind, actor, command_id, body, hash)
            SELECT tenant_id, c.id, seq, c.at, kind, actor, c.command_id, c.body, c.hash
            FROM flow_journal j, copy c WHERE j.tenant_id = $1 AND j.instance_id = $2 ORDER BY n
            """, tenant, original);
        Add("""
            INSERT INTO flow_command (tenant_id, command_id, kind, request_hash, result, at)
            SELECT m.tenant_id, c.command_id, m.kind, m.request_hash, to_jsonb(c.id::text), c.at
            FROM flow_command m JOIN flow_journal j ON j.tenant_id = m.tenant_id AND j.command_id = m.command_id, copy c WHERE j.tenant_id = $1 AND j.instance_id = $2 ORDER BY n
            """, tenant, original);
        Add("""
            INSERT INTO flow_wait (tenant_id, instance_id, context_id, name, correlation_id)
            SELECT w.tenant_id, c.id, context_id, w.name, CASE WHEN w.correlation_id = i.correlation_id THEN c.correlation ELSE w.correlation_id END
            FROM flow_wait w JOIN flow_instance i ON i.tenant_id = w.tenant_id AND i.id = w.instance_id, copy c WHERE w.tenant_id = $1 AND w.instance_id = $2 ORDER BY n
            """, tenant, original);
        Add("""
            INSERT INTO flow_timer (tenant_id, due_at, instance_id, context_id, handler, key, data, generation, state, attempts)
            SELECT tenant_id, due_at + (n * 7919::bigint % 15552000) * interval '1 second', c.id, context_id, handler, key, data, generation, t.state, attempts
            FROM flow_timer t, copy c WHERE t.tenant_id = $1 AND t.instance_id = $2 ORDER BY n
            """, tenant, original);
        return copies;

        void Add(string sql, params object[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
                command.Parameters.Add(new() { Value = value });
            copies.BatchCommands.Add(command);
        }
    }
}
