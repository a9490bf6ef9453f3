using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>Finds the activities and connections of two versions of a flowchart in each other.</summary>
internal sealed class FlowEdges
{
    private readonly PlanNode _before;
    private readonly PlanNode _after;
    private readonly FlowGraph _was;
    private readonly FlowGraph _becomes;
    private readonly int?[] _nodeAfter;
    private readonly int?[] _nodeBefore;

    /// <param name="mapping">The map.</param>
    /// <param name="before">The flowchart in the earlier plan.</param>
    /// <param name="after">What it is in the later one.</param>
    /// <param name="was">The graph of the one, entered as the instance has entered it.</param>
    /// <param name="becomes">That of the other.</param>
    public FlowEdges(PlanMapping mapping, PlanNode before, PlanNode after, FlowGraph was, FlowGraph becomes)
    {
        (_before, _after, _was, _becomes) = (before, after, was, becomes);
        _nodeAfter = new int?[before.ChildList("activities").Count];
        _nodeBefore = new int?[after.ChildList("activities").Count];
        foreach (var node in before.ChildList("activities"))
        {
            if (mapping.TargetOf(node) is { } target && target.Parent == after)
                (_nodeAfter[node.FlowIndex], _nodeBefore[target.FlowIndex]) = (target.FlowIndex, node.FlowIndex);
        }
    }

    public int? NodeAfter(int node) => _nodeAfter[node];

    public int? NodeBefore(int node) => _nodeBefore[node];

    /// <summary>What a connection of the earlier version is in the later one; null where it is gone.</summary>
    public FlowEdge? EdgeAfter(FlowEdge edge) => Find(_becomes, _nodeAfter[edge.Source], _nodeAfter[edge.Target], edge.Port);

    /// <summary>What a connection of the later version was in the earlier one; null for a new one.</summary>
    public FlowEdge? EdgeBefore(FlowEdge edge) => Find(_was, _nodeBefore[edge.Source], _nodeBefore[edge.Target], edge.Port);

    /// <summary>Whether the same branches meet in the same way at an activity of the earlier version.</summary>
    public bool JoinIsSame(int node)
    {
        if (_nodeAfter[node] is not { } target)
            return false;
        var (inbound, later) = (_was.ForwardInbound(node), _becomes.ForwardInbound(target));
        return ModeOf(_before, node) == ModeOf(_after, target) && inbound.Count == later.Count
            && inbound.All(edge => EdgeAfter(edge) is { } same && later.Contains(same));
    }

    /// <summary>Whether both are the same altogether: then counters mean the same, too.</summary>
    public bool IsSame() =>
        _nodeAfter.Length == _nodeBefore.Length && Array.TrueForAll(_nodeAfter, node => node is not null) && _was.Edges.Count == _becomes.Edges.Count
        && _was.Edges.All(edge => EdgeAfter(edge) is { } same && same.IsBackward == edge.IsBackward)
        && Enumerable.Range(0, _nodeAfter.Length).All(node => ModeOf(_before, node) == ModeOf(_after, _nodeAfter[node]!.Value));

    private static string? ModeOf(PlanNode chart, int node)
    {
        var activity = chart.ChildList("activities")[node];
        return activity.Type == "Elsa.FlowJoin" ? FlowJoin.Mode(activity) : activity.Activity.MergeMode;
    }

    private static FlowEdge? Find(FlowGraph graph, int? source, int? target, string? port) =>
        source is { } from && target is { } to ? graph.Outbound(from).FirstOrDefault(edge => edge.Target == to && (edge.Port ?? "Done") == (port ?? "Done")) : null;
}
