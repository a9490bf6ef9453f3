using System.Diagnostics;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using Npgsql;
using Activity = System.Diagnostics.Activity;

namespace EnforcementFlows.Workflow.Telemetry;

/// <summary>One command as it is watched, over all its attempts.</summary>
internal sealed class BurstWatch : IDisposable
{
    private readonly WorkflowTelemetry _telemetry;
    private readonly Command _command;
    private readonly Activity? _span;
    private readonly long _began = Stopwatch.GetTimestamp();
    private long _opening;
    private int _attempts;
    private bool _hasIncident;
    private string _result = "cancelled";

    public BurstWatch(WorkflowTelemetry telemetry, Command command, Activity? span)
    {
        (_telemetry, _command, _span) = (telemetry, command, span);
        _span?.SetTag("workflow.tenant.id", command.TenantId).SetTag("workflow.command.kind", command.Kind).SetTag("workflow.command.id", command.Id);
    }

    /// <summary>An attempt begins by taking its locks.</summary>
    public void Opening() => (_attempts, _opening) = (_attempts + 1, Stopwatch.GetTimestamp());

    /// <param name="tookLock">Whether there was one to take.</param>
    public void Opened(bool tookLock)
    {
        if (tookLock)
            _telemetry.Locked(Stopwatch.GetElapsedTime(_opening));
        _opening = 0;
    }

    /// <summary>The attempt was undone because another burst was in the way.</summary>
    public void Collided(Exception reason)
    {
        if (_opening != 0)
            Opened(tookLock: true); // it waited for the lock in vain
        _telemetry.Collided();
        _span?.AddEvent(new("collision", tags: new() { ["error.type"] = TypeOf(reason) }));
    }

    public void Wrote(BurstWrite write)
    {
        _hasIncident = write.Instances.Exists(instance => instance.Execution.Effects.NewIncidents.Count > 0);
        if (_span is not { IsAllDataRequested: true } span || write.Instances is not [var first, ..])
            return;
        span.SetTag("workflow.instance.id", first.Execution.InstanceId).SetTag("workflow.definition.id", first.Execution.Plan.Definition.DefinitionId);
        if (write.Instances.Count > 1)
            span.SetTag("workflow.instance.count", write.Instances.Count);
        var lines = first.Execution.Effects.Journal;
        span.SetTag("workflow.step.count", lines.Count);
        if (lines.Find(line => line.Event == "Resumed") is { } resumed && first.Execution.Plan.Nodes.TryGetValue(resumed.NodeId, out var node))
            span.SetTag("workflow.activity.id", node.Id).SetTag("workflow.activity.type", node.Type);
    }

    public void Done(CommandResult result) => _result = result.Replayed ? "replayed" : _hasIncident ? "incident" : "done";

    /// <param name="isRefusal">A rule or a race refused it, which is no fault of the system.</param>
    public void Failed(Exception reason, bool isRefusal)
    {
        _result = isRefusal ? "refused" : "failed";
        _span?.SetTag("error.type", TypeOf(reason));
        if (!isRefusal)
            _span?.SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose()
    {
        _telemetry.Ended(_command.Kind, _result, Stopwatch.GetElapsedTime(_began));
        _span?.SetTag("workflow.result", _result).SetTag("workflow.attempts", _attempts);
        _span?.Dispose();
    }

    // never its message, which may hold what somebody wrote
    internal static string TypeOf(Exception exception) => exception is PostgresException refused ? refused.SqlState : exception.GetType().Name;
}
