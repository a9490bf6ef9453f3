using EnforcementFlows.Data.PrivateClusters;
using EnforcementFlows.Testing;
using FluentAssertions;
using Npgsql;

namespace EnforcementFlows.Data.Tests;

public sealed class PrivateClusterTests : IDisposable
{
    private readonly ClusterFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task StartAsync_EmptyFolder_IsDurableAndClosedToTheNetwork()
    {
        await using var cluster = await _fixture.StartAsync();

        var superuser = ClusterFixture.ConnectionString(cluster);
        foreach (var setting in new[] { "fsync", "full_page_writes", "synchronous_commit", "data_checksums" })
            (await ClusterFixture.ScalarAsync(superuser, $"SHOW {setting}")).Should().Be("on", setting);
        (await ClusterFixture.ScalarAsync(superuser, "SHOW listen_addresses")).Should().Be("");
        (await ClusterFixture.ScalarAsync(superuser, "SELECT string_agg(DISTINCT type || ' ' || auth_method, ',') FROM pg_hba_file_rules")).Should().Be("local peer");
        (await ClusterFixture.ScalarAsync(cluster.ConnectionString("postgres"), "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).Should().Be(false);
    }

    [Fact]
    public async Task DisposeAsync_ThenStart_KeepsTheDataAndNeedsNoRecovery()
    {
        await using (var first = await _fixture.StartAsync())
            await ClusterFixture.ExecuteAsync(ClusterFixture.ConnectionString(first), "CREATE TABLE kept AS SELECT 42 AS answer");
        File.Exists(Path.Combine(_fixture.Cluster, "postmaster.pid")).Should().BeFalse("the server is stopped");

        await using var second = await _fixture.StartAsync();

        (await ClusterFixture.ScalarAsync(ClusterFixture.ConnectionString(second), "SELECT answer FROM kept")).Should().Be(42);
        ServerLog().Should().NotContain("automatic recovery in progress");
    }

    [Fact]
    public async Task StartAsync_HostWasKilled_AdoptsItsServerAndStopsItInTheEnd()
    {
        var left = await _fixture.LeaveServerBehindAsync();
        Processes.Runs(left).Should().BeTrue("the server outlives its host");

        await using (var adopted = await _fixture.StartAsync())
        {
            adopted.ProcessId.Should().Be(left);
            (await ClusterFixture.ScalarAsync(ClusterFixture.ConnectionString(adopted), "SELECT answer FROM kept")).Should().Be(42);
        }

        Processes.Runs(left).Should().BeFalse();
    }

    [Fact]
    public async Task StartAsync_HostAndServerWereKilled_RecoversWhatWasCommitted()
    {
        await ClusterFixture.KillAsync(await _fixture.LeaveServerBehindAsync());

        await using var recovered = await _fixture.StartAsync();

        (await ClusterFixture.ScalarAsync(ClusterFixture.ConnectionString(recovered), "SELECT answer FROM kept")).Should().Be(42);
        ServerLog().Should().Contain("automatic recovery in progress");
    }

    [Fact]
    public async Task StartAsync_PidOfTheDeadServerBelongsToAnother_RecoversAllTheSame()
    {
        await ClusterFixture.KillAsync(await _fixture.LeaveServerBehindAsync());
        using var other = Processes.StartIdle(asUser: "postgres"); // the same user: PostgreSQL ignores the pids of others by itself
        var pidFile = Path.Combine(_fixture.Cluster, "postmaster.pid");
        var lines = File.ReadAllLines(pidFile);
        lines[0] = $"{other.Id}";
        File.WriteAllLines(pidFile, lines);

        await using var recovered = await _fixture.StartAsync();

        recovered.ProcessId.Should().NotBe(other.Id);
        other.StandardInput.Close(); // it is alive until here
        (await ClusterFixture.ScalarAsync(ClusterFixture.ConnectionString(recovered), "SELECT answer FROM kept")).Should().Be(42);
    }

    [Fact]
    public async Task StartAsync_ChildOfTheKilledServerStillWorks_WaitsUntilItIsGone()
    {
        var left = await _fixture.LeaveServerBehindAsync();
        await using var busy = new NpgsqlConnection(_fixture.ConnectionString());
        await busy.OpenAsync();
        var child = busy.ProcessID;
        await using var endless = new NpgsqlCommand("DO $$ BEGIN LOOP END LOOP; END $$", busy) { CommandTimeout = 0 };
        var running = endless.ExecuteNonQueryAsync();
        await ClusterFixture.KillAsync(left);

        var starting = _fixture.StartAsync();
        await Until.TrueAsync(() => File.Exists(_fixture.Cluster + ".log") && File.ReadAllText(_fixture.Cluster + ".log").Contains("still in use", StringComparison.Ordinal));
        await ClusterFixture.KillAsync(child);

        await using var recovered = await starting;
        (await ClusterFixture.ScalarAsync(ClusterFixture.ConnectionString(recovered), "SELECT answer FROM kept")).Should().Be(42);
        await running.Invoking(task => task).Should().ThrowAsync<NpgsqlException>();
    }

    [Fact]
    public async Task EnsureRunningAsync_ServerDiedUnderItsHost_StartsItAgain()
    {
        await using var cluster = await _fixture.StartAsync();
        var died = cluster.ProcessId;
        await cluster.EnsureRunningAsync(CancellationToken.None);
        cluster.ProcessId.Should().Be(died, "a running server stays");
        await ClusterFixture.KillAsync(died);

        await cluster.EnsureRunningAsync(CancellationToken.None);

        cluster.ProcessId.Should().NotBe(died);
        (await ClusterFixture.ScalarAsync(cluster.ConnectionString("postgres"), "SELECT 1")).Should().Be(1);
    }

    [Fact]
    public async Task StartAsync_AnotherHostHasTheFolder_RefusesAndNamesFolderAndOwner()
    {
        await using var owner = await _fixture.StartAsync();
        using var second = HostProcess.Begin(_fixture.DataDirectory);

        var (exitCode, error) = await second.EndAsync();

        exitCode.Should().Be(1);
        error.Should().Contain(_fixture.DataDirectory).And.Contain($"process {Environment.ProcessId}");
        (await ClusterFixture.ScalarAsync(ClusterFixture.ConnectionString(owner), "SELECT 1")).Should().Be(1, "the owner is not disturbed");
    }

    [Fact]
    public async Task StartAsync_ClusterOfAnotherMajorVersion_SaysWhichOneIsNeeded()
    {
        await (await _fixture.StartAsync()).DisposeAsync();
        File.WriteAllText(Path.Combine(_fixture.Cluster, "PG_VERSION"), "9\n");

        var starting = () => _fixture.StartAsync();

        (await starting.Should().ThrowAsync<PrivateClusterException>()).WithMessage($"*{_fixture.Cluster} was made by PostgreSQL 9*apt-get install postgresql-9*");
    }

    [Fact]
    public async Task StartAsync_NoPostgresInstalled_SaysWhatToInstallAndLeavesTheFolderFree()
    {
        var starting = () => ClusterFixture.StartAsync(_fixture.Options with { BinaryDirectories = [_fixture.Root] });

        (await starting.Should().ThrowAsync<PrivateClusterException>()).WithMessage($"*not found in: {_fixture.Root}*apt-get install postgresql*PG_BIN*ConnectionStrings__EnforcementFlows*");

        await using var later = await _fixture.StartAsync();
        later.ProcessId.Should().BePositive("the refused start let go of the folder");
    }

    [Fact]
    public async Task StartAsync_HostWasKilledDuringInitdb_BeginsAnew()
    {
        var started = Path.Combine(_fixture.Root, "initdb-started");
        using (var host = HostProcess.Begin(_fixture.DataDirectory, BinariesWhoseInitdbHangs(started)))
        {
            await Until.TrueAsync(() => File.Exists(started));
            await host.KillAsync();
        }
        Directory.GetDirectories(_fixture.DataDirectory, "postgres.init-*").Should().ContainSingle("that is what the killed host left");

        await using var cluster = await _fixture.StartAsync();

        (await ClusterFixture.ScalarAsync(ClusterFixture.ConnectionString(cluster), "SELECT 1")).Should().Be(1);
        Directory.GetDirectories(_fixture.DataDirectory, "postgres.init-*").Should().BeEmpty();
    }

    [Fact]
    public async Task StartAsync_FolderHoldsSomethingElse_RefusesAndLeavesIt()
    {
        var precious = Path.Combine(Directory.CreateDirectory(_fixture.Cluster).FullName, "precious.txt");
        File.WriteAllText(precious, "not a cluster");

        var starting = () => _fixture.StartAsync();

        (await starting.Should().ThrowAsync<PrivateClusterException>()).WithMessage($"{_fixture.Cluster} is neither empty nor a PostgreSQL cluster*");
        File.ReadAllText(precious).Should().Be("not a cluster");
    }

    [Fact]
    public async Task StartAsync_PathTooLongForASocket_PutsTheSocketElsewhereAndRemovesIt()
    {
        var folder = Path.Combine(_fixture.Root, "长" + new string('x', 120));
        string socket;

        await using (var cluster = await ClusterFixture.StartAsync(_fixture.Options with { DataDirectory = folder }))
        {
            (await ClusterFixture.ScalarAsync(cluster.ConnectionString("postgres"), "SELECT 1")).Should().Be(1);
            socket = new NpgsqlConnectionStringBuilder(cluster.ConnectionString("postgres")).Host!;
            File.GetUnixFileMode(socket).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        socket.Length.Should().BeLessThan(93);
        Directory.Exists(socket).Should().BeFalse();
    }

    [RootFact]
    public async Task StartAsync_RootsFolderIsClosedToPostgres_UsesTheFallbackNowAndLater()
    {
        var closed = Directory.CreateDirectory(Path.Combine(_fixture.Root, "closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = _fixture.Options with { DataDirectory = Path.Combine(closed.FullName, "data"), FallbackDirectory = Path.Combine(_fixture.Root, "fallback") };
        string elsewhere;
        await using (var cluster = await ClusterFixture.StartAsync(options))
        {
            elsewhere = cluster.Folder;
            await ClusterFixture.ExecuteAsync(ClusterFixture.ConnectionString(cluster), "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        elsewhere.Should().StartWith(options.FallbackDirectory);

        File.SetUnixFileMode(closed.FullName, closed.UnixFileMode | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
        await using var again = await ClusterFixture.StartAsync(options);

        again.Folder.Should().Be(elsewhere, "opening the folder must not make the data disappear");
        (await ClusterFixture.ScalarAsync(ClusterFixture.ConnectionString(again), "SELECT answer FROM kept")).Should().Be(42);
    }

    [Fact]
    public async Task TestCluster_TestProcessWasKilled_ItsServerAndFolderGo()
    {
        using var host = await HostProcess.StartAsync("throw-away");

        await host.KillAsync();

        await Until.TrueAsync(() => !Processes.Runs(host.ServerProcessId) && !Directory.Exists(host.ClusterFolder));
    }

    private string ServerLog() => string.Concat(Directory.GetFiles(Path.Combine(_fixture.Cluster, "log")).Select(File.ReadAllText));

    /// <summary>An initdb that leaves half a cluster, says so, and waits for its caller to die.</summary>
    private string BinariesWhoseInitdbHangs(string started)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_fixture.Root, "bin")).FullName;
        File.SetUnixFileMode(_fixture.Root, (UnixFileMode)0b111_111_111);
        Script("initdb", $"mkdir \"$2/base\"; echo 15 > \"$2/PG_VERSION\"; touch {started}; while [ -e /proc/$PPID ]; do sleep 0.02; done");
        Script("postgres", "echo 'postgres (PostgreSQL) 15.0'");
        Script("pg_ctl", "exit 1");
        return folder;

        void Script(string name, string body)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }
    }
}
