using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Migration;
using EnforcementFlows.Workflow.Storage;

namespace EnforcementFlows.Api.Features.Flows;

/// <summary>What is known of a flow's steps: of those at work from its state, of those behind it from its journal, and of people from their tasks.</summary>
internal sealed class FlowProgress(Guid instanceId, DateTimeOffset now)
{
    private static readonly (WaitKinds Kind, string Code)[] Silent = [(WaitKinds.Timer, "timer"), (WaitKinds.Event, "event"), (WaitKinds.Internal, "internal")];

    public required ILookup<string, LiveActivity> Live { get; init; }

    public required IReadOnlyDictionary<string, ActivityPast> Past { get; init; }

    /// <summary>By the execution that they are of.</summary>
    public required ILookup<int, HumanTask> Tasks { get; init; }

    public required ILookup<int, DateTimeOffset> Timers { get; init; }

    public required OpenNodes Nodes { get; init; }

    public required PeopleNames Names { get; init; }

    public FlowStep Show(PlanNode node)
    {
        var past = Past.GetValueOrDefault(node.Path);
        // of several who sign a step the last one has done it
        var doer = past?.ContextId is { } context ? Tasks[context].Where(task => task.DoneBy is not null && task.ParentTaskId is null).MaxBy(task => task.DoneAt)?.DoneBy : null;
        return new(
            node.Id, StepLabel.Of(node), node.Type, FlowDrawing.LiteralOf(node, "clause"), FlowDrawing.LiteralOf(node, "form"), FlowDrawing.PositionOf(node), FlowDrawing.ChartOf(node)?.Path,
            StateOf(node.Path, past), past?.Times ?? 0, past?.CompletedAt, doer, Names.Of(doer), [.. Live[node.Path].SelectMany(live => WaitsOf(node, live, past))]);
    }

    private FlowStepState StateOf(string path, ActivityPast? past)
    {
        if (Live[path].Any(live => live.IsFaulted))
            return FlowStepState.Faulted;
        if (Live[path].Any())
            return FlowStepState.Current;
        if (past is null)
            return FlowStepState.NotReached;
        return past.Times > 0 ? FlowStepState.Done : FlowStepState.Cancelled;
    }

    private IEnumerable<StepWait> WaitsOf(PlanNode node, LiveActivity live, ActivityPast? past)
    {
        foreach (var task in Tasks[live.ContextId].Where(task => task.IsOpen))
            yield return StepWait.Of(task, Nodes, Names, now);
        var deadline = Nodes.Find(FlowDrawing.LiteralOf(node, "node"), instanceId);
        foreach (var (_, code) in Silent.Where(wait => live.Waits.HasFlag(wait.Kind)))
            yield return StepWait.Of(code, past?.BeganAt, code == "timer" ? Timers[live.ContextId].Cast<DateTimeOffset?>().Min() : null, deadline, now);
    }
}
