using System.Diagnostics;
using Npgsql;

namespace EnforcementFlows.Bench.Loads;

/// <summary>
/// What work costs the database: statements and commits by PostgreSQL's own counters, round trips by the driver's traces. It counts
/// while it is not disposed, and everything of one database, so nobody else must use it.
/// </summary>
internal sealed class Statements : IAsyncDisposable
{
    private readonly NpgsqlConnection _reader;
    private readonly ActivityListener _listener;
    private readonly ActivitySource _source = new("bench");
    private int _trips;

    private Statements(NpgsqlConnection reader)
    {
        _reader = reader;
        _listener = new()
        {
            ShouldListenTo = source => source.Name is "Npgsql" || source == _source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Interlocked.Add(ref _trips, activity.Source.Name == "Npgsql" ? 1 : 0),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Lets PostgreSQL count from the next connection on; the cluster must have loaded the module.</summary>
    public static async Task<Statements> CountAsync(string connectionString)
    {
        // by the superuser, as the module wants
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Username = "postgres", Pooling = false });
#pragma warning disable CA2100 // the name is ours
        await using var command = source.CreateCommand($"CREATE EXTENSION IF NOT EXISTS pg_stat_statements; ALTER DATABASE {name} SET pg_stat_statements.track = 'top'");
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        var reader = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await reader.OpenAsync(); // and asks what a driver asks at first, before anything is counted
        return new(reader);
    }

    /// <summary>What one burst costs on average.</summary>
    /// <param name="bursts">How many there are in <paramref name="work"/>.</param>
    public async Task<Cost> OfAsync(int bursts, Func<Task> work)
    {
        var (statements, commits, wal) = await ReadAsync();
        _trips = 0;
        using (_source.StartActivity("bursts"))
            await work();
        // COMMIT leaves no trace, BEGIN travels with the first statements; neither counts as a statement
        var trips = _trips + bursts;
        var (statementsAfter, commitsAfter, walAfter) = await ReadAsync();
        return new((statementsAfter - statements) / (double)bursts, trips / (double)bursts, (commitsAfter - commits) / (double)bursts, (double)(walAfter - wal) / bursts);
    }

    private async Task<(long Statements, long Commits, decimal Wal)> ReadAsync()
    {
        await using var command = new NpgsqlCommand("""
            SELECT 'cost',
                (SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
                 WHERE d.datname = current_database() AND query !~ '^(BEGIN|COMMIT|SELECT (\$1|''cost''),)'),
                (SELECT sum(calls)::bigint FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid WHERE d.datname = current_database() AND query = 'COMMIT'),
                pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')
            """, _reader);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(1), reader.IsDBNull(2) ? 0 : reader.GetInt64(2), reader.GetDecimal(3));
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        _source.Dispose();
        await _reader.DisposeAsync();
    }

    /// <param name="Trips">Round trips between node and database.</param>
    /// <param name="Wal">Bytes.</param>
    public sealed record Cost(double Statements, double Trips, double Commits, double Wal);
}
