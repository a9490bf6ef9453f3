using System.Diagnostics;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Hosting;

namespace EnforcementFlows.Bench.Benchmarks;

/// <summary>
/// T10: the inbox in Chromium, over a court with 100,000 tasks to be done: how much script its first page is, how soon after the host's answer
/// it can be used by somebody whose browser has nothing kept, and how long the host takes over each page of it while somebody scrolls and filters.
/// </summary>
internal sealed class InboxPageBenchmark : Benchmark
{
    private const double MostKilobytes = 300;
    private const double MostSeconds = 1;
    private const double MostMilliseconds = 50; // T9
    private const string Folder = "tests/e2e";

    public override string Name => "T10";

    public override async Task<IReadOnlyList<Figure>> RunAsync(Workbench bench)
    {
        var (cases, rounds, pages) = bench.IsQuick ? (2_000, 2, 5) : (170_000, 10, 100);
        await RunAsync("npm", "ci", "--no-audit", "--no-fund", "--silent");
        var database = await bench.CreateDatabaseAsync();
        await OriginalCases.PlayAsync(database);
        await LoadedDocket.LoadAsync(database, cases);
        using var host = await RunningHost.StartAsync(OriginalCases.End, ("ConnectionStrings__EnforcementFlows", database));
        string[] look = ["node", "bench/inbox.mjs", host.Address.ToString().TrimEnd('/'), "tongbai.director", EnforcementApp.Password, $"{rounds}", $"{pages}"];
        var alone = Read(await RunAsync(look[0], look[1..]));
        var beside = Read(await RunAsync("taskset", ["--cpu-list", "1", .. look])); // a clerk's browser is not on the host's machine: it takes one core of it at most
        await host.StopAsync();
        return
        [
            new("T10", alone.ScriptBytes / 1000.0, Target.AtMost(MostKilobytes), "KB", $"gzip, {alone.Scripts} scripts of the inbox's first page"),
            new("T10.usable", alone.Usable.Max() / 1000, Target.AtMost(MostSeconds), "s", $"the slowest of {rounds} from the host's answer to the first row; median {alone.Usable.Percentile(50) / 1000:0.00}"),
            new("T10.lists", beside.Lists.Percentile(99), Target.AtMost(MostMilliseconds), "ms", $"p99 of {beside.Lists.Count} pages while scrolling and filtering, seen by a browser on one core, median {beside.Lists.Percentile(50):0.0}; by one that takes all cores from the host {alone.Lists.Percentile(99):0.0}, median {alone.Lists.Percentile(50):0.0}; {cases:N0} cases"),
            new("T10.frames", alone.Frames.Percentile(99), Target.AtMost(MostMilliseconds), "ms", $"p99 between {alone.Frames.Count} frames while scrolling, median {alone.Frames.Percentile(50):0.0}"),
        ];
    }

    private static Seen Read(string json) => JsonSerializer.Deserialize<Seen>(json, JsonSerializerOptions.Web)!;

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.Combine(BuiltProject.Root, Folder), RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    /// <summary>Milliseconds, but for the bytes and the number of scripts.</summary>
    private sealed record Seen(List<double> Usable, long ScriptBytes, int Scripts, List<double> Calls, List<double> Frames, List<double> Filtered)
    {
        public List<double> Lists => [.. Calls, .. Filtered];
    }
}
