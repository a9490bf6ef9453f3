using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Testing;
using Npgsql;

namespace EnforcementFlows.Bench;

/// <summary>What benchmarks work on: a durable PostgreSQL of this run alone, and how fast it is by itself.</summary>
internal sealed partial class Workbench
{
    private readonly TestCluster _cluster;
    private readonly string _pgbenchDatabase;
    private readonly List<double> _speeds = [];

    private Workbench(TestCluster cluster, string pgbenchDatabase, bool isQuick) => (_cluster, _pgbenchDatabase, IsQuick) = (cluster, pgbenchDatabase, isQuick);

    /// <summary>Whether a minute or two have to do, for all.</summary>
    public bool IsQuick { get; }

    /// <summary>The machine between the benchmarks: transactions per second of <c>pgbench -N -M prepared</c>, 16 clients.</summary>
    public Yardstick Speed => Yardstick.Of("pgbench -N", "tps", _speeds);

    public static async Task<Workbench> StartAsync(bool isQuick)
    {
        var cluster = await TestCluster.StartDurableAsync();
        var bench = new Workbench(cluster, await cluster.CreateDatabaseAsync(), isQuick);
        await bench.PgbenchAsync(bench._pgbenchDatabase, "-i", "-s", "10", "-q");
        return bench;
    }

    /// <summary>
    /// The connection string of a new database as the first start of a host leaves it, with accounts, profiles and definitions and
    /// no case; without what tests add so that their many pools are soon empty.
    /// </summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(await _cluster.CreateDatabaseAsync("started", StartOnceAsync));
        settings.Remove("Connection Idle Lifetime");
        settings.Remove("Maximum Pool Size");
        return settings.ConnectionString;
    }

    /// <summary>
    /// Leaves a database as it is after days of work and not after a minute of it: vacuumed, and with segments of the log to take again,
    /// each of which a new server makes anew while all writers wait.
    /// </summary>
    public static async Task SettleAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Username = "postgres", Pooling = false, CommandTimeout = 300 });
        foreach (var sql in (string[])["VACUUM (ANALYZE)", "CHECKPOINT"])
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    // a process of its own: what a host leaves behind in this one would be measured with the rest
    private static async Task StartOnceAsync(string empty)
    {
        using var host = await RunningHost.StartAsync(EnforcementApp.Start, ("ConnectionStrings__EnforcementFlows", empty), ("Clock__Mode", "System"));
        await host.StopAsync();
    }

    /// <summary>Tells whoever watches what is going on.</summary>
    public static void Say(string text) => Console.Error.WriteLine(text);

    /// <summary>Processor time used so far, here and by PostgreSQL.</summary>
    public ProcessorTime Processor() => ProcessorTime.Of(_cluster.ProcessId);

    /// <summary>Takes a sample of the machine's speed, in transactions per second.</summary>
    public async Task<double> SampleSpeedAsync()
    {
        _speeds.Add(await RunAsync(_pgbenchDatabase, 16, "-N"));
        Say($"  machine: {_speeds[^1]:N0} tps of pgbench");
        return _speeds[^1];
    }

    /// <summary>Lets pgbench run a script, by prepared statements, and answers the transactions per second.</summary>
    public async Task<double> RunSqlAsync(string connectionString, string script, int clients)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script);
            return await RunAsync(connectionString, clients, "-f", file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<double> RunAsync(string connectionString, int clients, params string[] what)
    {
        var report = await PgbenchAsync(connectionString, [.. what, "-M", "prepared", "-c", $"{clients}", "-j", $"{Environment.ProcessorCount}", "-T", IsQuick ? "1" : "5", "-n"]);
        return double.Parse(Tps().Match(report).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
    }

    /// <summary>One line: what this was measured on.</summary>
    public async Task<string> DescribeMachineAsync()
    {
        await using var connection = new NpgsqlConnection(_pgbenchDatabase);
        await connection.OpenAsync();
        await using var settings = new NpgsqlCommand("SELECT format('PostgreSQL %s, fsync %s, synchronous_commit %s', split_part(current_setting('server_version'), ' ', 1), current_setting('fsync'), current_setting('synchronous_commit'))", connection);
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024.0 / 1024 / 1024;
        var disk = new DriveInfo(_cluster.Folder).DriveFormat;
        return $"{Environment.ProcessorCount} cores, {memory:0} GB memory, {disk}, {Environment.OSVersion}, .NET {Environment.Version}, {await settings.ExecuteScalarAsync()}";
    }

    // beside the server that runs: of the same version, wherever it was installed
    private async Task<string> PgbenchAsync(string connectionString, params string[] arguments)
    {
        var server = File.ResolveLinkTarget($"/proc/{_cluster.ProcessId}/exe", returnFinalTarget: true)!;
        var where = new NpgsqlConnectionStringBuilder(connectionString);
        var program = Path.Combine(Path.GetDirectoryName(server.FullName)!, "pgbench");
        string[] target = ["-h", where.Host!, "-p", $"{where.Port}", "-U", where.Username!, where.Database!];
        var start = new ProcessStartInfo(program, [.. arguments, .. target]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var pgbench = Process.Start(start)!;
        var errors = pgbench.StandardError.ReadToEndAsync();
        var report = await pgbench.StandardOutput.ReadToEndAsync();
        await pgbench.WaitForExitAsync();
        return pgbench.ExitCode == 0 ? report : throw new InvalidOperationException(await errors);
    }

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Tps();
}
