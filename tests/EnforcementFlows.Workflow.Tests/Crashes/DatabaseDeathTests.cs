using System.Collections.Concurrent;
using System.Diagnostics;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using Npgsql;
using Xunit.Abstractions;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>PostgreSQL goes away under two working nodes, or has no room left; the nodes stay up and go on by themselves.</summary>
public sealed class DatabaseDeathTests(ITestOutputHelper output)
{
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
        var database = await TestDatabase.CreateAsync<EnforcementDbContext>(cluster);
        await using var load = await DatabaseLoad.StartAsync(database.ConnectionString, failed => errors.AddOrUpdate((failed as PostgresException)?.SqlState ?? "lost", 1, (_, count) => count + 1));

        for (var round = 0; round < 2; round++)
        {
            await load.WorkedAsync();
            disk.Fill();
            await load.RefusedAsync(cluster);
            disk.Free();
            await load.EndLeasesAsync(cluster);
        }

        await load.WorkedAsync();
        disk.Fill();
        await FluentActions.Awaiting(() => cluster.ExecuteAsSuperuserAsync("DO $$ BEGIN FOR i IN 1..99 LOOP PERFORM pg_logical_emit_message(false, 'x', repeat('x', 1000000)); END LOOP; END $$"))
            .Should().ThrowAsync<NpgsqlException>("no room for the log: the server can not go on");
        disk.Free();
        await load.EndLeasesAsync(cluster);

        await load.ShouldBeDoneOnceAsync();
        output.WriteLine(string.Join(", ", errors.Select(e => $"{e.Key}: {e.Value}")));
        FaultTally.Add("full disk", "writing data", "disk full", 2);
        FaultTally.Add("full disk", "writing the log", "server gone", 1);
    }

    private async Task RestartAsync(int restarts)
    {
        var cluster = await TestCluster.StartDurableAsync();
        var database = await TestDatabase.CreateAsync<EnforcementDbContext>(cluster);
        await using var load = await DatabaseLoad.StartAsync(database.ConnectionString);
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
        Run("umount", "--lazy", Path); // a server that ends may hold a file a moment longer
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
