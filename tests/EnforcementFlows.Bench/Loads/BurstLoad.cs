using System.Collections.Concurrent;
using System.Diagnostics;

namespace EnforcementFlows.Bench.Loads;

/// <summary>
/// Sixteen callers, each resuming instances of its own by an event over and over. A burst here is a whole command: the answer kept,
/// the instance locked, read, run to its next wait and written with its journal, in one transaction.
/// </summary>
internal sealed class BurstLoad : IAsyncDisposable
{
    public const int Callers = 16;
    public const int InstancesOfACaller = 20;

    private const string Loop = """
        {"id":"loop-v1","definitionId":"loop","name":"loop","version":1,"isPublished":true,"isLatest":true,
         "variables":[{"id":"n","name":"N","typeName":"Int32","storageDriverTypeName":"WorkflowInstanceStorageDriver"}],
         "root":{"id":"root","type":"Elsa.Flowchart","activities":[
           {"id":"wait","type":"Elsa.Event","eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}},
           {"id":"count","type":"Elsa.SetVariable","variable":{"id":"n","name":"N"},"value":{"typeName":"Int32","expression":{"type":"JavaScript","value":"(getN() ?? 0) + 1"}}}],
          "connections":[{"source":{"activity":"wait","port":"Done"},"target":{"activity":"count","port":"In"}},
                         {"source":{"activity":"count","port":"Done"},"target":{"activity":"wait","port":"In"}}]}}
        """;

    private readonly Workbench _bench;

    private BurstLoad(BareEngine engine, Workbench bench) => (Engine, _bench) = (engine, bench);

    public BareEngine Engine { get; }

    public static async Task<BurstLoad> StartAsync(Workbench bench)
    {
        var engine = await BareEngine.StartAsync(await bench.CreateDatabaseAsync(), Loop);
        foreach (var number in Enumerable.Range(0, Callers * InstancesOfACaller))
            await engine.StartInstanceAsync("loop", $"case-{number}");
        return new(engine, bench);
    }

    /// <summary>Starts one more instance, which no caller resumes.</summary>
    public Task StartInstanceAsync(string correlation) => Engine.StartInstanceAsync("loop", correlation);

    public async Task<Round> TakeAsync(TimeSpan span)
    {
        var latencies = new ConcurrentBag<double>();
        var (commits, wal, processor) = (await Engine.CommitsAsync(), await Engine.WalAsync(), _bench.Processor());
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => CallAsync(caller, span, latencies)));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var (count, used) = (latencies.Count, _bench.Processor() - processor);
        return new(
            count / seconds, latencies.Percentile(50), latencies.Percentile(99), (await Engine.CommitsAsync() - commits) / (double)count,
            (double)(await Engine.WalAsync() - wal) / count, used.Here.TotalMicroseconds / count, used.Server.TotalMicroseconds / count);
    }

    public Task ResumeAsync(string correlation) => Engine.ResumeAsync("go", correlation);

    private async Task CallAsync(int caller, TimeSpan span, ConcurrentBag<double> latencies)
    {
        var began = Stopwatch.GetTimestamp();
        for (var turn = 0; Stopwatch.GetElapsedTime(began) < span; turn++)
        {
            var called = Stopwatch.GetTimestamp();
            await ResumeAsync($"case-{(caller * InstancesOfACaller) + (turn % InstancesOfACaller)}");
            latencies.Add(Stopwatch.GetElapsedTime(called).TotalMilliseconds);
        }
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    /// <param name="P50">Milliseconds, as the other times of a call.</param>
    /// <param name="CpuHere">Microseconds of the processor for each burst.</param>
    public sealed record Round(double PerSecond, double P50, double P99, double Commits, double WalBytes, double CpuHere, double CpuServer);
}
