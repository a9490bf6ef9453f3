using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>
/// The law's time does not stop for a fault: an alarm rings at its time although its instance stands still, and what it would have
/// woken wakes when the fault is mended.
/// </summary>
public sealed class FaultedAlarmTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Alarm_InstanceFaulted_RingsAtItsTimeAndSchedulesTheNext()
    {
        await using var host = await EngineHost.StartAsync(Split("alarmed", Steps("s", Alarm("a", "01:00:00"), WaitFor("x"))));
        host.Recorder.OnRing = alarm => ScheduleNext(alarm, until: Morning.AddHours(3));
        var id = await host.FaultedAsync("alarmed");

        await host.AdvanceAsync(TimeSpan.FromHours(10));

        host.Recorder.Rings.Should().Equal(("a", Morning.AddHours(1)), ("a", Morning.AddHours(2)), ("a", Morning.AddHours(3)));
        await using var db = host.NewContext();
        (await db.DataProtectionKeys.Select(k => k.Xml).OrderBy(at => at).ToListAsync()).Should().Equal(host.Recorder.Rings.Select(r => $"{r.At:O}"), "what the handler wrote is there");
        await host.StatusShouldBeAsync(id, "Finished", "Faulted");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Alarm_InstanceFaulted_WhatItEnqueuesIsSent()
    {
        await using var host = await EngineHost.StartAsync(Split("reports", Steps("s", Alarm("a", "01:00:00"), WaitFor("x"))));
        host.Recorder.OnRing = alarm =>
        {
            alarm.Enqueue(new("letter", "report", null));
            return Task.CompletedTask;
        };
        await host.FaultedAsync("reports");

        await host.AdvanceAsync(TimeSpan.FromHours(1));

        host.Recorder.Letters.Should().Equal("report");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Alarm_ClaimedWhenItsInstanceFaults_StillRings()
    {
        await using var host = await EngineHost.StartAsync(Split("claimed", Steps("s", Alarm("a", "01:00:00"), WaitFor("x")), "go"));
        await host.StartInstanceAsync("claimed", "case-1");
        await host.Clock.SetAsync(Morning.AddHours(1));
        await host.SqlAsync("UPDATE flow_timer SET state = 1, lease_owner = 'other', lease_until = now() + interval '60 seconds'");
        host.Recorder.Broken = true;
        await host.PublishAsync("go", "case-1");
        await host.SqlAsync("UPDATE flow_timer SET lease_until = now() - interval '1 second'");

        await host.AdvanceAsync(TimeSpan.Zero);

        host.Recorder.Rings.Should().ContainSingle();
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Alarm_HandlerFailsWhileItsInstanceIsFaulted_IsTriedAgainAndNothingIsHalfDone()
    {
        await using var host = await EngineHost.StartAsync(Split("fails", Steps("s", Alarm("a", "01:00:00"), Do("Test.AwaitSignal", "l"), WaitFor("after"))));
        host.Recorder.OnRing = alarm =>
        {
            Signal(alarm, "half");
            throw new InvalidOperationException("no");
        };
        var id = await host.FaultedAsync("fails");
        await host.AdvanceAsync(TimeSpan.FromHours(2));

        await using var db = host.NewContext();
        (await db.DataProtectionKeys.CountAsync()).Should().Be(0);
        (await db.Timers.SingleAsync()).Key.Should().Be("a", "it stays and is tried again");
        await host.ShouldBeConsistentAsync();

        host.Recorder.OnRing = alarm => Signal(alarm, "whole");
        await host.SqlAsync("UPDATE flow_timer SET lease_until = now() - interval '1 second'");
        await host.AdvanceAsync(TimeSpan.Zero);
        host.Recorder.Rings.Should().ContainSingle();

        await host.MendAsync(id);
        (await db.WorkflowInstances.SingleAsync()).Name.Should().Be("whole;");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Signal_InstanceFaulted_IsTakenOnRetryTheFirstOfEachWait()
    {
        await using var host = await EngineHost.StartAsync(Split("signalled", Steps("s", Alarm("a", "01:00:00"), Do("Test.AwaitSignal", "l"), WaitFor("after"))));
        host.Recorder.OnRing = async alarm =>
        {
            await Signal(alarm, alarm.Now == Morning.AddHours(1) ? "alert" : "overdue");
            await ScheduleNext(alarm, until: Morning.AddHours(2));
        };
        var id = await host.FaultedAsync("signalled");
        await host.AdvanceAsync(TimeSpan.FromHours(5));

        await host.MendAsync(id);

        await using var db = host.NewContext();
        (await db.WorkflowInstances.SingleAsync()).Name.Should().Be("alert;", "the first would have ended the wait");
        (await db.EventWaits.SingleAsync()).Name.Should().Be("after");
        await host.StatusShouldBeAsync(id, "Running", "Suspended");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Signal_RetryFailsAgain_IsTakenOnceAllTheSame()
    {
        await using var host = await EngineHost.StartAsync(Split("still-broken", Steps("s", Alarm("a", "01:00:00"), Do("Test.AwaitSignal", "l"), WaitFor("after"))));
        host.Recorder.OnRing = alarm => Signal(alarm, "overdue");
        var id = await host.FaultedAsync("still-broken");
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        await host.RetryAsync(id, (await host.IncidentAsync(id)).ContextId); // still broken
        await host.StatusShouldBeAsync(id, "Finished", "Faulted");
        await host.ShouldBeConsistentAsync();
        await host.MendAsync(id);

        await using var db = host.NewContext();
        (await db.WorkflowInstances.SingleAsync()).Name.Should().Be("overdue;");
        (await db.EventWaits.SingleAsync()).Name.Should().Be("after");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Fault_ByWhatAnAlarmWoke_TheNextAlarmRingsAllTheSame()
    {
        await using var host = await EngineHost.StartAsync(Sequence("wakes", Alarm("a", "01:00:00"), Do("Test.AwaitSignal", "l"), Do("Test.Flaky", "f"), WaitFor("after")));
        host.Recorder.Broken = true;
        host.Recorder.OnRing = async alarm =>
        {
            await Signal(alarm, "alert");
            await ScheduleNext(alarm, until: Morning.AddHours(2));
        };
        var id = await host.StartInstanceAsync("wakes");

        await host.AdvanceAsync(TimeSpan.FromHours(1));
        await host.StatusShouldBeAsync(id, "Finished", "Faulted");
        await host.ShouldBeConsistentAsync();
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        await using var db = host.NewContext();
        (await db.DataProtectionKeys.CountAsync()).Should().Be(2);
        await host.MendAsync(id);
        (await db.EventWaits.SingleAsync()).Name.Should().Be("after");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Signal_SentAfterAFaultOfTheSameBurst_IsTakenOnRetry()
    {
        var both = Do("Elsa.Parallel", "both").With("activities", new JsonArray(Do("Test.Flaky", "f"), Do("Test.Signal", "signal", ("name", "met"))));
        var listen = Steps("listen", Do("Test.AwaitSignal", "l"), WaitFor("after"));
        await using var host = await EngineHost.StartAsync(
            Sequence("same-burst", Do("Elsa.Parallel", "p").With("activities", new JsonArray(listen, Steps("work", WaitFor("go"), both)))));
        var id = await host.StartInstanceAsync("same-burst", "case-1");
        host.Recorder.Broken = true;
        await host.PublishAsync("go", "case-1");
        await host.StatusShouldBeAsync(id, "Finished", "Faulted");

        await host.MendAsync(id);

        await using var db = host.NewContext();
        (await db.WorkflowInstances.SingleAsync()).Name.Should().Be("met;");
        (await db.EventWaits.SingleAsync()).Name.Should().Be("after");
        await host.ShouldBeConsistentAsync();
    }

    [Theory]
    [InlineData("event", "01:00:00", "02:00:00", "03:00:00")]
    [InlineData("signal", "02:00:00", "01:00:00", "03:00:00")]
    [InlineData("timer", "02:00:00", "03:00:00", "01:00:00")]
    public async Task Retry_SeveralThingsCameMeanwhile_TheyTakeEffectInTheOrderTheyCame(string first, string eventAfter, string signalAfter, string timerAfter)
    {
        var race = Do("Elsa.Fork", "race", ("joinMode", "WaitAny")).With("branches", new JsonArray(
            Steps("by-event", WaitFor("news"), Name("event")), Steps("by-signal", Do("Test.AwaitSignal", "l"), Name("signal")), Steps("by-timer", Delay("d", timerAfter), Name("timer"))));
        await using var host = await EngineHost.StartAsync(Split("race", Steps("s", Alarm("a", signalAfter), race, WaitFor("after"))));
        host.Recorder.OnRing = alarm => Signal(alarm, "overdue");
        var id = await host.FaultedAsync("race");

        await host.AdvanceAsync(TimeSpan.Parse(eventAfter, System.Globalization.CultureInfo.InvariantCulture));
        await host.PublishAsync("news", "case-1");
        await host.AdvanceAsync(TimeSpan.FromHours(5));
        await host.MendAsync(id);
        await host.AdvanceAsync(TimeSpan.Zero);

        await using var db = host.NewContext();
        (await db.WorkflowInstances.SingleAsync()).Name.Should().Be(first);
        await host.ShouldBeConsistentAsync();
    }

    private static JsonObject Name(string name) => Do("Elsa.SetName", name, ("value", name));

    private static Task Signal(Timers.AlarmContext alarm, string name)
    {
        alarm.Execution.Signal(c => c.Node.Type == "Test.AwaitSignal", new(name, null));
        return Task.CompletedTask;
    }

    private static Task ScheduleNext(Timers.AlarmContext alarm, DateTimeOffset until)
    {
        if (alarm.Now < until)
            alarm.Schedule(new("ring", alarm.Key, alarm.Now.AddHours(1)));
        return Task.CompletedTask;
    }
}

internal static class FaultedInstances
{
    /// <summary>Starts an instance whose flaky activity fails at once.</summary>
    public static async Task<Guid> FaultedAsync(this EngineHost host, string definitionId)
    {
        host.Recorder.Broken = true;
        var id = await host.StartInstanceAsync(definitionId, "case-1");
        await host.StatusShouldBeAsync(id, "Finished", "Faulted");
        return id;
    }

    /// <summary>Removes the reason of the fault and retries.</summary>
    public static async Task MendAsync(this EngineHost host, Guid id)
    {
        host.Recorder.Broken = false;
        await host.RetryAsync(id, (await host.IncidentAsync(id)).ContextId);
    }
}
