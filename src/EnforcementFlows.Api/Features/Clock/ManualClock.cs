using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EnforcementFlows.Api.Features.Clock;

/// <summary>A clock that stands still until somebody moves it: for demo and acceptance.</summary>
/// <remarks>
/// The truth is one database row. <see cref="GetUtcNow"/> is synchronous, so it answers from a copy, which every request
/// and every burst of a worker refreshes at its start: within one of them the time does not change.
/// Timers of the framework (<see cref="TimeProvider.CreateTimer"/>) still run on the system clock.
/// </remarks>
public sealed class ManualClock(IServiceProvider services, IOptions<ClockSettings> settings) : TimeProvider
{
    // the framework asks for its clock before the private cluster, and so the data source, can be there
    private readonly Lazy<NpgsqlDataSource> _database = new(services.GetRequiredService<NpgsqlDataSource>);
    private long _ticks = settings.Value.Start!.Value.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Reads the row; called at the start of each request and each burst of a worker.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var read = _database.Value.CreateCommand("SELECT now FROM clock");
        await using var reader = await read.ExecuteReaderAsync(cancellationToken);
        if (await reader.ReadAsync(cancellationToken))
            Advance(reader.GetFieldValue<DateTimeOffset>(0));
    }

    /// <summary>Moves the clock for all nodes.</summary>
    /// <returns>False if the clock is already later: it never goes back.</returns>
    public async Task<bool> MoveAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var move = _database.Value.CreateCommand("UPDATE clock SET now = $1 WHERE now <= $1");
        move.Parameters.Add(new() { Value = now.ToUniversalTime() });
        if (await move.ExecuteNonQueryAsync(cancellationToken) == 0)
            return false;
        Advance(now);
        return true;
    }

    /// <summary>Makes the row in a new database; in one that has it, the clock goes on where it stood.</summary>
    internal async Task StartAsync(EnforcementDbContext db, CancellationToken cancellationToken)
    {
        var row = await db.Clock.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            row = new() { Now = GetUtcNow() };
            db.Clock.Add(row);
            await db.SaveChangesAsync(cancellationToken);
        }
        Volatile.Write(ref _ticks, row.Now.UtcTicks);
    }

    // requests overlap: one that read the row earlier must not set the copy back
    private void Advance(DateTimeOffset now)
    {
        for (var seen = Volatile.Read(ref _ticks); seen < now.UtcTicks;)
        {
            var before = Interlocked.CompareExchange(ref _ticks, now.UtcTicks, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }
}
