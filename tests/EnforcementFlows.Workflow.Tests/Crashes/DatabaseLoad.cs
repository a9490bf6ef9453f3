using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Tests.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>Two nodes at work on a database that fails them, and callers who ask again.</summary>
internal sealed class DatabaseLoad : IAsyncDisposable
{
    private const int Callers = 8;
    private readonly CancellationTokenSource _enough = new();
    private readonly List<ServiceProvider> _nodes = [];
    private readonly string _connectionString;
    private readonly Action<Exception>? _failed;
    private readonly bool _forgets;
    private List<Task<List<string>>> _callers = [];
    private int _done;

    private DatabaseLoad(string connectionString, Action<Exception>? failed, bool forgets) => (_connectionString, _failed, _forgets) = (connectionString, failed, forgets);

    /// <param name="connectionString">Leads to a migrated database.</param>
    /// <param name="failed">Is told what the database refused or broke off.</param>
    /// <param name="forgets">Whether the database may forget what it has confirmed: then callers ask again from the beginning when they get no further, and once more in the end.</param>
    public static async Task<DatabaseLoad> StartAsync(string connectionString, Action<Exception>? failed = null, bool forgets = false)
    {
        var load = new DatabaseLoad(connectionString, failed, forgets);
        for (var node = 0; node < 2; node++)
            load._nodes.Add(await JourneyNode.StartAsync(connectionString));
        await EngineHost.ImportAsync(load._nodes[0], Journey.Definitions);
        load._callers = [.. Enumerable.Range(0, Callers).Select(caller => Task.Run(() => load.CallAsync(caller)))];
        return load;
    }

    /// <summary>Waits until more has been done.</summary>
    public async Task WorkedAsync()
    {
        var before = _done;
        await Until.TrueAsync(() => _done > before + Callers);
    }

    /// <param name="dying">A server that may end only after it has told its last client so: it is started again, as a host's supervision does.</param>
    public async Task EndLeasesAsync(TestCluster? dying = null)
    {
        await using var db = NewContext();
        await Until.TrueAsync(async () =>
        {
            await (dying?.EnsureRunningAsync() ?? Task.CompletedTask);
            return await TryAsync(() => Journey.EndLeasesAsync(db)); // a connection of before is found dead once
        });
    }

    /// <summary>Waits until there was no room for what callers and nodes wanted to write, or not even for the log.</summary>
    public async Task RefusedAsync(TestCluster cluster)
    {
        await using var db = NewContext();
        var (refused, patience) = (false, 0);
        await Until.TrueAsync(async () =>
        {
            refused |= !await TryAsync(() => db.Database.ExecuteSqlRawAsync("CREATE TABLE ballast AS SELECT repeat('x', 1000) FROM generate_series(1, 1000); DROP TABLE ballast"));
            await TryAsync(() => Journey.EndLeasesAsync(db));
            return !cluster.IsRunning() || (refused && patience++ > 50);
        });
    }

    public async Task<int> ShouldBeDoneOnceAsync()
    {
        await _enough.CancelAsync();
        var cases = (await Task.WhenAll(_callers)).SelectMany(taken => taken).ToList();
        if (_forgets)
            await Parallel.ForEachAsync(cases, async (about, _) => await TakeAsync(about, 0));
        await using var db = NewContext();
        await Journey.ShouldBeDoneOnceAsync(db, cases);
        return cases.Count;
    }

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        foreach (var node in _nodes)
            await JourneyNode.StopAsync(node);
        _enough.Dispose();
    }

    private static async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception gone) when (gone is NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }

    private async Task<List<string>> CallAsync(int caller)
    {
        var cases = new List<string>();
        while (!_enough.IsCancellationRequested)
        {
            cases.Add($"case-{caller}-{cases.Count}");
            await TakeAsync(cases[^1], caller);
        }

        return cases;
    }

    private Task TakeAsync(string about, int turn)
    {
        return _forgets ? Journey.TakeFromTheStartAsync(about, AskAsync) : Journey.TakeAsync(about, AskAsync);

        async Task<bool> AskAsync(string command, string of)
        {
            var done = await Journey.TryAsync(_nodes[turn++ % _nodes.Count], command, of, _failed);
            if (done)
                Interlocked.Increment(ref _done);
            return done;
        }
    }

    private EnforcementDbContext NewContext() => new(new DbContextOptionsBuilder<EnforcementDbContext>().UseNpgsql(_connectionString).Options);
}
