using EnforcementFlows.Workflow.Storage;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>Something that came for a waiting execution while its instance stood still with a fault.</summary>
/// <param name="At">When it came: timers at their due instant.</param>
/// <param name="KeptEvent">The row to take away with it: that of an event, with the last of the waits it was for.</param>
internal sealed record MissedStimulus(DateTimeOffset At, int ContextId, Stimulus Stimulus, Guid? KeptEvent = null)
{
    /// <summary>All that an instance missed, in the order in which it came.</summary>
    public static async Task<IReadOnlyList<MissedStimulus>> FindAsync(
        WorkflowExecution execution, BurstStore store, CancellationToken cancellationToken)
    {
        var timers = await store.FindDueTimersAsync(execution.InstanceId, execution.Now, cancellationToken);
        var events = await store.FindMissedEventsAsync(execution.InstanceId, execution.Now, cancellationToken);
        var children = await store.FindEndedChildrenAsync(execution.InstanceId, cancellationToken);
        var missed = timers.Select(t => new MissedStimulus(t.DueAt, t.ContextId, new TimerStimulus(t.DueAt)))
            .Concat(execution.MissedSignals.Select(s => new MissedStimulus(s.At, s.ContextId, s.Signal)))
            .Concat(events.Select((e, i) => new MissedStimulus(
                e.ReceivedAt, e.ContextId, new EventStimulus(e.Event.Name, WorkflowValue.Parse(e.Event.Payload)),
                i + 1 < events.Count && events[i + 1].Event.Id == e.Event.Id ? null : e.Event.Id)))
            .Concat(children.Select(c => new MissedStimulus(c.At, c.ContextId, new ChildFinishedStimulus(c.Child, c.Status, c.SubStatus, Snapshot.ReadOutput(c.State)))));
        return [.. missed.OrderBy(m => m.At)];
    }
}

/// <summary>A signal that an execution waited for and could not take, because its instance stood still with a fault.</summary>
internal sealed record MissedSignal(int ContextId, SignalStimulus Signal, DateTimeOffset At);
