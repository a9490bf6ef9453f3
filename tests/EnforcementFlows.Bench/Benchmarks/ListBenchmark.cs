using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Hosting;

namespace EnforcementFlows.Bench.Benchmarks;

/// <summary>
/// T9: inboxes, case search and ledgers of a full court, over HTTP, by two callers who ask one after the other. Each list is read from
/// its beginning, page by page, and again far down; what counts is the slowest list.
/// </summary>
internal sealed class ListBenchmark : Benchmark
{
    private const double MostMilliseconds = 50;
    private const int Callers = 2;
    private const int PagesAtOnce = 5;
    private const int RowsOfAJump = 200;

    /// <summary>What is far too slow is called less often.</summary>
    private static readonly TimeSpan LongestOfAKind = TimeSpan.FromSeconds(20);

    /// <summary>What costs next to nothing: how long an answer takes on this machine anyhow.</summary>
    private const string Idle = "/api/clock";

    public override string Name => "T9";

    public override async Task<IReadOnlyList<Figure>> RunAsync(Workbench bench)
    {
        var (cases, calls, jumps) = bench.IsQuick ? (2_000, 8, 1) : (1_000_000, 300, 50);
        var database = await bench.CreateDatabaseAsync();
        await OriginalCases.PlayAsync(database);
        var began = Stopwatch.GetTimestamp();
        await LoadedDocket.LoadAsync(database, cases);
        Workbench.Say($"  {cases:N0} cases loaded in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        using var host = await RunningHost.StartAsync(OriginalCases.End, ("ConnectionStrings__EnforcementFlows", database));
        var (figures, idle) = (new List<Figure>(), new List<double>());
        foreach (var kinds in (await ListKinds.OfAsync(host)).GroupBy(kind => kind.User))
        {
            using var client = await host.SignedInAsAsync(kinds.Key);
            idle.AddRange(await CallAsync([() => GetAsync(client, Idle)], calls));
            foreach (var kind in kinds)
                figures.Add(await MeasureAsync(client, kind, calls, jumps));
        }

        await host.StopAsync();
        var yardstick = Yardstick.Of($"GET {Idle}", "ms", idle);
        figures = figures.ConvertAll(figure => figure with { Yardstick = yardstick });
        var worst = figures.MaxBy(figure => figure.Value)!;
        return [new(Name, worst.Value, Target.AtMost(MostMilliseconds), "ms", $"p99 of the slowest, {worst.Name}; {cases:N0} cases, {figures.Count} kinds") { Yardstick = yardstick }, .. figures];
    }

    private static async Task<Figure> MeasureAsync(HttpClient client, ListKind kind, int calls, int jumps)
    {
        var asked = await AskedAsync(client, kind, jumps);
        var all = await CallAsync(asked, calls);
        var (p50, p99) = (all.Percentile(50), all.Percentile(99));
        Workbench.Say($"  {kind.Name,-40} p50 {p50,8:0.0} ms  p99 {p99,8:0.0} ms  {all.Count} calls, {asked.Count} pages");
        return new($"T9.{kind.Name}", p99, Target.AtMost(MostMilliseconds), "ms", $"{kind.User}, p50 {p50:0.0} ms, {all.Count} calls, {asked.Count} pages");
    }

    private static async Task<IReadOnlyList<Func<Task<HttpResponseMessage>>>> AskedAsync(HttpClient client, ListKind kind, int jumps)
    {
        if (kind.Bodies is { } bodies)
            return [.. bodies.Select(body => (Func<Task<HttpResponseMessage>>)(() => client.PostAsJsonAsync(new Uri(kind.Paths[0], UriKind.Relative), body)))];
        var paths = kind.Paths.Count == 1 ? await PagesAsync(client, kind.Paths[0], jumps) : kind.Paths;
        return [.. paths.Select(path => (Func<Task<HttpResponseMessage>>)(() => GetAsync(client, path)))];
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path) => client.GetAsync(new Uri(path, UriKind.Relative)); // with its body

    private static async Task<List<double>> CallAsync(IReadOnlyList<Func<Task<HttpResponseMessage>>> asked, int calls)
    {
        var (next, began) = (-1, Stopwatch.GetTimestamp());
        var samples = await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            var taken = new List<double>();
            for (var call = Interlocked.Increment(ref next); call < calls && Stopwatch.GetElapsedTime(began) < LongestOfAKind; call = Interlocked.Increment(ref next))
                taken.Add(await TakeAsync(asked[call % asked.Count]));
            return taken;
        }));
        return [.. samples.SelectMany(taken => taken)];
    }

    private static async Task<double> TakeAsync(Func<Task<HttpResponseMessage>> ask)
    {
        var called = Stopwatch.GetTimestamp();
        using var answer = await ask();
        var taken = Stopwatch.GetElapsedTime(called).TotalMilliseconds;
        answer.EnsureSuccessStatusCode();
        return taken;
    }

    // the first pages, and those far down; a row seen twice on the way is a wrong answer
    private static async Task<List<string>> PagesAsync(HttpClient client, string path, int jumps)
    {
        var (pages, seen, after) = (new List<string>(), new HashSet<string>(), (string?)null);
        for (var step = 0; step < jumps + (2 * PagesAtOnce); step++)
        {
            var isJump = step >= PagesAtOnce && step < PagesAtOnce + jumps;
            var page = path + (after is null ? "" : $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={after}");
            if (!isJump)
                pages.Add(page);
            using var answer = await client.GetAsync(new Uri(isJump ? $"{page}&limit={RowsOfAJump}" : page, UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            var read = await answer.ReadJsonAsync();
            if (read.ValueKind != JsonValueKind.Object || !read.TryGetProperty("items", out var items))
                return pages;
            if (!items.EnumerateArray().All(item => seen.Add(item.GetProperty("id").GetString()!)))
                throw new InvalidOperationException($"{path} showed a row twice.");
            after = read.GetProperty("next").GetString();
            if (after is null)
                break;
        }

        return pages;
    }
}
