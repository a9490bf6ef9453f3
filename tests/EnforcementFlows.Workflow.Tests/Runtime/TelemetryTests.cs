using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;
using Activity = System.Diagnostics.Activity;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>What whoever runs a host can see of the engine's work.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Burst_ResumedByARequest_IsASpanBelowItThatSaysWhatWasDone()
    {
        await using var host = await EngineHost.StartAsync(Sequence("asking", WaitFor("go"), WaitFor("on")));
        using var seen = new Seen(host);
        using var request = new Activity("request").Start();
        var id = await host.StartInstanceAsync("asking", "case-1");

        await host.PublishAsync("go", "case-1");

        var burst = seen.Spans.Should().ContainSingle(span => span.DisplayName == "burst event").Which;
        burst.ParentSpanId.Should().Be(request.SpanId);
        var tags = burst.TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value);
        tags.Should().Contain(new Dictionary<string, object?>
        {
            ["workflow.tenant.id"] = EngineHost.Tenant,
            ["workflow.instance.id"] = id,
            ["workflow.definition.id"] = "asking",
            ["workflow.activity.id"] = "go",
            ["workflow.activity.type"] = "Elsa.Event",
            ["workflow.result"] = "done",
            ["workflow.attempts"] = 1,
        });
        seen.Of("workflow.burst.duration").Should().Equal("start done", "event done");
        seen.Values("workflow.burst.lock.duration").Should().ContainSingle("the start had nothing to lock").Which.Should().BePositive();
    }

    [Fact]
    public async Task Burst_RepeatedRefusedFailedOrWithAnIncident_SaysWhich()
    {
        await using var host = await EngineHost.StartAsync(Sequence("asking", WaitFor("go")), Sequence("flaky", Do("Test.Flaky", "f")), Sequence("refused", Do("Test.Refused", "r")));
        using var seen = new Seen(host);
        var command = Guid.NewGuid();
        await host.StartInstanceAsync("asking", "case-1");
        await host.PublishAsync("go", "case-1", commandId: command);
        await host.PublishAsync("go", "case-1", commandId: command);
        await host.Invoking(h => h.StartInstanceAsync("missing")).Should().ThrowAsync<DefinitionMissingException>();
        host.Recorder.Broken = true;
        await host.StartInstanceAsync("flaky");
        host.Recorder.SqlErrors.Enqueue("57P01");
        await host.Invoking(h => h.StartInstanceAsync("refused")).Should().ThrowAsync<Exception>();
        host.Recorder.SqlErrors.Enqueue("40P01");

        await host.StartInstanceAsync("refused");

        seen.Of("workflow.burst.duration").Should().Equal(
            "start done", "event done", "event replayed", "start refused", "start incident", "start failed", "start done");
        seen.Values("workflow.burst.collisions").Should().Equal(1);
        seen.Spans.Where(span => span.Status == ActivityStatusCode.Error).Should().ContainSingle().Which.GetTagItem("error.type").Should().Be("57P01");
        seen.Spans.Should().OnlyContain(span => span.StatusDescription == null, "the words of an error may be about somebody");
        var collided = seen.Spans.Should().ContainSingle(span => span.Events.Any()).Which;
        collided.GetTagItem("workflow.attempts").Should().Be(2);
        collided.Events.Single().Tags.Single().Value.Should().Be("40P01");
    }

    [Fact]
    public async Task Alarm_RungLate_SaysByHowMuchAndWhatIsDueMeanwhile()
    {
        await using var host = await EngineHost.StartAsync(Sequence("alarmed", Alarm("a", "01:00:00"), Delay("d", "02:00:00"), WaitFor("x")));
        await host.StartInstanceAsync("alarmed");
        using var seen = new Seen(host);
        await host.Clock.SetAsync(host.Clock.GetUtcNow().AddHours(1).AddSeconds(90));
        (await seen.LookAsync()).Should().Contain("workflow.timer.due 1").And.Contain("workflow.timer.due.age 90");

        await host.FireDueAsync();

        seen.Of("workflow.timer.lateness").Should().Equal("alarm");
        seen.Values("workflow.timer.lateness").Should().Equal(90);
        (await seen.LookAsync()).Should().Contain("workflow.timer.due 0").And.Contain("workflow.timer.due.age 0");
        var batch = seen.Spans.Should().ContainSingle(span => span.DisplayName == "fire timers").Which;
        seen.Spans.Should().ContainSingle(span => span.DisplayName == "burst alarm:ring").Which.ParentSpanId.Should().Be(batch.SpanId);
        await host.FireDueAsync();
        seen.Spans.Should().HaveCount(2, "a look that finds nothing leaves no trace");
    }

    [Fact]
    public async Task Outbox_PartnerDown_SaysWhatWaitsHowLongAndWhatWasGivenUp()
    {
        await using var host = await EngineHost.StartAsync(
            Sequence("letter", Do("Test.Letter", "l", ("key", "k"), ("to", "019dd1d0-9100-7349-b67f-24323517e37e"))), Sequence("flaky", Do("Test.Flaky", "f")));
        using var seen = new Seen(host);
        host.Recorder.OnLetter = _ => throw new InvalidOperationException("the partner is down");
        host.Recorder.Broken = true;
        await host.StartInstanceAsync("letter");
        await host.StartInstanceAsync("flaky");
        await host.RunOnceAsync();
        await host.Clock.SetAsync(host.Clock.GetUtcNow().AddMinutes(10));

        (await seen.LookAsync()).Should().Contain(["workflow.outbox.pending letter 1", "workflow.outbox.age letter 600", "workflow.outbox.dead letter 0", "workflow.incident.open 1"]);
        await host.SqlAsync("UPDATE flow_outbox SET available_at = now(), attempts = 11");
        await host.RunOnceAsync();
        (await seen.LookAsync()).Should().Contain(["workflow.outbox.pending letter 0", "workflow.outbox.age letter 0", "workflow.outbox.dead letter 1"]);
        host.Recorder.OnLetter = null;
        await host.SqlAsync("UPDATE flow_outbox SET dead_at = NULL");
        await host.RunOnceAsync();

        seen.Of("workflow.outbox.deliveries").Should().Equal("letter failed", "letter given-up", "letter delivered");
        seen.Values("workflow.outbox.latency").Should().Equal(600);
        seen.Spans.Where(span => span.DisplayName == "deliver letter").Select(span => (span.Status, span.GetTagItem("error.type"))).Should().Equal(
            (ActivityStatusCode.Error, "InvalidOperationException"), (ActivityStatusCode.Error, "InvalidOperationException"), (ActivityStatusCode.Unset, null));
    }

    /// <summary>What one host tells; others in the same process are not listened to.</summary>
    private sealed class Seen : IDisposable
    {
        private readonly ConcurrentQueue<(string Instrument, double Value, string Tags)> _measured = new();
        private readonly ActivityListener _spans;
        private readonly MeterListener _meters = new();
        private readonly BacklogWatch _backlog;

        public Seen(EngineHost host)
        {
            _backlog = host.Services.GetRequiredService<BacklogWatch>();
            var (source, factory) = (host.Services.GetRequiredService<WorkflowTelemetry>().Source, host.Services.GetRequiredService<IMeterFactory>());
            _spans = new()
            {
                ShouldListenTo = one => one == source,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = Spans.Enqueue,
            };
            ActivitySource.AddActivityListener(_spans);
            _meters.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == factory && instrument.Meter.Name == WorkflowTelemetry.Name)
                    listener.EnableMeasurementEvents(instrument);
            };
            _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, Text(tags))));
            _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, Text(tags))));
            _meters.Start();
        }

        public ConcurrentQueue<Activity> Spans { get; } = new();

        /// <summary>The tags of an instrument's measurements.</summary>
        public List<string> Of(string instrument) => [.. _measured.Where(m => m.Instrument == instrument).Select(m => m.Tags)];

        public List<double> Values(string instrument) => [.. _measured.Where(m => m.Instrument == instrument).Select(m => m.Value)];

        /// <summary>What the gauges say now.</summary>
        public async Task<List<string>> LookAsync()
        {
            await _backlog.LookAsync(CancellationToken.None);
            var before = _measured.Count;
            _meters.RecordObservableInstruments();
            return [.. _measured.Skip(before).Select(m => $"{m.Instrument} {m.Tags} {m.Value:0}".Replace("  ", " ", StringComparison.Ordinal))];
        }

        public void Dispose()
        {
            _spans.Dispose();
            _meters.Dispose();
        }

        private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.ToArray().Select(tag => tag.Value));
    }
}
