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
        var seen = JsonSerializer.Deserialize<Seen>(
            await RunAsync("node", "bench/inbox.mjs", host.Address.ToString().TrimEnd('/'), "tongbai.director", EnforcementApp.Password, $"{rounds}", $"{pages}"),
            JsonSerializerOptions.Web)!;
        await host.StopAsync();
        List<double> asked = [.. seen.Calls, .. seen.Filtered];
        return
        [
            new("T10", seen.ScriptBytes / 1000.0, Target.AtMost(MostKilobytes), "KB", $"gzip, {seen.Scripts} scripts of the inbox's first page"),
            new("T10.usable", seen.Usable.Max() / 1000, Target.AtMost(MostSeconds), "s", $"the slowest of {rounds} from the host's answer to the first row; median {seen.Usable.Percentile(50) / 1000:0.00}"),
            new("T10.lists", asked.Percentile(99), Target.AtMost(MostMilliseconds), "ms", $"p99 of {asked.Count} pages while scrolling and filtering, seen by the browser, median {asked.Percentile(50):0.0}; {cases:N0} cases"),
            new("T10.frames", seen.Frames.Percentile(99), Target.AtMost(MostMilliseconds), "ms", $"p99 between {seen.Frames.Count} frames while scrolling, median {seen.Frames.Percentile(50):0.0}"),
        ];
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.Combine(BuiltProject.Root, Folder), RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    /// <summary>Milliseconds, but for the bytes and the number of scripts.</summary>
    private sealed record Seen(List<double> Usable, long ScriptBytes, int Scripts, List<double> Calls, List<double> Frames, List<double> Filtered);
}
