using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Activities;

/// <summary>
/// A flowchart in token mode: what completes puts a token on each edge it takes, and the merge mode of the target says when tokens
/// make it run. Only tokens that are still open are kept, so their number depends on what is under way.
/// </summary>
internal static class TokenFlow
{
    public static void ChildCompleted(
        ActivityExecutionContext context, FlowGraph graph, ActivityExecutionContext child, IReadOnlyList<string> outcomes)
    {
        var tokens = FlowTokens.Of(context, graph);
        var node = child.Node.FlowIndex;
        var taken = graph.Outbound(node).Where(e => e.Follows(outcomes)).ToList();
        foreach (var edge in taken)
        {
            context.Execution.Environment.Trace?.Follow(context.Node, edge);
            tokens.Open.Add(edge.Index);
            tokens.Fresh.Add(edge.Index);
        }

        tokens.RemoveTo(node); // also that of an edge back to itself, or its other targets would wait for it
        tokens.Store(context);
        foreach (var edge in taken)
            Arrive(context, graph, edge);
        FlowTokens.Of(context, graph).StoreSettled(context);
        CompleteWhenDone(context, graph);
    }

    // what was cancelled neither comes nor is awaited
    public static void ChildCancelled(ActivityExecutionContext context, FlowGraph graph, ActivityExecutionContext child)
    {
        var tokens = FlowTokens.Of(context, graph);
        tokens.RemoveOf(child.Node.FlowIndex);
        tokens.Store(context);
        CompleteWhenDone(context, graph);
    }

    private static void Arrive(ActivityExecutionContext context, FlowGraph graph, FlowEdge edge)
    {
        var target = context.Node.ChildList("activities")[edge.Target];
        switch (MergeMode(target))
        {
            case "Race":
                CancelAncestors(context, graph, edge);
                First(context, graph, edge, target);
                break;
            case "Cascade":
                First(context, graph, edge, target);
                break;
            case "Merge":
                WhenAll(context, graph, graph.ForwardInbound(edge.Target), target);
                break;
            case "Converge":
                WhenAll(context, graph, graph.Inbound(edge.Target), target);
                break;
            default:
                Stream(context, graph, target);
                break;
        }
    }

    internal static string? MergeMode(PlanNode target) => target.Type != "Elsa.FlowJoin"
        ? target.Activity.MergeMode
        : FlowJoin.Mode(target) == "WaitAny" ? "Race" : "Merge";

    // runs as soon as nothing is on its way to one of its predecessors; paths that were not taken do not count
    private static void Stream(ActivityExecutionContext context, FlowGraph graph, PlanNode target)
    {
        var tokens = FlowTokens.Of(context, graph);
        if (!graph.ForwardInbound(target.FlowIndex).Any(e => tokens.IsAwaited(e.Source)))
            context.Schedule(target);
    }

    // runs when every one of these edges has a token; a path that was not taken blocks it for good
    private static void WhenAll(ActivityExecutionContext context, FlowGraph graph, IReadOnlyList<FlowEdge> inbound, PlanNode target)
    {
        var tokens = FlowTokens.Of(context, graph);
        if (inbound.Count <= 1 || inbound.All(e => tokens.Open.Contains(e.Index)))
            context.Schedule(target);
    }

    // the first arrival runs it and blocks the other ways in; each block swallows one later arrival
    private static void First(ActivityExecutionContext context, FlowGraph graph, FlowEdge edge, PlanNode target)
    {
        var tokens = FlowTokens.Of(context, graph);
        if (tokens.Blocked.Remove(edge.Index))
        {
            tokens.Open.Remove(edge.Index);
            tokens.Fresh.Remove(edge.Index);
        }
        else
        {
            context.Schedule(target);
            tokens.Blocked.AddRange(graph.ForwardInbound(edge.Target).Where(e => e.Source != edge.Source).Select(e => e.Index));
        }

        tokens.Store(context);
    }

    private static void CancelAncestors(ActivityExecutionContext context, FlowGraph graph, FlowEdge edge)
    {
        var ancestors = graph.Ancestors(edge.Target);
        foreach (var other in context.Children.Where(c => ancestors.Contains(c.Node.FlowIndex)).ToList())
            context.Execution.Cancel(other);
    }

    private static void CompleteWhenDone(ActivityExecutionContext context, FlowGraph graph)
    {
        if (!context.Execution.HasPendingWork(context) && FlowTokens.Of(context, graph).Open.Count == 0)
            context.Complete();
    }
}
