using System.Diagnostics;
using EnforcementFlows.Api.Tests.Features.Imports;
using EnforcementFlows.Api.Tests.Hosting;

namespace EnforcementFlows.Bench.Benchmarks;

/// <summary>A bureau takes over its open cases: a docket uploaded to the host, a process of its own, until every line has its result.</summary>
internal sealed class ImportBenchmark : Benchmark
{
    private const double MostSecondsPerLine = 300.0 / 10_000;
    private const double MostMegabytes = 512;

    public override string Name => "import";

    public override async Task<IReadOnlyList<Figure>> RunAsync(Workbench bench)
    {
        var lines = bench.IsQuick ? 50 : 10_000;
        using var host = await RunningHost.StartAsync("2026-05-11T09:00:00+08:00", ("ConnectionStrings__EnforcementFlows", await bench.CreateDatabaseAsync()));
        using var admin = await host.SignedInAsAsync("tongbai.admin");
        var began = Stopwatch.GetTimestamp();

        var job = await admin.ImportAsync(DocketSample.ToCsv(DocketSample.Lines(lines)));

        var (seconds, megabytes) = (Stopwatch.GetElapsedTime(began).TotalSeconds, host.PeakMemory / 1024.0 / 1024);
        if (job.Counts() != $"{lines} imported, 0 unchanged, 0 bad of {lines}")
            throw new InvalidOperationException($"Of a good docket came {job.Counts()}.");
        await host.StopAsync();
        return
        [
            new("import", seconds, Target.AtMost(lines * MostSecondsPerLine), "s", $"{lines} lines, {lines / seconds:0.0} lines/s"),
            new("import.memory", megabytes, Target.AtMost(MostMegabytes), "MB", $"most resident memory of the host, {lines} lines"),
        ];
    }
}
