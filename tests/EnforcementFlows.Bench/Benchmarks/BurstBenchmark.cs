using EnforcementFlows.Bench.Loads;

namespace EnforcementFlows.Bench.Benchmarks;

/// <summary>T1 and T6: how many bursts a second, beside PostgreSQL alone, and how large an instance grows.</summary>
internal sealed class BurstBenchmark : Benchmark
{
    private const double LeastOfPgbench = 0.27;
    private const double LeastOfTheSameSql = 0.35;
    private const double MostStateKilobytes = 8;

    public override string Name => "T1";

    public override async Task<IReadOnlyList<Figure>> RunAsync(Workbench bench)
    {
        var (rounds, span) = bench.IsQuick ? (1, TimeSpan.FromSeconds(2)) : (5, TimeSpan.FromSeconds(10));
        await using var load = await BurstLoad.StartAsync(bench);
        await using var twin = await BurstLoad.StartAsync(bench); // of its own, so that neither works on what the other leaves behind
        await load.TakeAsync(span * 2); // prepares statements, and until the runtime has compiled what is run often
        var (ofPgbench, ofSameSql, same, all) = (new List<double>(), new List<double>(), new List<double>(), new List<BurstLoad.Round>());
        var before = await bench.SampleSpeedAsync();
        for (var round = 0; round < rounds; round++)
        {
            var taken = await load.TakeAsync(span);
            same.Add(await bench.RunSqlAsync(twin.Engine.ConnectionString, SameSql.Script, BurstLoad.Callers));
            var after = await bench.SampleSpeedAsync();
            ofPgbench.Add(taken.PerSecond / ((before + after) / 2));
            ofSameSql.Add(taken.PerSecond / same[^1]);
            all.Add(taken);
            Workbench.Say($"  {taken.PerSecond:N0} bursts/s ({taken.CpuHere:0} + {taken.CpuServer:0} µs), {ofPgbench[^1]:P0} of pgbench -N, {ofSameSql[^1]:P0} of the same SQL");
            before = after;
        }

        return [OfPgbench(ofPgbench, all), OfSameSql(ofSameSql, same), await AgedAsync(load, bench)];
    }

    private static Figure OfPgbench(List<double> ratios, List<BurstLoad.Round> rounds)
    {
        var last = rounds[^1];
        var speed = rounds.ConvertAll(round => round.PerSecond).Percentile(50);
        var detail = $"{speed:N0} bursts/s, {BurstLoad.Callers} callers; p50 {last.P50:0.0} ms, p99 {last.P99:0.0} ms; {last.WalBytes:N0} bytes of WAL and {last.Commits:0.00} commits a burst; processor time {last.CpuHere:0} µs here and {last.CpuServer:0} µs in PostgreSQL";
        return new("T1", ratios.Percentile(50), Target.AtLeast(LeastOfPgbench), "of -N", detail);
    }

    private static Figure OfSameSql(List<double> ratios, List<double> same) =>
        new("T1.same", ratios.Percentile(50), Target.AtLeast(LeastOfTheSameSql), "of pgbench", "pgbench running the statements of such a burst, one by one")
        {
            Yardstick = Yardstick.Of("the same SQL", "tps", same),
        };

    private static async Task<Figure> AgedAsync(BurstLoad load, Workbench bench)
    {
        var turns = bench.IsQuick ? 200 : 10_000;
        await load.StartInstanceAsync("aged");
        for (var turn = 0; turn < turns; turn++)
            await load.ResumeAsync("aged");
        var size = await load.Engine.AskAsync<int>("SELECT max(octet_length(s.state)) FROM flow_state s JOIN flow_instance i ON i.id = s.instance_id WHERE i.correlation_id = 'aged'") / 1024.0;
        return new("T6", size, Target.AtMost(MostStateKilobytes), "KB", $"state of an instance after {turns:N0} turns of a loop");
    }
}
