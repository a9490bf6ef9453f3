using System.Diagnostics;
using System.Net.Http.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Bench.Loads;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Execution;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnforcementFlows.Bench.Benchmarks;

/// <summary>
/// T3: a person completes a task over HTTP, in an open loop: the next call is made at its time, however long the one before takes, and a
/// call's latency counts from that time. The host is a process of its own, and so is the one that calls.
/// </summary>
internal sealed class CompletionBenchmark : Benchmark
{
    private const string Court = "tongbai";
    private const string Clerk = "tongbai.judge1";
    private const double MostMilliseconds = 50;
    private const double LeastRate = 300;
    private const double ShareOfBursts = 0.2;

    // a host of a court runs for weeks; on two cores the runtime takes most of a minute to compile what is run often
    private const int WarmUpSeconds = 40;

    // As many as the host has connections for. One that is new plans all statements anew, and several at once hold up everybody for a
    // third of a second; in weeks that happens once a day.
    private static readonly int Connections = Math.Max(16, 8 * Environment.ProcessorCount);

    // one task of the person, and when it is done another
    private const string Ask = """
        {"id":"tongbai-ask-v1","definitionId":"tongbai-ask","name":"tongbai-ask","version":1,"isPublished":true,"isLatest":true,
         "root":{"id":"root","type":"Elsa.Sequence","activities":[TASK("first"),TASK("second")]}}
        """;

    private const string Task = """
        {"id":"NAME","type":"Court.HumanTask",
         "taskName":{"typeName":"String","expression":{"type":"Literal","value":"NAME"}},
         "clause":{"typeName":"String","expression":{"type":"Literal","value":"TB-3.2-5a"}},
         "role":{"typeName":"String","expression":{"type":"Literal","value":"judge"}},
         "assignee":{"typeName":"String","expression":{"type":"Input","value":"assignee"}},
         "outcomes":{"typeName":"Object","expression":{"type":"Object","value":"[\"done\"]"}}}
        """;

    public override string Name => "T3";

    public override async Task<IReadOnlyList<Figure>> RunAsync(Workbench bench)
    {
        var (cases, span) = bench.IsQuick ? (10, TimeSpan.FromSeconds(3)) : (100, TimeSpan.FromSeconds(30));
        var rate = bench.IsQuick ? LeastRate : Math.Max(LeastRate, ShareOfBursts * await BurstsAsync(bench, span / 3));
        using var folders = TemporaryFolder.Create();
        (string, string)[] settings =
        [
            ("ConnectionStrings__EnforcementFlows", await bench.CreateDatabaseAsync()), ("WorkflowsDirectory", Definitions(folders.Path)), ("Clock__Mode", "System"),
        ];
        var warmUp = (int)(rate * (bench.IsQuick ? 1 : WarmUpSeconds));
        await PrepareAsync(settings, cases, warmUp + (int)(rate * span.TotalSeconds));
        using var host = await RunningHost.StartAsync(EnforcementApp.Start, settings);
        using var person = await host.SignedInAsAsync(Clerk);
        var tasks = await TasksAsync(settings[0].Item2);
        await WarmUpAsync(person, tasks[..(warmUp * 3 / 4)], 8);
        await Workbench.SettleAsync(settings[0].Item2);
        await WarmUpAsync(person, tasks[(warmUp * 3 / 4)..warmUp], Connections);
        var (before, hostBefore) = (bench.Processor(), host.Cpu);
        var latencies = await CompleteAsync(person, tasks[warmUp..], rate);
        var (used, hostUsed) = (bench.Processor() - before, host.Cpu - hostBefore);
        await host.StopAsync();
        var each = $"host {Each(hostUsed):0.00}, PostgreSQL {Each(used.Server):0.00}, caller {Each(used.Here):0.00} ms of processor each";
        var detail = $"{rate:0} completions a second for {span.TotalSeconds:0} s, open loop; p50 {latencies.Percentile(50):0.0} ms, most {latencies.Max():0} ms; {each}";
        return [new("T3", latencies.Percentile(99), Target.AtMost(MostMilliseconds), "ms", detail)];

        double Each(TimeSpan time) => time.TotalMilliseconds / latencies.Length;
    }

    private static async Task<double> BurstsAsync(Workbench bench, TimeSpan span)
    {
        await using var bursts = await BurstLoad.StartAsync(bench);
        await bursts.TakeAsync(span); // until it is compiled
        return (await bursts.TakeAsync(span)).PerSecond;
    }

    private static string Definitions(string folder)
    {
        BuiltProject.CopyWorkflows(folder);
        var ask = Ask.Replace("TASK(\"first\")", Task.Replace("NAME", "first", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("TASK(\"second\")", Task.Replace("NAME", "second", StringComparison.Ordinal), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "courts", Court, "definitions", "tongbai-ask.json"), ask);
        return folder;
    }

    // by the same program in this process, which is gone before anything is measured
    private static async Task PrepareAsync((string Name, string Value)[] settings, int filed, int tasks)
    {
        await using var app = await EnforcementApp.StartAsync([.. settings.Select(setting => (setting.Name.Replace("__", ":", StringComparison.Ordinal), setting.Value))]);
        using var system = await app.SystemAsync("tongbai.filing-system");
        using var person = await app.SignedInAsAsync(Clerk);
        var assignee = (await (await person.GetAsync(new Uri("/api/auth/me", UriKind.Relative))).ReadJsonAsync()).GetProperty("id").GetString();
        var cases = new List<string>();
        for (var number = 0; number < filed; number++)
        {
            var filing = Filing.First();
            filing["caseNumber"] = $"(2026)豫1330执{5000 + number}号";
            using var answer = await system.PostAsJsonAsync("/api/cases", filing);
            cases.Add((await answer.EnsureSuccessStatusCode().ReadJsonAsync()).GetProperty("id").GetString()!);
        }

        var runtime = app.Services.GetRequiredService<WorkflowRuntime>();
        await Parallel.ForAsync(0, tasks, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancellationToken) => await runtime.ExecuteAsync(
            new(Court, Guid.NewGuid(), "ask"),
            async burst => await burst.StartAsync("tongbai-ask", new() { ["assignee"] = assignee }, cases[number % filed], cancellationToken), cancellationToken));
    }

    private static async Task<List<Guid>> TasksAsync(string connectionString)
    {
        await Workbench.SettleAsync(connectionString);
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("SELECT id FROM human_task WHERE definition_id = 'tongbai-ask' AND state = 'Claimed' ORDER BY id");
        await using var reader = await command.ExecuteReaderAsync();
        var tasks = new List<Guid>();
        while (await reader.ReadAsync())
            tasks.Add(reader.GetGuid(0));
        return tasks;
    }

    private static Task WarmUpAsync(HttpClient person, List<Guid> tasks, int callers) => Parallel.ForEachAsync(
        tasks, new ParallelOptions { MaxDegreeOfParallelism = callers }, async (task, _) => await CompleteAsync(person, task, Stopwatch.GetTimestamp(), 0));

    /// <returns>Milliseconds of each call from the time at which it was to be made.</returns>
    private static async Task<double[]> CompleteAsync(HttpClient person, List<Guid> tasks, double rate)
    {
        var began = Stopwatch.GetTimestamp();
        var calls = new List<Task<double>>(tasks.Count);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (calls.Count < tasks.Count && await tick.WaitForNextTickAsync())
        {
            var due = Math.Min((int)(Stopwatch.GetElapsedTime(began).TotalSeconds * rate), tasks.Count);
            while (calls.Count < due)
                calls.Add(CompleteAsync(person, tasks[calls.Count], began, calls.Count / rate));
        }

        return await System.Threading.Tasks.Task.WhenAll(calls);
    }

    private static async Task<double> CompleteAsync(HttpClient person, Guid task, long began, double at)
    {
        using var answer = await person.PostAsJsonAsync($"/api/tasks/{task}/complete", new { outcome = "done" });
        answer.EnsureSuccessStatusCode();
        return (Stopwatch.GetElapsedTime(began).TotalSeconds - at) * 1000;
    }
}
