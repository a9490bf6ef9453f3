using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;
using static EnforcementFlows.Workflow.Storage.SqlParameters;

namespace EnforcementFlows.Workflow.Timers;

/// <summary>
/// Fires due timers. Any number of nodes may do so at once: rows are claimed in batches with SKIP LOCKED and a lease, each is
/// fired in a burst of its own that takes the row away, and a claim whose node died is claimable again when its lease is over.
/// </summary>
public sealed class DueTimers(NpgsqlDataSource dataSource, WorkflowRuntime runtime, WorkflowTelemetry telemetry, TimeProvider clock, ILogger<DueTimers> logger)
{
    private const int BatchSize = 100;
    private readonly string _owner = Guid.NewGuid().ToString("N");

    /// <summary>Claims and fires one batch of what is due at an instant of the injected clock, one after the other in due order.</summary>
    /// <returns>How many were claimed; fewer than a batch means nothing else was due.</returns>
    public Task<int> FireDueAsync(DateTimeOffset now, CancellationToken cancellationToken) => FireDueAsync(now, 1, cancellationToken);

    /// <summary>As <see cref="FireDueAsync(DateTimeOffset, CancellationToken)"/>, several instances at a time; those of one instance keep their order.</summary>
    public async Task<int> FireDueAsync(DateTimeOffset now, int parallelism, CancellationToken cancellationToken)
    {
        var looked = TimeProvider.System.GetUtcNow();
        var claimed = await ClaimAsync(now, BatchSize, cancellationToken);
        using var span = telemetry.BeginFiring(claimed.Count, looked);
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(claimed.GroupBy(t => t.InstanceId), options, async (timers, token) =>
        {
            foreach (var timer in timers)
                await FireAsync(timer, token);
        });
        return claimed.Count;
    }

    /// <summary>The earliest instant after <paramref name="now"/> at which something is due; null when there is none.</summary>
    public async Task<DateTimeOffset?> NextAfterAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            SELECT least(
                (SELECT min(due_at) FROM flow_timer WHERE state = 0 AND due_at > $1), (SELECT min(due_at) FROM flow_timer WHERE state = 1 AND due_at > $1),
                (SELECT min(next_at) FROM flow_trigger WHERE next_at > $1))
            """);
        command.Parameters.Add(P(now.ToUniversalTime()));
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime due ? new DateTimeOffset(DateTime.SpecifyKind(due, DateTimeKind.Utc)) : null;
    }

    /// <summary>Whether somebody is just firing what was due by then. What failed and waits for its next attempt does not count.</summary>
    public async Task<bool> AreInHandAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "SELECT EXISTS (SELECT 1 FROM flow_timer WHERE state = 1 AND lease_owner IS NOT NULL AND lease_until > now() AND due_at <= $1)");
        command.Parameters.Add(P(now.ToUniversalTime()));
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>
    /// Gives back what dead nodes had claimed: that counts as an attempt, for it may have been their death. And what failed and has
    /// waited for its next attempt. Leases run on the database's clock.
    /// </summary>
    public async Task ReleaseExpiredAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            UPDATE flow_timer SET state = 0, lease_until = NULL, lease_owner = NULL, attempts = attempts + CASE WHEN lease_owner IS NULL THEN 0 ELSE 1 END
            WHERE state = 1 AND lease_until < now()
            """);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task FireAsync(ClaimedTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            if (await runtime.FireAsync(timer, cancellationToken) is { Replayed: false })
                telemetry.Fired(timer.Handler is null ? "timer" : "alarm", clock.GetUtcNow() - timer.DueAt);
        }
        catch (AlreadyDoneException)
        {
            // somebody else was faster, or an earlier one of the same instance has ended it
        }
        catch (NothingToResumeException)
        {
            await DropAsync(timer, cancellationToken); // its instance is gone
        }
        catch (NodeTooOldException tooOld)
        {
            Log.LeftToAnotherNode(logger, tooOld.Message);
            await LeaveAsync(timer, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.TimerFailed(logger, timer.Id, timer.InstanceId, exception);
            await PutOffAsync(timer, cancellationToken);
        }
    }

    // without an owner: nobody has it in hand, its lease is a pause of 2, 4, 8 … 60 seconds
    private async Task PutOffAsync(ClaimedTimer timer, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            UPDATE flow_timer SET lease_owner = NULL, attempts = attempts + 1, lease_until = now() + least(power(2, least(attempts + 1, 10)), 60) * interval '1 second'
            WHERE tenant_id = $1 AND id = $2 AND state = 1 AND lease_owner = $3
            """);
        command.Parameters.Add(P(timer.TenantId));
        command.Parameters.Add(P(timer.Id));
        command.Parameters.Add(P(_owner));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // to a node that knows it; the attempt does not count
    private async Task LeaveAsync(ClaimedTimer timer, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            UPDATE flow_timer SET lease_owner = NULL, lease_until = now() + interval '2 seconds'
            WHERE tenant_id = $1 AND id = $2 AND state = 1 AND lease_owner = $3
            """);
        command.Parameters.Add(P(timer.TenantId));
        command.Parameters.Add(P(timer.Id));
        command.Parameters.Add(P(_owner));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task DropAsync(ClaimedTimer timer, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("DELETE FROM flow_timer WHERE tenant_id = $1 AND id = $2 AND instance_id = $3 AND generation = $4");
        command.Parameters.Add(P(timer.TenantId));
        command.Parameters.Add(P(timer.Id));
        command.Parameters.Add(P(timer.InstanceId));
        command.Parameters.Add(P(timer.Generation));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<List<ClaimedTimer>> ClaimAsync(DateTimeOffset now, int count, CancellationToken cancellationToken)
    {
        const string sql = """
            WITH due AS (
                SELECT tenant_id, id FROM flow_timer WHERE state = 0 AND due_at <= $1 ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
            UPDATE flow_timer t SET state = 1, lease_owner = $3, lease_until = now() + interval '60 seconds'
            FROM due WHERE t.tenant_id = due.tenant_id AND t.id = due.id
            RETURNING t.tenant_id, t.id, t.instance_id, t.context_id, t.due_at, t.handler, t.key, t.data, t.generation
            """;
        await using var command = dataSource.CreateCommand(sql);
        command.Parameters.Add(P(now.ToUniversalTime()));
        command.Parameters.Add(P(count));
        command.Parameters.Add(P(_owner));
        var claimed = new List<ClaimedTimer>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            claimed.Add(new(
                reader.GetString(0), reader.GetInt64(1), reader.GetGuid(2), reader.GetInt32(3), reader.GetFieldValue<DateTimeOffset>(4),
                reader.TextAt(5), reader.TextAt(6), reader.TextAt(7), reader.GetInt32(8)));
        }

        return [.. claimed.OrderBy(t => t.DueAt).ThenBy(t => t.Id)];
    }
}
