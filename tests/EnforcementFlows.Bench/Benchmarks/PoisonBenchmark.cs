using EnforcementFlows.Api.Tests.Features.Gateways;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Workflow.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Bench.Benchmarks;

/// <summary>
/// One message that can not be carried out among those of a thousand cases: are the other 999 as fast as without it? Rounds with
/// and without it alternate (A B B A …) in one host, so that what warms up or grows weighs on both alike.
/// </summary>
internal sealed class PoisonBenchmark : Benchmark
{
    private const double MostRatio = 1.05;

    public override string Name => "poison";

    public override async Task<IReadOnlyList<Figure>> RunAsync(Workbench bench)
    {
        var (cases, pairs) = bench.IsQuick ? (200, 2) : (1000, 10);
        await using var app = await EnforcementApp.StartAsync(("ConnectionStrings:EnforcementFlows", await bench.CreateDatabaseAsync()), ("Clock:Mode", "System"));
        var (without, with) = (new List<Round>(), new List<Round>());
        for (var pair = 0; pair <= pairs; pair++)
        {
            foreach (var isPoisoned in pair % 2 == 0 ? new[] { false, true } : [true, false])
            {
                var round = await TakeAsync(app, cases, isPoisoned);
                Workbench.Say($"  {(pair == 0 ? "warm-up" : $"pair {pair}")}, {(isPoisoned ? "with" : "without")}: {round.Last:0.000} s");
                if (pair > 0)
                    (isPoisoned ? with : without).Add(round);
            }
        }

        return
        [
            Compare("poison", without, with, round => round.Last, $"until the last of {cases - 1} others"),
            Compare("poison.p50", without, with, round => round.Median, "half of the others done"),
            Compare("poison.p99", without, with, round => round.P99, "99 % of the others done"),
            Compare("poison.cpu", without, with, round => round.Cpu, "processor time of the host, which other work on the machine disturbs least"),
        ];
    }

    private static async Task<Round> TakeAsync(EnforcementApp app, int cases, bool isPoisoned)
    {
        var mail = await MailOfCases.ReceiveAsync(app, cases, isPoisoned);
        await using var db = mail.NewContext();
        var cpu = Environment.CpuUsage.TotalTime;
        var began = await db.Database.SqlQuery<DateTime>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync();
        await app.Services.GetRequiredService<OutboxCourier>().BeginAsync(CancellationToken.None); // at once, not when the worker looks next
        await mail.DeliveredAsync();
        var worked = Environment.CpuUsage.TotalTime - cpu;
        await mail.CheckAsync();

        var done = await db.Database.SqlQuery<DateTime>(
            $"SELECT pg_xact_commit_timestamp(xmin) AS \"Value\" FROM flow_outbox WHERE kind = {MailOfCases.Kind} AND dedup_key = ANY({mail.Others})").ToListAsync();
        await db.Outbox.Where(row => row.DoneAt == null).ExecuteDeleteAsync(); // the next round has no poison but its own
        return Round.Of(done.ConvertAll(at => (at - began).TotalSeconds), worked.TotalSeconds);
    }

    // the median over the pairs; the noise is the same ratio of each round without to the one without before it
    private static Figure Compare(string name, List<Round> without, List<Round> with, Func<Round, double> of, string what)
    {
        var ratios = with.Zip(without, (ill, sound) => of(ill) / of(sound)).ToList();
        var noise = without.Skip(1).Zip(without, (next, before) => of(next) / of(before)).ToList();
        var detail = $"{what}: {without.ConvertAll(round => of(round)).Percentile(50):0.000} s without, {with.ConvertAll(round => of(round)).Percentile(50):0.000} s with; {ratios.Count} pairs {ratios.Min():0.000}–{ratios.Max():0.000}";
        return new(name, ratios.Percentile(50), Target.AtMost(MostRatio), "ratio", detail) { Yardstick = Yardstick.Of("without/without", "", noise) };
    }

    /// <summary>Seconds from the arrival of all messages to the commit of one, and what it cost.</summary>
    private sealed record Round(double Median, double P99, double Last, double Cpu)
    {
        public static Round Of(IReadOnlyList<double> seconds, double cpu) => new(seconds.Percentile(50), seconds.Percentile(99), seconds.Max(), cpu);
    }
}
