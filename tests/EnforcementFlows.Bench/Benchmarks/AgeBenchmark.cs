using System.Diagnostics;
using System.Globalization;
using EnforcementFlows.Bench.Loads;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Timers;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Bench.Benchmarks;

/// <summary>
/// T5: what one burst costs the database, and whether it depends on how many other instances are open. One caller resumes the same
/// number of instances, spread over all, in databases of 10³ to 10⁶. The sizes take turns, a few bursts each, so that a machine that is
/// faster in one second than in the next is so for all of them.
/// </summary>
internal sealed class AgeBenchmark : Benchmark
{
    private const int Active = 500;
    private const int AtATime = 25;
    private const int Batch = 100; // timers that a node claims at once
    private const double MostStatements = 8;
    private const double MostTrips = 3;
    private const double MostCommits = 1;
    private const double MostRatio = 1.15;

    // waits for an event for ever and for a day a year away
    private const string Open = """
        {"id":"open-v1","definitionId":"open","name":"open","version":1,"isPublished":true,"isLatest":true,
         "variables":[{"id":"n","name":"N","typeName":"Int32","storageDriverTypeName":"WorkflowInstanceStorageDriver"}],
         "root":{"id":"root","type":"Elsa.Parallel","activities":[
           {"id":"loop","type":"Elsa.Flowchart","activities":[
             {"id":"wait","type":"Elsa.Event","eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}},
             {"id":"count","type":"Elsa.SetVariable","variable":{"id":"n","name":"N"},"value":{"typeName":"Int32","expression":{"type":"JavaScript","value":"(getN() ?? 0) + 1"}}}],
            "connections":[{"source":{"activity":"wait","port":"Done"},"target":{"activity":"count","port":"In"}},
                           {"source":{"activity":"count","port":"Done"},"target":{"activity":"wait","port":"In"}}]},
           {"id":"later","type":"Elsa.While","condition":{"typeName":"Boolean","expression":{"type":"Literal","value":true}},
            "body":{"id":"year","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"365.00:00:00"}}}}]}}
        """;

    public override string Name => "T5";

    public override async Task<IReadOnlyList<Figure>> RunAsync(Workbench bench)
    {
        int[] sizes = bench.IsQuick ? [1000, 10_000] : [1000, 10_000, 100_000, 1_000_000];
        var docks = new List<Dock>();
        try
        {
            foreach (var size in sizes)
                docks.Add(await Dock.OpenAsync(bench, size));
            var latencies = await CompareAsync(docks, bench.IsQuick ? 3 : 12);
            return [.. await CountAsync(docks[0]), Curve(sizes, latencies)];
        }
        finally
        {
            foreach (var dock in docks)
                await dock.DisposeAsync();
        }
    }

    private static async Task<List<double>[]> CompareAsync(List<Dock> docks, int rounds)
    {
        var latencies = docks.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round <= rounds; round++)
        {
            var taken = docks.Select(_ => new List<double>(Active)).ToArray();
            for (var from = 0; from < Active; from += AtATime)
            {
                foreach (var at in from / AtATime % 2 == 0 ? Enumerable.Range(0, docks.Count) : Enumerable.Range(0, docks.Count).Reverse())
                    await docks[at].TakeAsync(from, taken[at]);
            }

            for (var at = 0; at < docks.Count && round > 0; at++) // the first prepares statements, and writes each page whole after its checkpoint
                latencies[at].Add(taken[at].Percentile(50));

            Workbench.Say($"  {(round == 0 ? "warm-up" : $"round {round}")}: {string.Join("  ", latencies.Select(one => one is [.., var last] ? last.ToString("0.000 ms", CultureInfo.InvariantCulture) : "–"))}");
        }

        return latencies;
    }

    private static Figure Curve(int[] sizes, List<double>[] latencies)
    {
        var ratios = latencies[^1].Zip(latencies[0], (many, few) => many / few).ToList();
        var curve = sizes.Zip(latencies, (size, medians) => $"{size:N0}: {medians.Percentile(50):0.000} ms");
        var noise = latencies[0].Skip(1).Zip(latencies[0], (next, before) => next / before).ToList();
        return new("T5", ratios.Percentile(50), Target.AtMost(MostRatio), "ratio", $"median latency of a burst, one caller, at so many open instances: {string.Join("; ", curve)}")
        {
            Yardstick = Yardstick.Of("successive rounds at the smallest", "", noise),
        };
    }

    private static async Task<Figure[]> CountAsync(Dock dock)
    {
        var (byEvent, byTimer) = await dock.CountAsync();
        return
        [
            new("T5.statements", Math.Max(byEvent.Statements, byTimer.Statements), Target.AtMost(MostStatements), "a burst", $"event {byEvent.Statements:0.0}, timer {byTimer.Statements:0.0}"),
            new("T5.trips", Math.Max(byEvent.Trips, byTimer.Trips), Target.AtMost(MostTrips), "a burst", $"round trips: event {byEvent.Trips:0.0}, timer {byTimer.Trips:0.0}"),
            new("T5.commits", Math.Max(byEvent.Commits, byTimer.Commits), Target.AtMost(MostCommits), "a burst", $"event {byEvent.Commits:0.00}, timer {byTimer.Commits:0.00}; WAL {byEvent.Wal:N0} and {byTimer.Wal:N0} bytes"),
        ];
    }

    /// <summary>A database of so many open instances and the engine on it.</summary>
    private sealed class Dock(BareEngine engine, int size) : IAsyncDisposable
    {
        public static async Task<Dock> OpenAsync(Workbench bench, int size)
        {
            var engine = await BareEngine.StartAsync(await bench.CreateDatabaseAsync(), Open);
            var original = Guid.Parse((string)(await engine.StartInstanceAsync("open", "original")).Result!);
            var began = Stopwatch.GetTimestamp();
            await LoadedInstances.LoadAsync(engine.ConnectionString, BareEngine.Tenant, original, size);
            Workbench.Say($"  {size:N0} instances loaded in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
            return new(engine, size);
        }

        /// <param name="from">The first of the next few.</param>
        /// <param name="latencies">Milliseconds of each are added.</param>
        public async Task TakeAsync(int from, List<double> latencies)
        {
            for (var at = from; at < from + AtATime; at++)
            {
                var called = Stopwatch.GetTimestamp();
                await engine.ResumeAsync("go", Correlation(at));
                latencies.Add(Stopwatch.GetElapsedTime(called).TotalMilliseconds);
            }
        }

        public async Task<(Statements.Cost Event, Statements.Cost Timer)> CountAsync()
        {
            await using var statements = await Statements.CountAsync(engine.ConnectionString);
            await using var counted = await BareEngine.StartAsync(engine.ConnectionString, Open);
            await counted.ResumeAsync("go", Correlation(0)); // reads the definition, once for the node
            var byEvent = await statements.OfAsync(Active, async () =>
            {
                for (var at = 0; at < Active; at++)
                    await counted.ResumeAsync("go", Correlation(at));
            });
            var timers = counted.Services.GetRequiredService<DueTimers>();
            var now = TimeProvider.System.GetUtcNow();
            await counted.DoAsync($"UPDATE flow_timer SET due_at = now() - interval '1 minute' WHERE id IN (SELECT id FROM flow_timer ORDER BY id LIMIT {Batch})");
            var byTimer = await statements.OfAsync(Batch, async () =>
            {
                if (await timers.FireDueAsync(now, CancellationToken.None) != Batch)
                    throw new InvalidOperationException("Not every timer was due.");
            });
            const double claim = 1.0 / Batch; // the worker's, one statement for the batch
            return (byEvent, byTimer with { Statements = byTimer.Statements - claim, Trips = byTimer.Trips - claim });
        }

        public ValueTask DisposeAsync() => engine.DisposeAsync();

        private string Correlation(int at) => LoadedInstances.CorrelationOf(1 + (int)((long)at * size / Active));
    }
}
