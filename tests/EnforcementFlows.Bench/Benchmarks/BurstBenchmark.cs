using System.Collections.Concurrent;
using System.Diagnostics;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Bench.Benchmarks;

/// <summary>
/// T1 and T6: sixteen callers, each resuming instances of its own by an event over and over. A burst here is a whole command:
/// the answer kept, the instance locked, read, run to its next wait and written with its journal, in one transaction.
/// </summary>
internal sealed class BurstBenchmark : Benchmark
{
    private const int Callers = 16;
    private const int InstancesOfACaller = 20;
    private const double LeastOfPgbench = 0.27;
    private const double MostStateKilobytes = 8;

    private const string Loop = """
        {"id":"loop-v1","definitionId":"loop","name":"loop","version":1,"isPublished":true,"isLatest":true,
         "variables":[{"id":"n","name":"N","typeName":"Int32","storageDriverTypeName":"WorkflowInstanceStorageDriver"}],
         "root":{"id":"root","type":"Elsa.Flowchart","activities":[
           {"id":"wait","type":"Elsa.Event","eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}},
           {"id":"count","type":"Elsa.SetVariable","variable":{"id":"n","name":"N"},"value":{"typeName":"Int32","expression":{"type":"JavaScript","value":"(getN() ?? 0) + 1"}}}],
          "connections":[{"source":{"activity":"wait","port":"Done"},"target":{"activity":"count","port":"In"}},
                         {"source":{"activity":"count","port":"Done"},"target":{"activity":"wait","port":"In"}}]}}
        """;

    public override string Name => "T1";

    public override async Task<IReadOnlyList<Figure>> RunAsync(Workbench bench)
    {
        var (rounds, span) = bench.IsQuick ? (2, TimeSpan.FromSeconds(2)) : (5, TimeSpan.FromSeconds(10));
        await using var engine = await BareEngine.StartAsync(await bench.CreateDatabaseAsync(), Loop);
        foreach (var number in Enumerable.Range(0, Callers * InstancesOfACaller))
            await engine.StartInstanceAsync("loop", $"case-{number}");
        await TakeAsync(engine, span / 2); // prepares statements and warms up
        var (ratios, all) = (new List<double>(), new List<Round>());
        var before = await bench.SampleSpeedAsync();
        for (var round = 0; round < rounds; round++)
        {
            var taken = await TakeAsync(engine, span);
            var after = await bench.SampleSpeedAsync();
            ratios.Add(taken.PerSecond / ((before + after) / 2));
            all.Add(taken);
            Workbench.Say($"  {taken.PerSecond:N0} bursts/s, {ratios[^1]:P0} of pgbench -N");
            before = after;
        }

        var last = all[^1];
        var detail = $"{all.ConvertAll(r => r.PerSecond).Percentile(50):N0} bursts/s, {Callers} callers; p50 {last.P50:0.0} ms, p99 {last.P99:0.0} ms; {last.WalBytes:N0} bytes of WAL and {last.Commits:0.00} commits a burst";
        return [new("T1", ratios.Percentile(50), Target.AtLeast(LeastOfPgbench), "of -N", detail), await AgedAsync(engine, bench)];
    }

    private static async Task<Figure> AgedAsync(BareEngine engine, Workbench bench)
    {
        var turns = bench.IsQuick ? 500 : 10_000;
        await engine.StartInstanceAsync("loop", "aged");
        for (var turn = 0; turn < turns; turn++)
            await PublishAsync(engine, "aged");
        var size = await engine.AskAsync<int>("SELECT max(octet_length(s.state)) FROM flow_state s JOIN flow_instance i ON i.id = s.instance_id WHERE i.correlation_id = 'aged'") / 1024.0;
        return new("T6", size, Target.AtMost(MostStateKilobytes), "KB", $"state of an instance after {turns:N0} turns of a loop");
    }

    private static async Task<Round> TakeAsync(BareEngine engine, TimeSpan span)
    {
        var latencies = new ConcurrentBag<double>();
        var (commits, wal) = (await CommitsAsync(engine), await WalAsync(engine));
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => CallAsync(engine, caller, span, latencies)));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var count = latencies.Count;
        return new(
            count / seconds, latencies.Percentile(50), latencies.Percentile(99), (await CommitsAsync(engine) - commits) / (double)count,
            (double)(await WalAsync(engine) - wal) / count);
    }

    private static async Task CallAsync(BareEngine engine, int caller, TimeSpan span, ConcurrentBag<double> latencies)
    {
        var began = Stopwatch.GetTimestamp();
        for (var turn = 0; Stopwatch.GetElapsedTime(began) < span; turn++)
        {
            var called = Stopwatch.GetTimestamp();
            await PublishAsync(engine, $"case-{(caller * InstancesOfACaller) + (turn % InstancesOfACaller)}");
            latencies.Add(Stopwatch.GetElapsedTime(called).TotalMilliseconds);
        }
    }

    private static async Task PublishAsync(BareEngine engine, string correlation)
    {
        var command = new Command(BareEngine.Tenant, Guid.NewGuid(), "event");
        if (await engine.Runtime.PublishAsync(command, "go", correlation, null, CancellationToken.None) is not { Result: 1d })
            throw new InvalidOperationException($"Nobody took the event of {correlation}.");
    }

    private static Task<long> CommitsAsync(BareEngine engine) =>
        engine.AskAsync<long>("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()");

    private static Task<decimal> WalAsync(BareEngine engine) => engine.AskAsync<decimal>("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')");

    private sealed record Round(double PerSecond, double P50, double P99, double Commits, double WalBytes);
}
