using System.Diagnostics;
using System.Globalization;
using EnforcementFlows.Bench.Benchmarks;

namespace EnforcementFlows.Bench;

/// <summary>Measures what is to be fast, on a durable PostgreSQL of its own; 0 = measured, whatever came of it.</summary>
internal static class Program
{
    private const string ResultFile = "artifacts/bench.json";
    private static readonly Benchmark[] All =
    [
        new BurstBenchmark(), new CompletionBenchmark(), new AlarmBenchmark(), new AgeBenchmark(), new StartupBenchmark(), new ListBenchmark(), new PoisonBenchmark(),
        new ImportBenchmark(), new ReplayBenchmark(), new InboxPageBenchmark(),
    ];

    public static async Task<int> Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var names = arguments.Where(argument => argument != "--quick").ToHashSet();
        if (!names.IsSubsetOf(All.Select(benchmark => benchmark.Name)))
        {
            await Console.Error.WriteLineAsync($"usage: ./dev bench [--quick] [{string.Join('|', All.Select(benchmark => benchmark.Name))}]...");
            return 2;
        }

        var report = await MeasureAsync(await Workbench.StartAsync(arguments.Contains("--quick")), [.. All.Where(benchmark => names.Count == 0 || names.Contains(benchmark.Name))]);
        await report.SaveAsync(ResultFile);
        report.Print(Console.Out);
        return 0;
    }

    // the machine's own speed before, between and after
    private static async Task<Report> MeasureAsync(Workbench bench, IReadOnlyList<Benchmark> benchmarks)
    {
        var figures = new List<Figure>();
        await bench.SampleSpeedAsync();
        foreach (var benchmark in benchmarks)
        {
            Workbench.Say(benchmark.Name);
            var began = Stopwatch.GetTimestamp();
            figures.AddRange(await benchmark.RunAsync(bench));
            Workbench.Say($"  {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
            if (!bench.IsQuick || benchmark == benchmarks[^1])
                await bench.SampleSpeedAsync();
        }

        return new(await bench.DescribeMachineAsync(), bench.Speed, figures);
    }
}
