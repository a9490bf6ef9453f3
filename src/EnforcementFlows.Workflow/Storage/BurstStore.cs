using EnforcementFlows.Workflow.Execution;
using Npgsql;
using NpgsqlTypes;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>
/// The few hot statements of a burst, written by hand and sent in batches: one round trip to lock and read, one to write.
/// They run on the burst's own connection and transaction.
/// </summary>
internal sealed class BurstStore(NpgsqlConnection connection, NpgsqlTransaction transaction, string tenant)
{
    /// <summary>Waiting longer for a row means something is wrong; the command is answered "busy" and can be repeated.</summary>
    private const string LockTimeout = "SET LOCAL lock_timeout = '2s'";

    /// <summary>The stored answer of a command; null when it has not been carried out.</summary>
    public async Task<(byte[]? RequestHash, string? Result)?> FindCommandAsync(Guid commandId, CancellationToken cancellationToken)
    {
        await using var batch = Batch(
            new(LockTimeout),
            new("SELECT request_hash, result FROM flow_command WHERE tenant_id = $1 AND command_id = $2") { Parameters = { P(tenant), P(commandId) } });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.IsDBNull(0) ? null : reader.GetFieldValue<byte[]>(0), reader.IsDBNull(1) ? null : reader.GetString(1))
            : null;
    }

    /// <summary>Locks an instance and reads it; null when there is none.</summary>
    public async Task<LockedInstance?> LockAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        const string sql = """
            SELECT s.version, s.state, s.seq, s.head_hash, s.plan_hash, s.status, s.sub_status, i.correlation_id, i.name, i.incident_count, i.parent_id, i.parent_context
            FROM flow_state s JOIN flow_instance i ON i.tenant_id = s.tenant_id AND i.id = s.instance_id
            WHERE s.tenant_id = $1 AND s.instance_id = $2 FOR NO KEY UPDATE OF s
            """;
        await using var command = Command(sql, P(tenant), P(instanceId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        return new(instanceId, reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetInt64(2), reader.GetFieldValue<byte[]>(3), reader.GetString(4))
        {
            Status = Enum.Parse<WorkflowStatus>(reader.GetString(5)),
            SubStatus = Enum.Parse<WorkflowSubStatus>(reader.GetString(6)),
            Searched = new(
                reader.IsDBNull(7) ? null : reader.GetString(7), reader.IsDBNull(8) ? null : reader.GetString(8),
                reader.GetString(5), reader.GetString(6), reader.GetInt32(9)),
            Parent = reader.IsDBNull(10) ? null : (reader.GetGuid(10), reader.GetInt32(11)),
        };
    }

    /// <summary>Takes the timer's row away; false when it is gone, or rescheduled, or not ours any more.</summary>
    public async Task<bool> ConsumeTimerAsync(long timerId, int generation, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "DELETE FROM flow_timer WHERE tenant_id = $1 AND id = $2 AND generation = $3", P(tenant), P(timerId), P(generation));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Marks an outbox row as delivered; false when it already was.</summary>
    public async Task<bool> ConsumeOutboxAsync(long id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "UPDATE flow_outbox SET done_at = $3, lease_until = NULL WHERE tenant_id = $1 AND id = $2 AND done_at IS NULL", P(tenant), P(id), P(now));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>The waits that an event reaches: those of its correlation and those that name none.</summary>
    public async Task<List<(Guid Instance, int Context)>> FindWaitsAsync(string name, string? correlation, Guid? instanceId, CancellationToken cancellationToken)
    {
        const string sql = """
            SELECT instance_id, context_id FROM flow_wait
            WHERE tenant_id = $1 AND name = $2 AND ($3::text IS NULL OR correlation_id IS NULL OR correlation_id = $3) AND ($4::uuid IS NULL OR instance_id = $4)
            ORDER BY instance_id, context_id
            """;
        await using var command = Command(sql, P(tenant), P(name), PText(correlation), PId(instanceId));
        var waits = new List<(Guid, int)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            waits.Add((reader.GetGuid(0), reader.GetInt32(1)));
        return waits;
    }

    /// <summary>Event triggers of published definitions.</summary>
    public async Task<List<(string DefinitionId, string ActivityId)>> FindEventTriggersAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "SELECT definition_id, activity_id FROM flow_trigger WHERE tenant_id = $1 AND kind = 'event' AND value = $2 ORDER BY 1, 2", P(tenant), P(name));
        var triggers = new List<(string, string)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            triggers.Add((reader.GetString(0), reader.GetString(1)));
        return triggers;
    }

    /// <summary>
    /// Serialises an event and the making of a wait for it: whichever comes second sees the first. Released at the end of the transaction.
    /// </summary>
    public async Task LockEventAsync(string name, string correlation, CancellationToken cancellationToken)
    {
        await using var command = Command("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", P($"{tenant}|{name}|{correlation}"));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task KeepEarlyEventAsync(EarlyEventRow row, CancellationToken cancellationToken)
    {
        const string sql = """
            INSERT INTO flow_early_event (tenant_id, id, name, correlation_id, payload, received_at, expires_at) VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7)
            """;
        await using var command = Command(
            sql, P(tenant), P(row.Id), P(row.Name), P(row.CorrelationId), PText(row.Payload), P(row.ReceivedAt), P(row.ExpiresAt));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Takes the oldest early event of a name and correlation.</summary>
    public async Task<(bool Found, string? Payload)> TakeEarlyEventAsync(string name, string correlation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string sql = """
            DELETE FROM flow_early_event WHERE tenant_id = $1 AND id = (
                SELECT id FROM flow_early_event WHERE tenant_id = $1 AND name = $2 AND correlation_id = $3 AND expires_at > $4 ORDER BY received_at, id LIMIT 1)
            RETURNING payload
            """;
        await using var command = Command(sql, P(tenant), P(name), P(correlation), P(now));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return (false, null);
        return (true, reader.IsDBNull(0) ? null : reader.GetString(0));
    }

    /// <summary>Writes everything of the burst in one round trip; the ids of new outbox rows come back.</summary>
    /// <exception cref="ConcurrentBurstException">A row's version moved although it was locked.</exception>
    public async Task<List<long>> WriteAsync(BurstWrite write, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        var updates = BurstStatements.Add(batch, tenant, write);
        var outbox = new List<long>();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        do
        {
            while (await reader.ReadAsync(cancellationToken))
                outbox.Add(reader.GetInt64(0));
        }
        while (await reader.NextResultAsync(cancellationToken));
        await reader.CloseAsync();
        foreach (var (index, expected) in updates)
        {
            if (batch.BatchCommands[index].RecordsAffected != expected)
                throw new ConcurrentBurstException();
        }

        return outbox;
    }

    private NpgsqlBatch Batch(params NpgsqlBatchCommand[] commands)
    {
        var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        return batch;
    }

    private NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
#pragma warning disable CA2100 // every text is a constant of this class; values are parameters
        var command = new NpgsqlCommand(sql, connection, transaction);
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter<T> P<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    private static NpgsqlParameter PText(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    private static NpgsqlParameter PId(Guid? value) => new() { NpgsqlDbType = NpgsqlDbType.Uuid, Value = (object?)value ?? DBNull.Value };
}

/// <summary>An instance as locked by a burst.</summary>
internal sealed record LockedInstance(Guid InstanceId, long Version, byte[] State, long Seq, byte[] HeadHash, string PlanHash)
{
    public WorkflowStatus Status { get; init; }

    public WorkflowSubStatus SubStatus { get; init; }

    public required SearchedColumns Searched { get; init; }

    public (Guid Instance, int Context)? Parent { get; init; }
}

/// <summary>The columns of flow_instance that are rewritten only when one changed.</summary>
internal sealed record SearchedColumns(string? CorrelationId, string? Name, string Status, string SubStatus, int IncidentCount);

/// <summary>Two bursts wrote the same instance; the command can be repeated.</summary>
public sealed class ConcurrentBurstException() : BurstAbortedException("该流程实例正被其他操作更新，请重试。");
