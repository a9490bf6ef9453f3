using System.Diagnostics;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Testing;
using Npgsql;

namespace EnforcementFlows.Bench.Benchmarks;

/// <summary>
/// T7: does a host take longer to start when the database is full of open flows, each with a timer to come and an event to wait for?
/// Hosts, processes of their own, are started in turn on a database with few and on one with many (A B B A …).
/// </summary>
internal sealed class StartupBenchmark : Benchmark
{
    private const double MostRatio = 1.10;
    private const int Few = 10;

    private const string Open = """
        {"id":"open-v1","definitionId":"open","name":"open","version":1,"isPublished":true,"isLatest":true,
         "root":{"id":"root","type":"Elsa.Parallel","activities":[
           {"id":"wait","type":"Elsa.Event","eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}},
           {"id":"later","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"30.00:00:00"}}}]}}
        """;

    public override string Name => "T7";

    public override async Task<IReadOnlyList<Figure>> RunAsync(Workbench bench)
    {
        var (instances, pairs) = bench.IsQuick ? (10_000, 1) : (100_000, 8);
        var (few, many) = (await LoadAsync(bench, Few), await LoadAsync(bench, instances));
        var (without, with) = (new List<Start>(), new List<Start>());
        for (var pair = bench.IsQuick ? 1 : 0; pair <= pairs; pair++) // the first only warms up
        {
            foreach (var isMany in pair % 2 == 0 ? new[] { false, true } : [true, false])
            {
                var start = await StartAsync(isMany ? many : few);
                Workbench.Say($"  {(pair == 0 ? "warm-up" : $"pair {pair}")}, {(isMany ? "many" : "few")}: {start.Seconds:0.000} s, {start.Cpu:0.000} s of the processor, {start.Rows:N0} rows");
                if (pair > 0)
                    (isMany ? with : without).Add(start);
            }
        }

        return
        [
            Compare("T7", without, with, start => start.Seconds, $"s until /health/ready with {instances:N0} open instances and as many timers"),
            Compare("T7.cpu", without, with, start => start.Cpu, "s of the host's processor time until then, which other work on the machine disturbs least"),
            Compare("T7.rows", without, with, start => start.Rows, "rows that the database read from start to stop"),
        ];
    }

    // the median over the pairs; the noise is the same ratio of each start without to the one without before it
    private static Figure Compare(string name, List<Start> without, List<Start> with, Func<Start, double> of, string what)
    {
        var ratios = with.Zip(without, (full, empty) => of(full) / of(empty)).ToList();
        var noise = without.Skip(1).Zip(without, (next, before) => of(next) / of(before)).ToList();
        var detail = $"{what}: {with.ConvertAll(start => of(start)).Percentile(50):0.###}, with {Few}: {without.ConvertAll(start => of(start)).Percentile(50):0.###}; {ratios.Count} pairs {ratios.Min():0.000}–{ratios.Max():0.000}";
        return new(name, ratios.Percentile(50), Target.AtMost(MostRatio), "ratio", detail) { Yardstick = noise.Count == 0 ? null : Yardstick.Of("without/without", "", noise) };
    }

    private static async Task<string> LoadAsync(Workbench bench, int instances)
    {
        var began = Stopwatch.GetTimestamp();
        await using var engine = await BareEngine.StartAsync(await bench.CreateDatabaseAsync(), Open);
        await engine.StartInstanceAsync("open", "original");
        var original = await engine.AskAsync<Guid>("SELECT id FROM flow_instance WHERE correlation_id = 'original'");
        await LoadedInstances.LoadAsync(engine.ConnectionString, BareEngine.Tenant, original, instances);
        Workbench.Say($"  {instances:N0} instances loaded in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        return engine.ConnectionString;
    }

    // a host that has become ready is stopped as a service manager does, so that the next one finds nothing to clear up
    private static async Task<Start> StartAsync(string connectionString)
    {
        var rows = await RowsAsync(connectionString);
        var began = Stopwatch.GetTimestamp();
        using var host = await RunningHost.StartAsync("2026-05-11T09:00:00+08:00", ("ConnectionStrings__EnforcementFlows", connectionString), ("Clock__Mode", "System"));
        var (seconds, cpu) = (Stopwatch.GetElapsedTime(began).TotalSeconds, host.Cpu.TotalSeconds);
        await host.StopAsync();
        return new(seconds, cpu, await RowsAsync(connectionString) - rows);
    }

    private static async Task<long> RowsAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var read = new NpgsqlCommand("SELECT (sum(seq_tup_read) + sum(coalesce(idx_tup_fetch, 0)))::bigint FROM pg_stat_user_tables", connection);
        return (long)(await read.ExecuteScalarAsync())!;
    }

    private sealed record Start(double Seconds, double Cpu, double Rows);
}
