using EnforcementFlows.Workflow.Execution;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EnforcementFlows.Workflow.Timers;

/// <summary>
/// Fires due timers. Any number of nodes may do so at once: rows are claimed in batches with SKIP LOCKED and a lease, each is
/// fired in a burst of its own that takes the row away, and a claim whose node died is claimable again when its lease is over.
/// </summary>
public sealed class DueTimers(NpgsqlDataSource dataSource, WorkflowRuntime runtime, ILogger<DueTimers> logger)
{
    private const int BatchSize = 100;
    private readonly string _owner = Guid.NewGuid().ToString("N");

    /// <summary>Claims and fires one batch of what is due at an instant of the injected clock.</summary>
    /// <returns>How many were claimed; fewer than a batch means nothing else was due.</returns>
    public async Task<int> FireDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(now, BatchSize, cancellationToken);
        foreach (var timer in claimed)
            await FireAsync(timer, cancellationToken);
        return claimed.Count;
    }

    /// <summary>The earliest due instant of all ready timers; null when there is none.</summary>
    public async Task<DateTimeOffset?> EarliestAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT min(due_at) FROM (SELECT due_at FROM flow_timer WHERE state IN (0, 1) UNION ALL SELECT next_at FROM flow_trigger WHERE next_at IS NOT NULL) t");
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime due ? new DateTimeOffset(DateTime.SpecifyKind(due, DateTimeKind.Utc)) : null;
    }

    /// <summary>Gives back what dead nodes had claimed. Leases run on the database's clock.</summary>
    public async Task ReleaseExpiredAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("UPDATE flow_timer SET state = 0, lease_until = NULL, lease_owner = NULL WHERE state = 1 AND lease_until < now()");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task FireAsync(ClaimedTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            await runtime.FireAsync(timer, cancellationToken);
        }
        catch (NothingToResumeException)
        {
            await DropAsync(timer, cancellationToken); // its instance is gone
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.TimerFailed(logger, timer.Id, timer.InstanceId, exception);
        }
    }

    private async Task DropAsync(ClaimedTimer timer, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("DELETE FROM flow_timer WHERE tenant_id = $1 AND id = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = timer.TenantId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = timer.Id });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<List<ClaimedTimer>> ClaimAsync(DateTimeOffset now, int count, CancellationToken cancellationToken)
    {
        const string sql = """
            WITH due AS (
                SELECT tenant_id, id FROM flow_timer WHERE state = 0 AND due_at <= $1 ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
            UPDATE flow_timer t SET state = 1, lease_owner = $3, lease_until = now() + interval '60 seconds', attempts = attempts + 1
            FROM due WHERE t.tenant_id = due.tenant_id AND t.id = due.id
            RETURNING t.tenant_id, t.id, t.instance_id, t.context_id, t.due_at, t.handler, t.key, t.data, t.generation
            """;
        await using var command = dataSource.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _owner });
        var claimed = new List<ClaimedTimer>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            claimed.Add(new(
                reader.GetString(0), reader.GetInt64(1), reader.GetGuid(2), reader.GetInt32(3), reader.GetFieldValue<DateTimeOffset>(4),
                Text(reader, 5), Text(reader, 6), Text(reader, 7), reader.GetInt32(8)));
        }

        return [.. claimed.OrderBy(t => t.DueAt).ThenBy(t => t.Id)];
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
