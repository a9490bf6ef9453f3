using System.Diagnostics;
using EnforcementFlows.Bench.Loads;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EnforcementFlows.Bench.Benchmarks;

/// <summary>T4: timers that are all due at one instant, as a node's worker fires them, beside bursts of callers; and how late they are at an ordinary rate.</summary>
internal sealed class AlarmBenchmark : Benchmark
{
    private const double LeastOfBursts = 0.6;
    private const double MostLateSeconds = 2;
    private const int EachSecond = 100;
    private const int WarmUp = 500;
    private const string Never = "2100-01-01";

    // each time the day has passed, the next day is waited for
    private const string Daily = """
        {"id":"daily-v1","definitionId":"daily","name":"daily","version":1,"isPublished":true,"isLatest":true,
         "variables":[{"id":"n","name":"N","typeName":"Int32","storageDriverTypeName":"WorkflowInstanceStorageDriver"}],
         "root":{"id":"root","type":"Elsa.Flowchart","activities":[
           {"id":"day","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"1.00:00:00"}}},
           {"id":"count","type":"Elsa.SetVariable","variable":{"id":"n","name":"N"},"value":{"typeName":"Int32","expression":{"type":"JavaScript","value":"(getN() ?? 0) + 1"}}}],
          "connections":[{"source":{"activity":"day","port":"Done"},"target":{"activity":"count","port":"In"}},
                         {"source":{"activity":"count","port":"Done"},"target":{"activity":"day","port":"In"}}]}}
        """;

    public override string Name => "T4";

    public override async Task<IReadOnlyList<Figure>> RunAsync(Workbench bench)
    {
        var (count, span, seconds) = bench.IsQuick ? (2_000, TimeSpan.FromSeconds(1), 2) : (100_000, TimeSpan.FromSeconds(10), 30);
        await using var engine = await BareEngine.StartAsync(await bench.CreateDatabaseAsync(), Daily);
        var original = Guid.Parse((string)(await engine.StartInstanceAsync("daily", "original")).Result!);
        await LoadedInstances.LoadAsync(engine.ConnectionString, BareEngine.Tenant, original, WarmUp + count + (seconds * EachSecond));
        await engine.DoAsync($"UPDATE flow_timer SET due_at = '{Never}'");
        await MakeDueAsync(engine, WarmUp, "now()");
        await DrainAsync(engine);

        await using var bursts = await BurstLoad.StartAsync(bench);
        await bursts.TakeAsync(span / 2);
        await MakeDueAsync(engine, count, "now()");
        var before = await bursts.TakeAsync(span);
        var drained = count / await DrainAsync(engine);
        var after = await bursts.TakeAsync(span);
        var yardstick = (before.PerSecond + after.PerSecond) / 2;
        Workbench.Say($"  {drained:N0} timers/s beside {yardstick:N0} bursts/s");
        return
        [
            new("T4", drained / yardstick, Target.AtLeast(LeastOfBursts), "of T1", $"{drained:N0} timers/s, {count:N0} due at one instant, one node")
            {
                Yardstick = Yardstick.Of("bursts of 16 callers", "/s", [before.PerSecond, after.PerSecond]),
            },
            await LatenessAsync(engine, seconds),
        ];
    }

    private static async Task<Figure> LatenessAsync(BareEngine engine, int seconds)
    {
        await MakeDueAsync(engine, seconds * EachSecond, $"now() + interval '2 seconds' + row_number() OVER (ORDER BY id) * interval '{1.0 / EachSecond} seconds'");
        await engine.DoAsync($"CREATE TABLE was_due AS SELECT instance_id, due_at FROM flow_timer WHERE due_at < now() + interval '1 hour'");
        await DrainAsync(engine);
        const string late = """
            SELECT percentile_disc(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM pg_xact_commit_timestamp(j.xmin) - d.due_at))::float8
            FROM was_due d JOIN flow_journal j ON j.instance_id = d.instance_id AND j.kind = 'timer'
            """;
        return new("T4.late", await engine.AskAsync<double>(late), Target.AtMost(MostLateSeconds), "s", $"p99 from the instant due to the commit, {EachSecond} timers a second for {seconds} s");
    }

    private static async Task MakeDueAsync(BareEngine engine, int count, string when)
    {
        await engine.DoAsync($"""
            UPDATE flow_timer t SET due_at = d.due_at
            FROM (SELECT id, {when} AS due_at FROM flow_timer WHERE due_at = '{Never}' ORDER BY id LIMIT {count}) d WHERE t.id = d.id
            """);
        await engine.DoAsync("VACUUM (ANALYZE) flow_timer");
    }

    /// <summary>Lets a node's worker run until nothing of what is to be due within the hour is left.</summary>
    /// <returns>Seconds.</returns>
    private static async Task<double> DrainAsync(BareEngine engine)
    {
        await using var node = await BareEngine.StartAsync(engine.ConnectionString, Daily);
        var worker = node.Services.GetServices<IHostedService>().OfType<DueWorker>().Single();
        var began = Stopwatch.GetTimestamp();
        await worker.StartAsync(CancellationToken.None);
        await Until.TrueAsync(() => engine.AskAsync<bool>(
            "SELECT NOT EXISTS (SELECT 1 FROM flow_timer WHERE state = 0 AND due_at < now() + interval '1 hour') AND NOT EXISTS (SELECT 1 FROM flow_timer WHERE state = 1)"));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await worker.StopAsync(CancellationToken.None);
        return seconds;
    }
}
