using System.Collections.Concurrent;
using System.Diagnostics;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>What one burst costs the database; it must not grow with the age of the instance or the number of others.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task EventResume_AtAnyAge_TakesThreeRoundTripsAndEightStatements(int turns)
    {
        var chart = Graph("root", [WaitFor("go", "wait"), Set("inc", "N", "=(getN() ?? 0) + 1"), Delay("d", "01:00:00")], "wait->inc", "inc->d", "d->wait");
        await using var host = await EngineHost.StartAsync(Definition("loop", chart, "N"));
        await host.StartInstanceAsync("loop", "case-1");
        for (var turn = 0; turn <= turns; turn++)
        {
            await host.PublishAsync("go", "case-1");
            await host.SqlAsync("UPDATE flow_timer SET due_at = '2026-03-01'");
            await host.FireDueAsync();
        }

        var size = await StateSizeAsync(host);

        var resumed = await Sent.ByAsync(() => host.PublishAsync("go", "case-1"));

        resumed.Should().Match<Sent>(s => s.RoundTrips <= 3 && s.Statements <= 8, resumed.Text);
        size.Should().BeLessThan(1024);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task EventResume_IntoAnEventWait_TakesThreeRoundTripsAndEightStatements()
    {
        await using var host = await EngineHost.StartAsync(Sequence("events", WaitFor("a"), WaitFor("b")));
        await host.StartInstanceAsync("events", "case-1");

        var sent = await Sent.ByAsync(() => host.PublishAsync("a", "case-1"));

        sent.Should().Match<Sent>(s => s.RoundTrips <= 3 && s.Statements <= 8, sent.Text);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task TimerFired_IntoAnEventWait_TakesThreeRoundTripsAndEightStatements()
    {
        await using var host = await EngineHost.StartAsync(Sequence("delayed", Delay("d", "01:00:00"), WaitFor("x")));
        await host.StartInstanceAsync("delayed", "case-1");
        await host.Clock.SetAsync(host.Clock.GetUtcNow().AddHours(1));

        var sent = await Sent.ByAsync(() => host.FireDueAsync());

        sent.Should().Match<Sent>(s => s.RoundTrips <= 3 + 1 && s.Statements <= 8 + 1, sent.Text); // one more claims the timers, for all of a batch
    }

    [Fact]
    public async Task TaskResume_TakesThreeRoundTripsAndEightStatements()
    {
        await using var host = await EngineHost.StartAsync(Sequence("tasks", Do("Test.Task", "a"), Do("Test.Task", "b")));
        var id = await host.StartInstanceAsync("tasks");

        var sent = await Sent.ByAsync(() => host.Runtime.ResumeAsync(EngineHost.NewCommand("go"), id, 3, new SignalStimulus("x", null), CancellationToken.None));

        sent.Should().Match<Sent>(s => s.RoundTrips <= 3 && s.Statements <= 8, sent.Text);
    }

    [Fact]
    public async Task TaskCompleted_TakesThreeRoundTrips()
    {
        await using var host = await EngineHost.StartAsync(Sequence("tasks", Do("Test.Task", "a"), Do("Test.Task", "b")));
        var task = await TaskCommandTests.TaskOfAsync(host, await host.StartInstanceAsync("tasks"));

        var sent = await Sent.ByAsync(() => TaskCommandTests.CompleteAsync(host, task));

        sent.Should().Match<Sent>(s => s.RoundTrips <= 3, sent.Text);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Start_OfAKnownDefinition_AsksOneQueryForItsVersion()
    {
        await using var host = await EngineHost.StartAsync(Sequence("plain", Do("Test.Task", "a")), Sequence("other", Line("x")));
        await host.StartInstanceAsync("plain");

        var sent = await Sent.ByAsync(() => host.StartInstanceAsync("plain"));

        sent.Should().Match<Sent>(s => s.RoundTrips <= 4 && s.Statements <= 8, sent.Text);
    }

    private static async Task<int> StateSizeAsync(EngineHost host)
    {
        await using var db = host.NewContext();
        return await db.InstanceStates.Select(s => s.State.Length).SingleAsync();
    }

    /// <summary>What was sent to the database, as the driver's traces tell.</summary>
    /// <param name="RoundTrips">With the one of COMMIT, which leaves no trace; BEGIN travels with the first.</param>
    private sealed record Sent(int RoundTrips, int Statements, string Text)
    {
        public static async Task<Sent> ByAsync(Func<Task> act)
        {
            using var source = new ActivitySource("test");
            var texts = new ConcurrentQueue<string>();
            ActivityTraceId trace = default;
            using var listener = new ActivityListener
            {
                ShouldListenTo = s => s.Name is "Npgsql" or "test",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = a =>
                {
                    if (a.TraceId == trace && a.Source.Name == "Npgsql")
                        texts.Enqueue(a.GetTagItem("db.query.text") as string ?? a.GetTagItem("db.statement") as string ?? a.DisplayName);
                },
            };
            ActivitySource.AddActivityListener(listener);
            using (var root = source.StartActivity("act")!)
            {
                trace = root.TraceId;
                await act();
            }

            texts.Should().NotBeEmpty("what is not traced can not be counted");
            return new(texts.Count + 1, texts.Sum(text => text.Split(";\n").Length), string.Join('\n', texts));
        }
    }
}
