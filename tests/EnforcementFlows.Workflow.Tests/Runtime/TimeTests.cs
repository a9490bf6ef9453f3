using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Timers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>Timers, alarms and time triggers: once, at their own instant, on however many nodes.</summary>
public sealed class TimeTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Advance_TimersAlarmsAndTriggers_HappenInDueOrderEachAtItsOwnTime()
    {
        await using var host = await EngineHost.StartAsync(
            Sequence("late", Delay("d", "03:00:00"), Delay("e", "02:00:00")), Sequence("early", Delay("d", "01:00:00")),
            Sequence("alarmed", Alarm("a", "04:00:00"), WaitFor("x")), Triggered("hourly", "Elsa.Timer", "interval", "02:30:00"));
        foreach (var definition in new[] { "late", "early", "alarmed" })
            await host.StartInstanceAsync(definition);

        await host.AdvanceAsync(TimeSpan.FromHours(6));

        await using var db = host.NewContext();
        (await db.Journal.Where(j => j.Kind != "start").OrderBy(j => j.At).ThenBy(j => j.Kind).Select(j => new { j.At, j.Kind }).ToListAsync())
            .Select(j => $"{(j.At - Morning).TotalHours:0.0} {j.Kind}").Should().Equal(
                "1.0 timer", "2.5 trigger:timer", "3.0 timer", "4.0 alarm:ring", "5.0 timer", "5.0 trigger:timer");
        host.Clock.GetUtcNow().Should().Be(Morning.AddHours(6));
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Advance_OneTimerFails_TheOthersStillHappenAtTheirOwnTime()
    {
        await using var host = await EngineHost.StartAsync(
            Sequence("fails", Alarm("bad", "01:00:00"), WaitFor("x")), Sequence("late", Delay("d", "02:00:00"), Delay("e", "02:00:00")));
        await host.StartInstanceAsync("fails");
        await host.StartInstanceAsync("late");
        host.Recorder.OnRing = _ => throw new InvalidOperationException("no");

        await host.AdvanceAsync(TimeSpan.FromHours(10));

        await using var db = host.NewContext();
        (await db.Journal.Where(j => j.Kind == "timer").Select(j => j.At).OrderBy(a => a).ToListAsync())
            .Should().Equal(Morning.AddHours(2), Morning.AddHours(4));
        (await db.Timers.SingleAsync()).Key.Should().Be("bad", "it stays and is tried again");
        await host.ShouldBeConsistentAsync();

        host.Recorder.OnRing = null;
        await host.SqlAsync("UPDATE flow_timer SET lease_until = now() - interval '1 second'");
        await host.AdvanceAsync(TimeSpan.Zero);
        host.Recorder.Rings.Should().ContainSingle();
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Timers_NodeDiedAfterClaiming_AreFiredByAnotherOnce()
    {
        await using var host = await EngineHost.StartAsync(Sequence("delayed", Delay("d", "01:00:00"), WaitFor("x")));
        for (var i = 0; i < 5; i++)
            await host.StartInstanceAsync("delayed");
        await host.Clock.SetAsync(Morning.AddHours(1));
        await host.SqlAsync("UPDATE flow_timer SET state = 1, lease_owner = 'dead', lease_until = now() + interval '60 seconds'");

        (await host.FireDueAsync()).Should().Be(0, "somebody has them in hand");
        await host.SqlAsync("UPDATE flow_timer SET lease_until = now() - interval '1 second'");
        await host.Services.GetRequiredService<DueTimers>().ReleaseExpiredAsync(CancellationToken.None);
        await using var other = host.NewNode();
        (await Task.WhenAll(host.FireDueAsync(), host.FireDueAsync(other))).Sum().Should().Be(5);

        await using var db = host.NewContext();
        (await db.Journal.CountAsync(j => j.Seq == 2)).Should().Be(5);
        await host.ShouldBeConsistentAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)] // the connections of two more have broken since
    public async Task Alarm_ClaimedByNodesThatDied_RingsBeforeALaterTimerEndsItsInstance(int claims)
    {
        await using var host = await EngineHost.StartAsync(Sequence("term", Alarm("overdue", "01:00:00"), Delay("d", "02:00:00")));
        var id = await host.StartInstanceAsync("term");
        await host.SqlAsync($"UPDATE flow_timer SET state = 1, attempts = {claims}, lease_owner = 'dead', lease_until = now() + interval '1 hour' WHERE key = 'overdue'");
        await host.Clock.SetAsync(Morning.AddHours(3));

        await host.FireDueAsync();

        host.Recorder.Rings.Should().Equal(("overdue", Morning.AddHours(3)));
        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Alarm_ThatAlwaysFails_HoldsUpALaterTimerOfItsInstanceForFourAttempts()
    {
        await using var host = await EngineHost.StartAsync(Sequence("term", Alarm("overdue", "01:00:00"), Delay("d", "02:00:00"), WaitFor("end")));
        await host.StartInstanceAsync("term");
        host.Recorder.OnRing = _ => throw new InvalidOperationException("no");
        await host.Clock.SetAsync(Morning.AddHours(3));

        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await host.FireDueAsync();
            await using var held = host.NewContext();
            (await held.Timers.Where(t => t.State == 1).OrderBy(t => t.DueAt).Select(t => t.Attempts).ToListAsync()).Should().Equal(attempt, attempt);
            await host.SqlAsync("UPDATE flow_timer SET lease_until = now() - interval '1 second'");
            await host.Services.GetRequiredService<DueTimers>().ReleaseExpiredAsync(CancellationToken.None);
        }

        await host.FireDueAsync();

        await using var db = host.NewContext();
        (await db.Timers.SingleAsync()).Should().Match<EnforcementFlows.Workflow.Storage.TimerRow>(alarm => alarm.Key == "overdue" && alarm.Attempts == 5, "it is tried on");
        (await db.EventWaits.CountAsync()).Should().Be(1, "the term is over");
        await host.ShouldBeConsistentAsync();
    }

    [Fact] // a standby without the last commits has taken over, and the numbers begin where it stood
    public async Task Timer_ForgottenWhileANodeHasItInHand_DoesNotStandForTheNextOneOfItsNumber()
    {
        await using var host = await EngineHost.StartAsync(Sequence("term", Alarm("first", "01:00:00"), WaitFor("x")), Sequence("delayed", Delay("d", "02:00:00")));
        await host.StartInstanceAsync("term");
        await host.StartInstanceAsync("delayed");
        host.Recorder.OnRing = _ => host.SqlAsync("""
            SELECT setval(pg_get_serial_sequence('flow_timer', 'id'), (SELECT max(id) FROM flow_timer), false);
            DELETE FROM flow_timer WHERE handler IS NULL
            """);
        await host.Clock.SetAsync(Morning.AddHours(3));
        await host.FireDueAsync();

        var next = await host.StartInstanceAsync("delayed");
        await host.Clock.SetAsync(Morning.AddHours(6));
        await host.FireDueAsync();

        await host.StatusShouldBeAsync(next, "Finished", "Finished");
    }

    [Fact]
    public async Task Alarm_SetAnewByAnEarlierOneOfTheSameBurst_RingsAtItsNewTime()
    {
        await using var host = await EngineHost.StartAsync(Sequence("term", Alarm("first", "01:00:00"), Alarm("second", "02:00:00"), WaitFor("x")));
        await host.StartInstanceAsync("term");
        await host.SqlAsync("UPDATE flow_timer SET state = 1, attempts = 1, lease_owner = 'dead', lease_until = now() + interval '1 hour' WHERE key = 'first'");
        host.Recorder.OnRing = ringing =>
        {
            if (ringing.Key == "first")
                ringing.Schedule(new("ring", "second", Morning.AddHours(8)));
            return Task.CompletedTask;
        };
        await host.Clock.SetAsync(Morning.AddHours(3));

        await host.FireDueAsync();

        host.Recorder.Rings.Select(ring => ring.Key).Should().Equal("first");
        await host.ShouldBeConsistentAsync();
        await host.AdvanceAsync(TimeSpan.FromHours(6));
        host.Recorder.Rings.Should().Equal(("first", Morning.AddHours(3)), ("second", Morning.AddHours(8)));
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Timers_OfARaceClaimedByTwoNodes_TheEarlierWins()
    {
        await using var host = await EngineHost.StartAsync(Chart(
            "race",
            [Do("Elsa.FlowFork", "fork", ("branches", new[] { "a", "b" })), Delay("first", "01:00:00"), Delay("second", "02:00:00"), Do("Elsa.FlowJoin", "join", ("mode", "WaitAny")), WaitFor("end")],
            "fork:a->first", "fork:b->second", "first->join", "second->join", "join->end"));
        await host.StartInstanceAsync("race");
        await host.SqlAsync($"UPDATE flow_timer SET state = 1, attempts = 1, lease_owner = 'dead', lease_until = now() + interval '1 hour' WHERE due_at < '{Morning.AddHours(2):O}'");
        await host.Clock.SetAsync(Morning.AddHours(3));

        await host.FireDueAsync();

        await using var db = host.NewContext();
        (await db.Journal.OrderBy(j => j.Seq).LastAsync()).Body.Should().Contain("first\",\"Completed").And.Contain("second\",\"Canceled");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Alarm_LeaseRunsOutWhileItRings_TheSecondRingingFindsNothing()
    {
        await using var host = await EngineHost.StartAsync(Sequence("alarmed", Alarm("a", "01:00:00"), WaitFor("x")));
        await using var other = host.NewNode();
        await host.StartInstanceAsync("alarmed");
        await host.Clock.SetAsync(Morning.AddHours(1));
        Task<int>? second = null;
        host.Recorder.OnRing = async _ =>
        {
            if (second is not null)
                return;
            await host.SqlAsync("UPDATE flow_timer SET lease_until = now() - interval '1 second'");
            await other.GetRequiredService<DueTimers>().ReleaseExpiredAsync(CancellationToken.None);
            second = host.FireDueAsync(other); // waits for the row that this burst holds
        };

        await host.FireDueAsync();
        await second!;

        host.Recorder.Rings.Should().ContainSingle();
        await using var db = host.NewContext();
        (await db.Journal.CountAsync()).Should().Be(2);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Alarm_ScheduledAgainUnderItsKey_ReplacesTheFirst()
    {
        await using var host = await EngineHost.StartAsync(Sequence("two", Alarm("a", "01:00:00"), WaitFor("later"), Alarm("a", "05:00:00", "again"), WaitFor("x")));
        await host.StartInstanceAsync("two", "case-1");
        await host.PublishAsync("later", "case-1");

        await host.AdvanceAsync(TimeSpan.FromHours(10));

        host.Recorder.Rings.Should().Equal(("a", Morning.AddHours(5)));
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Alarm_CancelledOrInstanceEnded_DoesNotRing()
    {
        await using var host = await EngineHost.StartAsync(
            Sequence("cancelled", Alarm("a", "01:00:00"), Do("Test.CancelAlarm", "c", ("key", "a")), WaitFor("x")),
            Sequence("later", Alarm("a", "01:00:00"), WaitFor("go"), Do("Test.CancelAlarm", "c", ("key", "a")), WaitFor("x")),
            Sequence("ended", Alarm("a", "01:00:00"), WaitFor("go")),
            Sequence("at-once", Alarm("a", "01:00:00")));
        foreach (var definition in new[] { "cancelled", "later", "ended", "at-once" })
            await host.StartInstanceAsync(definition, definition);
        await host.PublishAsync("go", "later");
        await host.PublishAsync("go", "ended");

        await host.AdvanceAsync(TimeSpan.FromHours(10));

        host.Recorder.Rings.Should().BeEmpty();
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Alarm_SchedulesTheNextFromItsHandler_RingsEveryTimeOnce()
    {
        await using var host = await EngineHost.StartAsync(Sequence("chain", Alarm("a", "01:00:00"), WaitFor("x")));
        await host.StartInstanceAsync("chain");
        host.Recorder.OnRing = alarm =>
        {
            if (alarm.Now < Morning.AddHours(3))
                alarm.Schedule(new("ring", alarm.Key, alarm.Now.AddHours(1)));
            return Task.CompletedTask;
        };

        await host.AdvanceAsync(TimeSpan.FromHours(10));

        host.Recorder.Rings.Select(r => (r.At - Morning).TotalHours).Should().Equal(1, 2, 3);
        await host.ShouldBeConsistentAsync();
    }

    [Theory]
    [InlineData("Elsa.Timer", "interval", "01:00:00", 3)]
    [InlineData("Elsa.Cron", "cronExpression", "0 30 * * * *", 3)]
    [InlineData("Elsa.StartAt", "dateTime", "2026-03-02T02:00:00Z", 1)]
    [InlineData("Elsa.StartAt", "dateTime", "2026-03-02T10:00:00", 0)] // not yet, in UTC
    [InlineData("Elsa.StartAt", "dateTime", "2020-01-01T00:00:00Z", 0)] // past when published
    public async Task TimeTrigger_TwoNodes_StartsOnceAnOccurrence(string type, string input, string value, int starts)
    {
        await using var host = await EngineHost.StartAsync(Triggered("timed", type, input, value));
        await using var other = host.NewNode();
        for (var minutes = 0; minutes <= 180; minutes += 30)
        {
            await host.Clock.SetAsync(Morning.AddMinutes(minutes));
            await Task.WhenAll(host.RunOnceAsync(), host.RunOnceAsync(other), host.RunOnceAsync(), host.RunOnceAsync(other));
        }

        await using var db = host.NewContext();
        (await db.WorkflowInstances.CountAsync()).Should().Be(starts);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task TimeTrigger_DefinitionGone_HoldsUpNothingElse()
    {
        await using var host = await EngineHost.StartAsync(
            Triggered("gone", "Elsa.Timer", "interval", "01:00:00"), Triggered("there", "Elsa.Timer", "interval", "01:00:00"), Sequence("delayed", Delay("d", "01:00:00")));
        await host.SqlAsync("UPDATE flow_definition SET is_published = false WHERE definition_id = 'gone'");
        await host.StartInstanceAsync("delayed");

        await host.AdvanceAsync(TimeSpan.FromHours(1));

        await using var db = host.NewContext();
        (await db.WorkflowInstances.CountAsync(i => i.DefinitionId == "there")).Should().Be(1);
        (await db.Timers.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task EventTrigger_StartsTheWorkflowWithThePayload()
    {
        var trigger = WaitFor("filed").With("name", "Filed");
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        await using var host = await EngineHost.StartAsync(Chart("on-filed", [trigger, Do("Elsa.SetOutput", "o", ("outputName", "N"), ("outputValue", "=getResultFromFiled().n"))], "filed->o"));

        (await host.PublishAsync("filed", "case-1", new Dictionary<string, object?> { ["n"] = 7d })).Result.Should().Be(1d);

        await using var db = host.NewContext();
        var state = await db.InstanceStates.SingleAsync();
        System.Text.Encoding.UTF8.GetString(state.State).Should().Contain("\"out\":{\"N\":7}");
        (await db.WorkflowInstances.SingleAsync()).CorrelationId.Should().Be("case-1");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Timers_FiredInParallel_KeepTheOrderOfAnInstance()
    {
        var body = Do("Elsa.ParallelForEach", "each", ("items", Enumerable.Range(1, 5).ToArray())).Body(Delay("d", "=`0${getCurrentValue()}:00:00`"));
        await using var host = await EngineHost.StartAsync(Sequence("many", body));
        for (var i = 0; i < 10; i++)
            await host.StartInstanceAsync("many");
        await host.Clock.SetAsync(Morning.AddHours(9));

        (await host.Services.GetRequiredService<DueTimers>().FireDueAsync(host.Clock.GetUtcNow(), 8, CancellationToken.None)).Should().Be(50);

        await using var db = host.NewContext();
        (await db.WorkflowInstances.CountAsync(i => i.Status == "Finished")).Should().Be(10);
        await host.ShouldBeConsistentAsync();
    }

    private static string Triggered(string id, string type, string input, string value)
    {
        var trigger = Do(type, "t", (input, value));
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return Chart(id, [trigger, Line("x")], "t->x");
    }
}
