using System.Collections.Concurrent;
using System.Diagnostics;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Tests.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit.Abstractions;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>PostgreSQL goes away under two working nodes, or has no room left; the nodes stay up and go on by themselves.</summary>
public sealed class DatabaseDeathTests(ITestOutputHelper output)
{
    private const int Callers = 8;

    // a shutdown that keeps its word, a crash, and a kill of the server alone
    private static readonly string[] Signals = ["INT", "QUIT", "KILL"];

    [Fact]
    public Task Server_RestartedUnderLoad_NothingIsLostAndNothingHappensTwice() => RestartAsync(3);

    [Fact]
    [Trait("Category", "Long")]
    public Task Server_RestartedAgainAndAgain_NothingIsLostAndNothingHappensTwice() => RestartAsync(54);

    [SmallDiskFact]
    public async Task Disk_Full_CommandsFailAndAreDoneWhenThereIsRoomAgain()
    {
        using var disk = SmallDisk.Mount(320);
        await using var cluster = await TestCluster.StartInAsync(disk.Path);
        var errors = new ConcurrentDictionary<string, int>();
        await using var load = await Load.StartAsync(cluster, failed => errors.AddOrUpdate((failed as PostgresException)?.SqlState ?? "lost", 1, (_, count) => count + 1));

        for (var round = 0; round < 2; round++)
        {
            await load.WorkedAsync();
            disk.Fill();
            await load.RefusedAsync(cluster);
            disk.Free();
            await cluster.EnsureRunningAsync();
            await load.EndLeasesAsync();
        }

        await load.WorkedAsync();
        disk.Fill();
        await FluentActions.Awaiting(() => cluster.ExecuteAsSuperuserAsync("DO $$ BEGIN FOR i IN 1..99 LOOP PERFORM pg_logical_emit_message(false, 'x', repeat('x', 1000000)); END LOOP; END $$"))
            .Should().ThrowAsync<NpgsqlException>("no room for the log: the server can not go on");
        disk.Free();
        await cluster.EnsureRunningAsync();
        await load.EndLeasesAsync();

        await load.ShouldBeDoneOnceAsync();
        output.WriteLine(string.Join(", ", errors.Select(e => $"{e.Key}: {e.Value}")));
        FaultTally.Add("full disk", "writing data", "disk full", 2);
        FaultTally.Add("full disk", "writing the log", "server gone", 1);
    }

    private async Task RestartAsync(int restarts)
    {
        var cluster = await TestCluster.StartDurableAsync();
        await using var load = await Load.StartAsync(cluster, _ => { });
        for (var restart = 0; restart < restarts; restart++)
        {
            await load.WorkedAsync();
            await cluster.RestartAsync(Signals[restart % Signals.Length]);
            await load.EndLeasesAsync();
        }

        var cases = await load.ShouldBeDoneOnceAsync();
        output.WriteLine($"{restarts} restarts, {cases} cases");
        foreach (var (signal, i) in Signals.Select((signal, i) => (signal, i)))
            FaultTally.Add("database deaths", "under load", $"PostgreSQL restarted after SIG{signal}", (restarts + Signals.Length - 1 - i) / Signals.Length);
    }

    /// <summary>Two nodes at work, and callers who ask again.</summary>
    private sealed class Load : IAsyncDisposable
    {
        private readonly CancellationTokenSource _enough = new();
        private readonly List<ServiceProvider> _nodes = [];
        private readonly Action<Exception> _failed;
        private readonly TestDatabase<EnforcementDbContext> _database;
        private List<Task<List<string>>> _callers = [];
        private int _done;

        private Load(TestDatabase<EnforcementDbContext> database, Action<Exception> failed) => (_database, _failed) = (database, failed);

        public static async Task<Load> StartAsync(TestCluster cluster, Action<Exception> failed)
        {
            var load = new Load(await TestDatabase.CreateAsync<EnforcementDbContext>(cluster), failed);
            for (var node = 0; node < 2; node++)
                load._nodes.Add(await JourneyNode.StartAsync(load._database.ConnectionString));
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

        public async Task EndLeasesAsync()
        {
            await using var db = _database.NewContext();
            await Until.TrueAsync(async () => await TryAsync(() => Journey.EndLeasesAsync(db))); // a connection of before is found dead once
        }

        /// <summary>Waits until there was no room for what callers and nodes wanted to write, or not even for the log.</summary>
        public async Task RefusedAsync(TestCluster cluster)
        {
            await using var db = _database.NewContext();
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
            await using var db = _database.NewContext();
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
            var (cases, turn) = (new List<string>(), caller);
            while (!_enough.IsCancellationRequested)
            {
                var about = $"case-{caller}-{cases.Count}";
                cases.Add(about);
                await Journey.TakeAsync(about, async (command, of) =>
                {
                    var done = await Journey.TryAsync(_nodes[turn++ % _nodes.Count], command, of, _failed);
                    if (done)
                        Interlocked.Increment(ref _done);
                    return done;
                });
            }

            return cases;
        }
    }
}

/// <summary>A fact about a disk that is full: it needs one that is small, and only root can make one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess || !SmallDisk.CanMount())
            Skip = "a small disk can not be mounted here (root with the right to mount is needed)";
    }
}

/// <summary>A disk in memory that is small enough to be filled.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create();

    private SmallDisk()
    {
    }

    public string Path => _folder.Path;

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    public static bool CanMount()
    {
        using var folder = TemporaryFolder.Create();
        return Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.Path) && Run("umount", folder.Path);
    }

    public static SmallDisk Mount(int megabytes)
    {
        var disk = new SmallDisk();
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0711", "tmpfs", disk.Path).Should().BeTrue();
        return disk;
    }

    /// <summary>Leaves no room at all.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        var block = new byte[1 << 16];
        try
        {
            while (true)
                ballast.Write(block);
        }
        catch (IOException)
        {
            // full
        }
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", Path);
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
