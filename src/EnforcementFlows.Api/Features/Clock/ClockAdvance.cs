using EnforcementFlows.Workflow.Timers;
using Npgsql;

namespace EnforcementFlows.Api.Features.Clock;

/// <summary>
/// Moves the manual clock and has everything done that is due by then, in due order, each at its own instant. One mover at a time
/// over all nodes; workers stand aside meanwhile, so that nothing happens at the wrong time.
/// </summary>
public sealed class ClockAdvance(ManualClock clock, DueWork work, SimulatorClock simulators, NpgsqlDataSource database)
{
    internal const long LockKey = 0x4546_0003; // "EF" 3

    /// <returns>How many due things were done, or null if the clock is already later.</returns>
    public async Task<int?> ToAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await LockAsync(connection, "SELECT pg_advisory_lock($1)", cancellationToken);
            await clock.RefreshAsync(cancellationToken);
            if (now < clock.GetUtcNow())
                return null;
            return await work.AdvanceAsync(
                clock.GetUtcNow(), now, instant => clock.MoveAsync(instant, cancellationToken), cancellationToken, simulators.BeginMove(cancellationToken));
        }
        finally
        {
            await UnlockAsync(connection);
        }
    }

    /// <summary>Lets a worker's round run at the row's time, unless the clock is being moved.</summary>
    public async Task<int> GuardAsync(Func<CancellationToken, Task<int>> round, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            if (await LockAsync(connection, "SELECT pg_try_advisory_lock_shared($1)", cancellationToken) is not true)
                return 0;
            await clock.RefreshAsync(cancellationToken);
            return await round(cancellationToken);
        }
        finally
        {
            await UnlockAsync(connection);
        }
    }

    private static async Task<object?> LockAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // the texts are constants of this class
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = LockKey } }, CommandTimeout = 0 };
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    // the lock may have been had although its taking was cancelled, and it would go back to the pool with the connection
    private static async Task UnlockAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
