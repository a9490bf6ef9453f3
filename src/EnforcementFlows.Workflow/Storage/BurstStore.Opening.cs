using EnforcementFlows.Workflow.Timers;
using Npgsql;
using static EnforcementFlows.Workflow.Storage.SqlParameters;

namespace EnforcementFlows.Workflow.Storage;

/// <content>The first round trip of a burst: the command's answer, and what it is known to need.</content>
internal sealed partial class BurstStore
{
    // Waiting longer for a row means something is wrong; the command is answered "busy" and can be repeated. A burst finds each row by
    // its key: a bitmap gains nothing there, and unlike an index scan it does not note which entries are dead, so that the waits a
    // busy case left behind would be read again until the next vacuum.
    private const string Settings = "set_config('lock_timeout', '2s', true) || set_config('enable_bitmapscan', 'off', true)";
    private const string FindColumns = $"SELECT {Settings}, c.command_id IS NOT NULL, c.request_hash, c.result";
    private const string FindSource = "FROM (VALUES (1)) one LEFT JOIN flow_command c ON c.tenant_id = $1 AND c.command_id = $2";
    private const string FindCommand = $"{FindColumns} {FindSource}";
    private const string FindCommandAndSerialiseEvent = $"{FindColumns}, pg_advisory_xact_lock(hashtextextended($3, 0)) {FindSource}";

    private const string LockInstanceOfTask = $"""
        SELECT {InstanceColumns} FROM flow_state s
        WHERE s.tenant_id = $1 AND s.instance_id = (SELECT instance_id FROM human_task WHERE tenant_id = $1 AND id = $2) FOR NO KEY UPDATE
        """;

    private const string FindTask = $"SELECT {HumanTaskRow.Columns} FROM human_task WHERE tenant_id = $1 AND id = $2";

    // what failed four times is in itself wrong, and is not to hold up the rest for ever; a claim that ended with its node counts too, so
    // it takes more than one
    private const string FindDue = """
        SELECT id, context_id, due_at, handler, key, data, generation FROM flow_timer
        WHERE tenant_id = $1 AND instance_id = $2 AND state <> 2
            AND ((id = $3 AND generation = $4) OR ((due_at, id) < ($5, $3) AND attempts <= 4))
        ORDER BY due_at, id
        """;

    /// <summary>
    /// Looks for the command's stored answer and, in the same round trip, locks and reads what the command is known to need.
    /// </summary>
    /// <returns>Whether the command was carried out before, and its answer.</returns>
    public async Task<StoredCommand?> OpenAsync(Guid commandId, BurstNeeds needs, CancellationToken cancellationToken)
    {
        await using var batch = Opening(commandId, needs);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (reader.GetBoolean(1))
            return new(reader.IsDBNull(2) ? null : reader.GetFieldValue<byte[]>(2), reader.TextAt(3));
        if (needs.Instance is { } wanted)
        {
            await reader.NextResultAsync(cancellationToken);
            _locked[wanted] = await ReadInstancesAsync(reader, cancellationToken) is [var only] ? only : null;
        }

        if (needs.Event is { } address)
        {
            await reader.NextResultAsync(cancellationToken);
            _reach = (address, await ReadReachAsync(reader, cancellationToken));
        }

        if (needs.Timer is { } timer)
        {
            await reader.NextResultAsync(cancellationToken);
            _due = await ReadDueAsync(reader, timer.InstanceId, cancellationToken);
        }

        if (needs.Task is not null)
        {
            await reader.NextResultAsync(cancellationToken);
            foreach (var instance in await ReadInstancesAsync(reader, cancellationToken))
                _locked[instance.InstanceId] = instance;
            await reader.NextResultAsync(cancellationToken);
            Task = await reader.ReadAsync(cancellationToken) ? HumanTaskRow.Read(reader) : null;
            TaskVersion = Task?.Version ?? 0;
        }

        return null;
    }

    private NpgsqlBatch Opening(Guid commandId, BurstNeeds needs)
    {
        var batch = Batch(needs.Event?.Correlation is null
            ? new NpgsqlBatchCommand(FindCommand) { Parameters = { P(tenant), P(commandId) } }
            : new NpgsqlBatchCommand(FindCommandAndSerialiseEvent) { Parameters = { P(tenant), P(commandId), P(EventKey(needs.Event)) } });
        if (needs.Instance is { } instance)
            batch.BatchCommands.Add(new(LockInstance) { Parameters = { P(tenant), P(instance) } });
        if (needs.Event is { } address)
            AddReach(batch, address);
        if (needs.Timer is { } timer)
        {
            batch.BatchCommands.Add(new(FindDue)
            {
                Parameters = { P(tenant), P(timer.InstanceId), P(timer.Id), P(timer.Generation), P(timer.DueAt.ToUniversalTime()) },
            });
        }

        if (needs.Task is { } task)
        {
            batch.BatchCommands.Add(new(LockInstanceOfTask) { Parameters = { P(tenant), P(task) } });
            batch.BatchCommands.Add(new(FindTask) { Parameters = { P(tenant), P(task) } });
        }

        return batch;
    }

    private async Task<List<ClaimedTimer>> ReadDueAsync(NpgsqlDataReader reader, Guid instanceId, CancellationToken cancellationToken)
    {
        var due = new List<ClaimedTimer>();
        while (await reader.ReadAsync(cancellationToken))
        {
            due.Add(new(
                tenant, reader.GetInt64(0), instanceId, reader.GetInt32(1), reader.GetFieldValue<DateTimeOffset>(2), reader.TextAt(3), reader.TextAt(4),
                reader.TextAt(5), reader.GetInt32(6)));
        }

        return due;
    }
}
