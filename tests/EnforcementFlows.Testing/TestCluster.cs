using System.Collections.Concurrent;
using System.Diagnostics;
using EnforcementFlows.Data.PrivateClusters;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EnforcementFlows.Testing;

/// <summary>The throw-away PostgreSQL of this test process: started by the first test that needs one, gone with the process.</summary>
/// <remarks>
/// A watchdog waits on a pipe that closes when this process ends, by whatever means, then stops the server and deletes
/// the folder. So nothing is left behind by a failing, aborted or killed run, and no fixture has to remember it.
/// </remarks>
public sealed class TestCluster : IAsyncDisposable
{
    private static readonly Lazy<Task<TestCluster>> Shared = new(() => StartAsync(folder => new()
    {
        DataDirectory = folder,
        Durability = Durability.ThrowAway,
        MaxConnections = 500,
        SharedBuffers = 64,
        Settings = new Dictionary<string, string> { ["autovacuum"] = "off" },
    }));

    private readonly ConcurrentDictionary<string, Lazy<Task>> _templates = new();
    private readonly PrivateCluster _cluster;
    private int _databases;

    private TestCluster(PrivateCluster cluster) => _cluster = cluster;

    /// <summary>The cluster of this process.</summary>
    public static Task<TestCluster> GetAsync() => Shared.Value;

    /// <summary>
    /// One as durable as a host's own, for measurements; like the other it goes with this process. The server notes when each
    /// transaction was committed, and can count the statements of a database that asks for it.
    /// </summary>
    public static Task<TestCluster> StartDurableAsync() => StartAsync(folder => new()
    {
        DataDirectory = folder,
        Settings = new Dictionary<string, string>
        {
            ["track_commit_timestamp"] = "on",
            ["shared_preload_libraries"] = "pg_stat_statements",
            ["pg_stat_statements.track"] = "none",
        },
    });

    /// <summary>One in a folder of the caller's choice, such as a small disk.</summary>
    public static Task<TestCluster> StartInAsync(string folder) => StartAsync(folder, new()
    {
        DataDirectory = folder,
        Settings = new Dictionary<string, string> { ["min_wal_size"] = "32MB", ["max_wal_size"] = "32MB", ["autovacuum"] = "off" },
    });

    /// <summary>Ends the server by a signal and starts it again once it is gone: <c>INT</c> shuts down, <c>QUIT</c> crashes and <c>KILL</c> kills it.</summary>
    public async Task RestartAsync(string signal)
    {
        var server = _cluster.ProcessId;
        using (var kill = Process.Start("kill", [$"-{signal}", $"{server}"]))
            await kill.WaitForExitAsync();
        await Until.TrueAsync(() => !IsRunning(server));
        await _cluster.EnsureRunningAsync(CancellationToken.None);
    }

    /// <summary>Whether the server runs; one that has no room for its log ends by itself.</summary>
    public bool IsRunning() => IsRunning(_cluster.ProcessId);

    /// <summary>Starts the server again where it has ended by itself.</summary>
    public Task EnsureRunningAsync() => _cluster.EnsureRunningAsync(CancellationToken.None);

    /// <summary>Runs a statement as superuser.</summary>
    public Task ExecuteAsSuperuserAsync(string sql) => ExecuteAsync(_cluster.SuperuserConnectionString("postgres") + ";Pooling=false", sql);

    /// <summary>The process id of the server.</summary>
    public int ProcessId => _cluster.ProcessId;

    /// <summary>The cluster's own folder.</summary>
    public string Folder => _cluster.Folder;

    /// <summary>A new, empty database.</summary>
    public Task<string> CreateDatabaseAsync() => CreateFromAsync("template1");

    /// <summary>A new database, copied from a template that <paramref name="prepare"/> fills once per process.</summary>
    /// <param name="template">Names the template: a lower-case identifier.</param>
    /// <param name="prepare">Gets the connection string of the empty template; must leave no session open.</param>
    public async Task<string> CreateDatabaseAsync(string template, Func<string, Task> prepare)
    {
        await _templates.GetOrAdd(template, name => new(() => PrepareAsync(name, prepare))).Value;
        return await CreateFromAsync(template);
    }

    /// <summary>Drops a database early; the others go with the cluster.</summary>
    public async Task DropDatabaseAsync(string connectionString)
    {
        await using (var pool = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(pool);
        await ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    /// <summary>Ends the server before the process does, for one whose folder goes earlier.</summary>
    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    private async Task PrepareAsync(string template, Func<string, Task> prepare)
    {
        await ExecuteAsync($"CREATE DATABASE {template}");
        await prepare(ConnectionString(template) + ";Pooling=false"); // an idle session would forbid copying
    }

    private async Task<string> CreateFromAsync(string template)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return ConnectionString(name);
    }

    private string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(_cluster.ConnectionString(database)) { MaxPoolSize = 30, ConnectionIdleLifetime = 10, IncludeErrorDetail = true }.ConnectionString;

    private Task ExecuteAsync(string sql) => ExecuteAsync(_cluster.ConnectionString("postgres") + ";Pooling=false", sql);

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // the names are ours
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    // an ended process that nobody has waited for has no command line any more
    private static bool IsRunning(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Length > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task<TestCluster> StartAsync(Func<string, PrivateClusterOptions> options)
    {
        using var folder = TemporaryFolder.Create();
        return await StartAsync(folder.Keep(), options(folder.Path));
    }

    private static async Task<TestCluster> StartAsync(string folder, PrivateClusterOptions options)
    {
        EndWithProcess(folder);
        return new(await PrivateCluster.StartAsync(options, NullLogger.Instance, CancellationToken.None));
    }

    /// <summary>Ends the servers in a folder's subfolders, and deletes it, when this process ends.</summary>
    internal static void EndWithProcess(string folder)
    {
        var watchdog = Watch(folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            watchdog.StandardInput.Close();
            watchdog.WaitForExit(TimeSpan.FromSeconds(30)); // so that the run is over only when nothing is left
        };
    }

    private static Process Watch(string folder)
    {
        const string Script =
            """
            cat > /dev/null
            for file in "$0"/*/postmaster.pid; do
              pid=$(head -n 1 "$file" 2> /dev/null) && kill -QUIT "$pid" 2> /dev/null
              while [ -e "$file" ] && [ -e "/proc/$pid" ]; do sleep 0.05; done
            done
            rm -rf "$0"
            """;
        // a session of its own: Ctrl+C and the killing of a process group must not take the watchdog first
        return Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", Script, folder]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
