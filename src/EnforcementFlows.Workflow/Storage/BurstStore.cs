using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Outbox;
using EnforcementFlows.Workflow.Timers;
using Npgsql;
using static EnforcementFlows.Workflow.Storage.SqlParameters;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>
/// The few hot statements of a burst, written by hand and sent in batches: one round trip to look, lock and read, one to write.
/// They run on the burst's own connection and transaction.
/// </summary>
internal sealed partial class BurstStore(NpgsqlConnection connection, NpgsqlTransaction transaction, string tenant)
{
    internal const string InstanceColumns = "s.instance_id, s.version, s.state, s.seq, s.head_hash, s.plan_hash, s.status, s.sub_status, s.parent_id, s.parent_context";

    private const string LockInstance = $"SELECT {InstanceColumns} FROM flow_state s WHERE s.tenant_id = $1 AND s.instance_id = $2 FOR NO KEY UPDATE";

    private const string SerialiseEvent = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

    private readonly Dictionary<Guid, LockedInstance?> _locked = [];
    private (EventAddress Address, EventReach Reach)? _reach;
    private List<ClaimedTimer> _due = [];

    public NpgsqlConnection Connection => connection;

    /// <summary>The human task that the burst was opened for, as it stands since its instance is locked; null where there is none.</summary>
    public HumanTask? Task { get; private set; }

    /// <summary>Its version when it was read.</summary>
    public int TaskVersion { get; private set; }

    /// <summary>Locks an instance and reads it; null when there is none.</summary>
    public async Task<LockedInstance?> LockAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        if (_locked.Remove(instanceId, out var known))
            return known;
        await using var command = Command(LockInstance, P(tenant), P(instanceId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await ReadInstancesAsync(reader, cancellationToken) is [var only] ? only : null;
    }

    /// <summary>Finds and locks the instances that wait for an event, and finds the triggers of its name.</summary>
    public async Task<EventReach> ReachAsync(EventAddress address, CancellationToken cancellationToken)
    {
        if (_reach is var (known, reach) && known == address)
        {
            _reach = null;
            return reach;
        }

        await using var batch = Batch();
        if (address.Correlation is not null)
            batch.BatchCommands.Add(new(SerialiseEvent) { Parameters = { P(EventKey(address)) } });
        AddReach(batch, address);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (address.Correlation is not null)
            await reader.NextResultAsync(cancellationToken);
        return await ReadReachAsync(reader, cancellationToken);
    }

    /// <summary>
    /// The timer that the burst was opened for, if its row is still there and not parked, and what its instance was due for before
    /// it, in due order. What has failed before is not waited for. The instance was locked before: nobody else removes them now.
    /// </summary>
    public IReadOnlyList<ClaimedTimer> TakeDue()
    {
        var due = _due;
        _due = [];
        return due;
    }

    /// <summary>Marks an outbox row as delivered; false when it already was, or when there is another message under its number.</summary>
    public async Task<bool> ConsumeOutboxAsync(QueuedMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string sql = """
            UPDATE flow_outbox SET done_at = $5, lease_until = NULL
            WHERE tenant_id = $1 AND id = $2 AND kind = $3 AND dedup_key = $4 AND done_at IS NULL
            """;
        await using var command = Command(sql, P(tenant), P(message.Id), P(message.Kind), P(message.DedupKey), P(now));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Gives an outbox row up, so that an operator decides; false when it is done or was given up before.</summary>
    public async Task<bool> GiveUpOutboxAsync(QueuedMessage message, string reason, CancellationToken cancellationToken)
    {
        const string sql = """
            UPDATE flow_outbox SET attempts = attempts + 1, dead_at = now(), lease_until = NULL, last_error = left($5, 2000)
            WHERE tenant_id = $1 AND id = $2 AND kind = $3 AND dedup_key = $4 AND done_at IS NULL AND dead_at IS NULL
            """;
        await using var command = Command(sql, P(tenant), P(message.Id), P(message.Kind), P(message.DedupKey), P(reason));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>
    /// The early events that new waits of an instance could take, oldest first. Serialised with the publishing of the same events:
    /// whichever comes second sees the first.
    /// </summary>
    public async Task<List<EarlyEvent>> FindEarlyEventsAsync(IReadOnlyCollection<(string Name, string Correlation)> keys, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = Batch();
        BurstStatements.AddEventLocks(batch, tenant, keys);
        BurstStatements.AddEarlyEventSearch(batch, tenant, keys, now);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var found = new List<EarlyEvent>();
        while (await reader.ReadAsync(cancellationToken))
            found.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.TextAt(3)));
        return found;
    }

    /// <summary>Timers of an instance that are due by now.</summary>
    public async Task<List<(int ContextId, DateTimeOffset DueAt)>> FindDueTimersAsync(Guid instanceId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string sql = """
            SELECT context_id, due_at FROM flow_timer WHERE tenant_id = $1 AND instance_id = $2 AND handler IS NULL AND due_at <= $3 ORDER BY due_at, id
            """;
        await using var command = Command(sql, P(tenant), P(instanceId), P(now));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var due = new List<(int, DateTimeOffset)>();
        while (await reader.ReadAsync(cancellationToken))
            due.Add((reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1)));
        return due;
    }

    /// <summary>Events that were kept for waits of an instance while it stood still with a fault.</summary>
    public async Task<List<(DateTimeOffset ReceivedAt, int ContextId, EarlyEvent Event)>> FindMissedEventsAsync(
        Guid instanceId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string sql = """
            SELECT e.id, w.context_id, e.name, e.correlation_id, e.payload, e.received_at
            FROM flow_early_event e JOIN flow_wait w ON w.tenant_id = e.tenant_id AND w.instance_id = e.instance_id AND w.name = e.name
            WHERE e.tenant_id = $1 AND e.instance_id = $2 AND e.expires_at > $3 ORDER BY e.received_at, e.id, w.context_id
            """;
        await using var command = Command(sql, P(tenant), P(instanceId), P(now));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(DateTimeOffset, int, EarlyEvent)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((
                reader.GetFieldValue<DateTimeOffset>(5), reader.GetInt32(1),
                new(reader.GetGuid(0), reader.GetString(2), reader.GetString(3), reader.TextAt(4))));
        }

        return found;
    }

    /// <summary>Children of an instance that have ended, with the state they ended in.</summary>
    public async Task<List<(DateTimeOffset At, int ContextId, Guid Child, string Status, string SubStatus, byte[] State)>> FindEndedChildrenAsync(
        Guid instanceId, CancellationToken cancellationToken)
    {
        const string sql = """
            SELECT i.id, i.parent_context, i.status, i.sub_status, s.state, i.finished_at
            FROM flow_instance i JOIN flow_state s ON s.tenant_id = i.tenant_id AND s.instance_id = i.id
            WHERE i.tenant_id = $1 AND i.parent_id = $2 AND i.status = 'Finished' AND i.sub_status <> 'Faulted' ORDER BY i.id
            """;
        await using var command = Command(sql, P(tenant), P(instanceId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var children = new List<(DateTimeOffset, int, Guid, string, string, byte[])>();
        while (await reader.ReadAsync(cancellationToken))
        {
            children.Add((
                reader.GetFieldValue<DateTimeOffset>(5), reader.GetInt32(1), reader.GetGuid(0), reader.GetString(2), reader.GetString(3), reader.GetFieldValue<byte[]>(4)));
        }

        return children;
    }

    /// <summary>Children of an instance that have not ended, with the execution each was begun by.</summary>
    public async Task<List<(Guid Child, int ContextId)>> FindOpenChildrenAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        const string sql = """
            SELECT id, parent_context FROM flow_instance
            WHERE tenant_id = $1 AND parent_id = $2 AND (status = 'Running' OR sub_status = 'Faulted') ORDER BY id
            """;
        await using var command = Command(sql, P(tenant), P(instanceId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var children = new List<(Guid, int)>();
        while (await reader.ReadAsync(cancellationToken))
            children.Add((reader.GetGuid(0), reader.GetInt32(1)));
        return children;
    }

    /// <summary>Takes an early event away.</summary>
    public async Task TakeEarlyEventAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = Command("DELETE FROM flow_early_event WHERE tenant_id = $1 AND id = $2", P(tenant), P(id));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task KeepEarlyEventAsync(EarlyEventRow row, CancellationToken cancellationToken)
    {
        const string sql = """
            INSERT INTO flow_early_event (tenant_id, id, name, correlation_id, payload, received_at, expires_at, instance_id) VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7, $8)
            """;
        await using var command = Command(
            sql, P(tenant), P(row.Id), P(row.Name), P(row.CorrelationId), Text(row.Payload), P(row.ReceivedAt), P(row.ExpiresAt), Id(row.InstanceId));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Writes everything of the burst in one round trip; the ids of new outbox rows that the engine itself delivers come back.</summary>
    /// <exception cref="ConcurrentBurstException">A row's version moved although it was locked.</exception>
    /// <exception cref="EarlyEventFoundException">Something the burst now waits for had happened before.</exception>
    /// <param name="write">What the burst has done.</param>
    /// <param name="also">Statements of others that are to be carried out with it; they return no rows.</param>
    /// <param name="cancellationToken">Cancels it before it is written.</param>
    public async Task<List<long>> WriteAsync(BurstWrite write, IReadOnlyList<NpgsqlBatchCommand> also, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        var updates = BurstStatements.Add(batch, tenant, write);
        foreach (var command in also)
            batch.BatchCommands.Add(command);
        var outbox = new List<long>();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        do
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                if (reader.GetFieldType(0) == typeof(Guid)) // of an event; ids of outbox rows are numbers
                    throw new EarlyEventFoundException();
                outbox.Add(reader.GetInt64(0));
            }
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

    private void AddReach(NpgsqlBatch batch, EventAddress address)
    {
        var statements = EventStatements.For(address);
        batch.BatchCommands.Add(WithAddress(statements.LockInstances, address));
        batch.BatchCommands.Add(WithAddress(statements.FindWaits, address));
    }

    private NpgsqlBatchCommand WithAddress(string sql, EventAddress address)
    {
        var command = new NpgsqlBatchCommand(sql) { Parameters = { P(tenant), P(address.Name) } };
        if (address.Correlation is not null || address.Instance is not null)
            command.Parameters.Add(Text(address.Correlation));
        if (address.Instance is not null)
            command.Parameters.Add(Id(address.Instance));
        return command;
    }

    private async Task<EventReach> ReadReachAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        foreach (var instance in await ReadInstancesAsync(reader, cancellationToken))
            _locked[instance.InstanceId] = instance;
        await reader.NextResultAsync(cancellationToken);
        var reach = new EventReach([], []);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.IsDBNull(0))
                reach.Triggers.Add((reader.GetString(2), reader.GetString(3)));
            else
                reach.Waits.Add((reader.GetGuid(0), reader.GetInt32(1)));
        }

        return reach;
    }

    private static async Task<List<LockedInstance>> ReadInstancesAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var instances = new List<LockedInstance>();
        while (await reader.ReadAsync(cancellationToken))
        {
            instances.Add(new(
                reader.GetGuid(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2), reader.GetInt64(3), reader.GetFieldValue<byte[]>(4), reader.GetString(5))
            {
                Status = Enum.Parse<WorkflowStatus>(reader.GetString(6)),
                SubStatus = Enum.Parse<WorkflowSubStatus>(reader.GetString(7)),
                Parent = reader.IsDBNull(8) ? null : (reader.GetGuid(8), reader.GetInt32(9)),
            });
        }

        return instances;
    }

    // the publishing of an event and the making of a wait for it are serialised by this key
    private string EventKey(EventAddress address) => BurstStatements.EventKey(tenant, address.Name, address.Correlation!);

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
}

/// <summary>The stored answer of a command.</summary>
internal sealed record StoredCommand(byte[]? RequestHash, string? Result);

/// <summary>Whom an event is for: waits of its name and correlation, or of one instance only.</summary>
internal sealed record EventAddress(string Name, string? Correlation, Guid? Instance = null);

/// <summary>Whom an event reaches.</summary>
internal sealed record EventReach(List<(Guid Instance, int Context)> Waits, List<(string DefinitionId, string ActivityId)> Triggers);

/// <summary>An event that is kept until somebody waits for it.</summary>
internal sealed record EarlyEvent(Guid Id, string Name, string Correlation, string? Payload);

/// <summary>The burst waits for something that has happened already: it is run again, looking for such events as it goes.</summary>
internal sealed class EarlyEventFoundException() : BurstAbortedException("事件已先到达。");

/// <summary>An instance as locked by a burst.</summary>
internal sealed record LockedInstance(Guid InstanceId, long Version, byte[] State, long Seq, byte[] HeadHash, string PlanHash)
{
    public WorkflowStatus Status { get; init; }

    public WorkflowSubStatus SubStatus { get; init; }

    public (Guid Instance, int Context)? Parent { get; init; }
}

/// <summary>Two bursts wrote the same instance; the command can be repeated.</summary>
public sealed class ConcurrentBurstException() : BurstAbortedException("该流程实例正被其他操作更新，请重试。");
