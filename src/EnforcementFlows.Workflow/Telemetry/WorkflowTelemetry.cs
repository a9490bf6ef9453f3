using System.Diagnostics;
using System.Diagnostics.Metrics;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Outbox;
using Activity = System.Diagnostics.Activity;

namespace EnforcementFlows.Workflow.Telemetry;

/// <summary>
/// What the engine tells of its work: spans and measurements, named as OpenTelemetry names them. Where nobody listens nothing is
/// measured. Nothing of it says whom a case is about.
/// </summary>
/// <remarks>
/// Spans name the tenant, measurements do not: a server may have thousands of courts, and every instrument would have as many series.
/// </remarks>
public sealed class WorkflowTelemetry : IDisposable
{
    /// <summary>Of the source of spans and of the meter.</summary>
    public const string Name = "EnforcementFlows.Workflow";

    private static readonly InstrumentAdvice<double> Bursts = Buckets(0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.2, 0.5, 1, 2, 5);
    private static readonly InstrumentAdvice<double> Locks = Buckets(0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 2, 5);
    private static readonly InstrumentAdvice<double> Delays = Buckets(0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600, 14400, 86400);

    private readonly Histogram<double> _burstDuration;
    private readonly Histogram<double> _lockWait;
    private readonly Counter<long> _collisions;
    private readonly Histogram<double> _lateness;
    private readonly Counter<long> _deliveries;
    private readonly Histogram<double> _latency;

    public WorkflowTelemetry(IMeterFactory meters)
    {
        Meter = meters.Create(Name);
        _burstDuration = Meter.CreateHistogram("workflow.burst.duration", "s", "A command, from its beginning to its commit or refusal, all attempts together.", advice: Bursts);
        _lockWait = Meter.CreateHistogram("workflow.burst.lock.duration", "s", "The first round trip of an attempt, which locks the instance.", advice: Locks);
        _collisions = Meter.CreateCounter<long>("workflow.burst.collisions", "{attempt}", "Attempts undone because another burst was in the way.");
        _lateness = Meter.CreateHistogram("workflow.timer.lateness", "s", "From the instant at which something was due until it had been done.", advice: Delays);
        _deliveries = Meter.CreateCounter<long>("workflow.outbox.deliveries", "{attempt}", "Attempts at delivering a message.");
        _latency = Meter.CreateHistogram("workflow.outbox.latency", "s", "From the commit that wrote a message until it was delivered.", advice: Delays);
    }

    /// <summary>Where the spans come from.</summary>
    public ActivitySource Source { get; } = new(Name);

    internal Meter Meter { get; }

    public void Dispose()
    {
        Source.Dispose();
        Meter.Dispose();
    }

    /// <summary>Watches a command; null when nobody wants to know.</summary>
    internal BurstWatch? BeginBurst(Command command)
    {
        var span = Source.HasListeners() ? Source.StartActivity($"burst {Label(command.Kind)}") : null;
        return span is not null || _burstDuration.Enabled ? new(this, command, span) : null;
    }

    /// <summary>Watches the delivery of a message; null when nobody wants to know.</summary>
    internal DeliveryWatch? BeginDelivery(QueuedMessage message)
    {
        var span = Source.HasListeners() ? Source.StartActivity($"deliver {Label(message.Kind)}", ActivityKind.Consumer) : null;
        return span is not null || _deliveries.Enabled ? new(this, message, span) : null;
    }

    /// <summary>The span of a batch of due timers, from their claim to their last burst. A look that found nothing is none.</summary>
    internal Activity? BeginFiring(int claimed, DateTimeOffset looked) =>
        claimed == 0 || !Source.HasListeners()
            ? null
            : Source.StartActivity(ActivityKind.Internal, startTime: looked, name: "fire timers")?.SetTag("workflow.timer.claimed", claimed);

    /// <param name="kind"><c>timer</c>, <c>alarm</c> or <c>trigger</c>.</param>
    internal void Fired(string kind, TimeSpan lateness) => _lateness.Record(Math.Max(lateness.TotalSeconds, 0), new KeyValuePair<string, object?>("workflow.timer.kind", kind));

    internal void Ended(string kind, string result, TimeSpan duration)
    {
        if (_burstDuration.Enabled)
            _burstDuration.Record(duration.TotalSeconds, new TagList { { "workflow.command.kind", Label(kind) }, { "workflow.result", result } });
    }

    internal void Locked(TimeSpan wait) => _lockWait.Record(wait.TotalSeconds);

    internal void Collided() => _collisions.Add(1);

    internal void Delivered(string kind, TimeSpan latency)
    {
        if (_latency.Enabled)
            _latency.Record(Math.Max(latency.TotalSeconds, 0), new KeyValuePair<string, object?>("workflow.message.kind", Label(kind)));
        Attempted(kind, "delivered");
    }

    internal void Attempted(string kind, string result)
    {
        if (_deliveries.Enabled)
            _deliveries.Add(1, new TagList { { "workflow.message.kind", Label(kind) }, { "workflow.result", result } });
    }

    /// <summary>A kind as it may name a series: an id behind its colon (<c>webhook:&lt;subscription&gt;</c>) is left out.</summary>
    internal static string Label(string kind) =>
        kind.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && Guid.TryParse(kind.AsSpan(colon + 1), out _) ? kind[..colon] : kind;

    private static InstrumentAdvice<double> Buckets(params double[] boundaries) => new() { HistogramBucketBoundaries = boundaries };
}
