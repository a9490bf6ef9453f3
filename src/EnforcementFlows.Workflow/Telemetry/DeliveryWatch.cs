using System.Diagnostics;
using EnforcementFlows.Workflow.Outbox;

namespace EnforcementFlows.Workflow.Telemetry;

/// <summary>One attempt at delivering a message, as it is watched.</summary>
internal sealed class DeliveryWatch : IDisposable
{
    private readonly WorkflowTelemetry _telemetry;
    private readonly QueuedMessage _message;
    private readonly Activity? _span;

    public DeliveryWatch(WorkflowTelemetry telemetry, QueuedMessage message, Activity? span)
    {
        (_telemetry, _message, _span) = (telemetry, message, span);
        _span?.SetTag("workflow.tenant.id", message.TenantId).SetTag("workflow.message.kind", message.Kind).SetTag("workflow.message.id", message.Id)
            .SetTag("workflow.instance.id", message.InstanceId).SetTag("workflow.attempts", message.Attempts + 1);
    }

    public void Delivered(DateTimeOffset now)
    {
        _span?.SetTag("workflow.result", "delivered");
        _telemetry.Delivered(_message.Kind, now - _message.CreatedAt);
    }

    /// <param name="isFinal">It is not tried again.</param>
    public void Failed(Exception reason, bool isFinal)
    {
        var result = isFinal ? "given-up" : "failed";
        _span?.SetTag("workflow.result", result).SetTag("error.type", BurstWatch.TypeOf(reason)).SetStatus(ActivityStatusCode.Error);
        _telemetry.Attempted(_message.Kind, result);
    }

    public void Dispose() => _span?.Dispose();
}
