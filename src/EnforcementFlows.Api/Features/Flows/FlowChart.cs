using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Flows;

/// <summary>Where a step stands in its flow.</summary>
public enum FlowStepState
{
    NotReached,
    Current,
    Faulted,
    Done,

    /// <summary>Begun, and ended without being done: another branch was quicker, or the flow has ended.</summary>
    Cancelled,
}

/// <summary>A flowchart as it was drawn, with where each of its steps stands.</summary>
/// <param name="Id">The step that it is inside of, by its path; the first chart is the flow itself.</param>
public sealed record FlowChart(string Id, IReadOnlyList<FlowStep> Steps, IReadOnlyList<FlowConnection> Connections);

/// <summary>A step of a flow. Its name, never its data.</summary>
/// <param name="Name">What the designer shows.</param>
/// <param name="Type">Activity type, such as <c>Court.HumanTask</c> or <c>Elsa.FlowDecision</c>.</param>
/// <param name="Form">The form of a task, in which outcomes may be called otherwise than elsewhere.</param>
/// <param name="Position">Where it was drawn; null where the definition does not say.</param>
/// <param name="Chart">The chart of what is inside it.</param>
/// <param name="Times">How often it was done.</param>
/// <param name="DoneBy">Who did it; null for what the system does.</param>
public sealed record FlowStep(
    string Id, string Name, string Type, string? Clause, string? Form, FlowPosition? Position, string? Chart, FlowStepState State, int Times, DateTimeOffset? DoneAt, string? DoneBy,
    string? DoneByName, IReadOnlyList<StepWait> Waits);

public sealed record FlowPosition(double X, double Y);

/// <param name="Port">The outcome that it leaves by; null for the only one.</param>
public sealed record FlowConnection(string Source, string? Port, string Target);

/// <summary>Draws the charts of a plan: the flow's own, and one for whatever has steps inside it.</summary>
internal sealed class FlowDrawing(Func<PlanNode, FlowStep> show)
{
    private readonly List<FlowChart> _charts = [];

    public IReadOnlyList<FlowChart> Draw(WorkflowPlan plan)
    {
        Add(ChartOf(plan.Root) ?? plan.Root);
        return _charts;
    }

    /// <summary>Whose children are drawn for what is inside a node; null where there is nothing. A container of one container is passed over.</summary>
    public static PlanNode? ChartOf(PlanNode node) => node.Children switch
    {
        [] => null,
        [{ Children.Count: > 0 } only] when node.Flow is null => ChartOf(only),
        _ => node,
    };

    private void Add(PlanNode container)
    {
        _charts.Add(new(
            container.Path, [.. container.Children.Select(show)], [.. container.Activity.Connections.Select(c => new FlowConnection(c.Source, c.SourcePort, c.Target))]));
        foreach (var inner in container.Children.Select(ChartOf).OfType<PlanNode>())
            Add(inner);
    }

    public static FlowPosition? PositionOf(PlanNode node) =>
        ((node.Activity.Json["metadata"] as JsonObject)?["designer"] as JsonObject)?["position"] is JsonObject position && position["x"] is JsonValue x && position["y"] is JsonValue y
        && x.TryGetValue(out double left) && y.TryGetValue(out double top) ? new(left, top) : null;

    /// <summary>An input that the definition gives as it is, such as the clause.</summary>
    public static string? LiteralOf(PlanNode node, string input) => node.Inputs.GetValueOrDefault(input)?.Literal as string;
}
