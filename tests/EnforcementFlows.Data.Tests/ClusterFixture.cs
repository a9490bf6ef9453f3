using EnforcementFlows.Data.PrivateClusters;
using EnforcementFlows.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EnforcementFlows.Data.Tests;

/// <summary>A data directory for one test, and the killing of whatever server the test left on it.</summary>
internal sealed class ClusterFixture : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create();

    public string Root => _folder.Path;

    public string DataDirectory => Directory.CreateDirectory(Path.Combine(Root, "data")).FullName;

    public string Cluster => Path.Combine(DataDirectory, "postgres");

    public PrivateClusterOptions Options => new() { DataDirectory = DataDirectory };

    public Task<PrivateCluster> StartAsync() => StartAsync(Options);

    public static Task<PrivateCluster> StartAsync(PrivateClusterOptions options) =>
        PrivateCluster.StartAsync(options, NullLogger.Instance, CancellationToken.None);

    /// <summary>A host makes the cluster and a table with one row, then dies.</summary>
    public async Task<int> LeaveServerBehindAsync()
    {
        using var host = await HostProcess.StartAsync(DataDirectory);
        await ExecuteAsync(ConnectionString(), "CREATE TABLE kept AS SELECT 42 AS answer");
        await host.KillAsync();
        return host.ServerProcessId;
    }

    /// <summary>The superuser's way in, found as the next host finds it.</summary>
    public string ConnectionString() =>
        $"Host={File.ReadAllLines(Path.Combine(Cluster, "postmaster.pid"))[4]};Username=postgres;Database=postgres;Pooling=false";

    public static string ConnectionString(PrivateCluster cluster) => cluster.SuperuserConnectionString("postgres") + ";Pooling=false";

    public static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public static Task ExecuteAsync(string connectionString, string sql) => ScalarAsync(connectionString, sql);

    public static async Task KillAsync(int pid)
    {
        Processes.Kill(pid);
        await Until.TrueAsync(() => !Processes.Runs(pid));
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(Root, "postmaster.pid", SearchOption.AllDirectories))
        {
            if (int.TryParse(File.ReadLines(file).First(), out var pid) && Processes.IsServerOf(pid, Path.GetDirectoryName(file)!))
                Processes.Kill(pid);
        }
        _folder.Dispose();
    }
}
