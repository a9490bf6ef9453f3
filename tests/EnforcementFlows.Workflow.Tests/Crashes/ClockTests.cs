using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Tests.Runtime;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>Clocks that jump, and days that are not like others: nothing happens early, nothing twice.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task Timers_ClockJumpsBackAndForth_FireOnceAndNotBeforeTheirTime()
    {
        var random = new Random(20);
        await using var host = await EngineHost.StartAsync(Sequence("flow", Alarm("a", "02:00:00"), Delay("d", "03:00:00"), WaitFor("x")));
        await using var other = host.NewNode();
        var start = host.Clock.GetUtcNow();
        for (var i = 0; i < 5; i++)
            await host.StartInstanceAsync("flow", $"case-{i}");
        host.Recorder.OnRing = ringing =>
        {
            ringing.Now.Should().BeOnOrAfter(ringing.DueAt);
            return Task.CompletedTask;
        };
        const int Jumps = 40;
        for (var (jump, real) = (0, start); jump < Jumps; jump++, real += TimeSpan.FromMinutes(10))
        {
            await host.Clock.SetAsync(real + (TimeSpan.FromHours(1) * random.Next(-1, 2)));
            await Task.WhenAll(host.RunOnceAsync(), host.RunOnceAsync(other));
        }

        host.Recorder.Rings.Should().HaveCount(5).And.OnlyContain(ring => ring.At >= start.AddHours(2));
        await using var db = host.NewContext();
        var fired = await db.Journal.Where(j => j.Kind == "timer").ToListAsync();
        fired.Should().HaveCount(5).And.OnlyContain(record => record.At >= start.AddHours(3));
        await host.ShouldBeConsistentAsync();
        FaultTally.Add("clocks", "timers and alarms", "clock jumps an hour", Jumps);
    }

    [Theory]
    [InlineData("2028-02-28T15:30:00Z", "01:00:00", "0 0 16 * * *", 3, "2028-02-28T16:00:00Z", "2028-02-29T16:00:00Z", "2028-03-01T16:00:00Z")] // leap day
    [InlineData("2026-12-31T15:30:00Z", "01:00:00", "0 0 16 * * *", 2, "2026-12-31T16:00:00Z", "2027-01-01T16:00:00Z")] // New Year in Shanghai
    [InlineData("2026-03-28T20:30:00Z", "01:00:00", "0 0 1 * * *", 2, "2026-03-29T01:00:00Z", "2026-03-30T01:00:00Z")] // Europe changes its clocks
    public async Task Triggers_OverADayLikeNoOther_StartOnceADayAndDelaysAreExact(string from, string delay, string cron, int days, params string[] starts)
    {
        var trigger = Do("Elsa.Cron", "cron", ("cronExpression", cron));
        trigger["customProperties"] = new System.Text.Json.Nodes.JsonObject { ["canStartWorkflow"] = true };
        await using var host = await EngineHost.StartAsync();
        await host.Clock.SetAsync(DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture));
        await host.ImportAsync(Chart("daily", [trigger, Delay("d", delay), Line("x")], "cron->d", "d->x"));

        await host.AdvanceAsync(TimeSpan.FromDays(days));

        await using var db = host.NewContext();
        var expected = starts.Select(s => DateTimeOffset.Parse(s, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        (await db.Journal.Where(j => j.Kind == "trigger:cron").Select(j => j.At).OrderBy(at => at).ToListAsync()).Should().Equal(expected);
        (await db.Journal.Where(j => j.Kind == "timer").Select(j => j.At).OrderBy(at => at).ToListAsync()).Should().Equal(expected.Select(at => at.AddHours(1)));
        await host.ShouldBeConsistentAsync();
    }
}
