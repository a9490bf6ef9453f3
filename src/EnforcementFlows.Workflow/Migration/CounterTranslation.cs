using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>
/// Counters of a flowchart under another version. What both have keeps its counts. What is new and lies where the instance has passed
/// counts as passed without having been taken; what is new and lies ahead has not been visited.
/// </summary>
internal static class CounterTranslation
{
    public static void Apply(ChartTranslation chart)
    {
        var was = FlowScope.Of(chart.From);
        if (!chart.IsSame)
            RefuseChangedJoins(chart, was);
        var scope = Translate(chart, was);
        if (!chart.IsSame)
            RefuseUnmetJoins(chart, scope);
        scope.Store(chart.To);
    }

    // a branch has arrived at a join, or several are on their way to it: the join must then be what it was
    private static void RefuseChangedJoins(ChartTranslation chart, FlowScope was)
    {
        for (var node = 0; node < was.Visits.Length; node++)
        {
            if (!chart.RanAt.Contains(node) && IsAwaitedOrReached(chart, was, node) && !chart.Edges.JoinIsSame(node))
                throw chart.InFork(node);
        }
    }

    private static bool IsAwaitedOrReached(ChartTranslation chart, FlowScope was, int node) =>
        chart.Was.ForwardInbound(node).Any(edge => HasArrived(was, edge))
        || (chart.Was.ForwardInbound(node).Count > 1 && chart.RanAt.Count(at => ChartTranslation.Reach(chart.Was, [at]).Contains(node)) > 1);

    private static bool HasArrived(FlowScope scope, FlowEdge edge) => scope.EdgeVisits[edge.Index] > scope.Visits[edge.Target] && scope.Followed[edge.Index];

    private static FlowScope Translate(ChartTranslation chart, FlowScope was)
    {
        var scope = FlowScope.Of(chart.To);
        for (var node = 0; node < scope.Visits.Length; node++)
            scope.Visits[node] = chart.Edges.NodeBefore(node) is { } before ? was.Visits[before] : 0;
        foreach (var edge in chart.Becomes.Edges)
        {
            if (chart.Edges.EdgeBefore(edge) is { } same)
                (scope.EdgeVisits[edge.Index], scope.Followed[edge.Index]) = (was.EdgeVisits[same.Index], was.Followed[same.Index]);
            else if (chart.Edges.NodeBefore(edge.Source) is { } source)
                scope.EdgeVisits[edge.Index] = LeftTimes(chart.Was, was, source);
        }

        PassNewNodes(chart, scope);
        return scope;
    }

    // all connections of an activity are decided together; it itself does not count what a loop has brought back to it
    private static double LeftTimes(FlowGraph graph, FlowScope was, int node) =>
        graph.Outbound(node).Select(edge => was.EdgeVisits[edge.Index]).DefaultIfEmpty(was.Visits[node]).Max();

    private static void PassNewNodes(ChartTranslation chart, FlowScope scope)
    {
        var fresh = Enumerable.Range(0, scope.Visits.Length)
            .Where(node => chart.Edges.NodeBefore(node) is null && !chart.Becomes.IsDangling(node) && !chart.RunsAt.Contains(node)).ToList();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var node in fresh)
                changed |= Pass(chart.Becomes, scope, node);
        }
    }

    private static bool Pass(FlowGraph graph, FlowScope scope, int node)
    {
        var inbound = graph.ForwardInbound(node);
        var times = inbound.Count == 0 ? 1 : inbound.Min(edge => scope.EdgeVisits[edge.Index]); // without any it is the start
        if (times <= scope.Visits[node])
            return false;
        scope.Visits[node] = times;
        foreach (var edge in graph.Outbound(node))
            scope.EdgeVisits[edge.Index] = times;
        return true;
    }

    private static void RefuseUnmetJoins(ChartTranslation chart, FlowScope scope)
    {
        var ahead = chart.Ahead();
        for (var node = 0; node < scope.Visits.Length; node++)
        {
            if (chart.RunsAt.Contains(node))
                continue;
            var inbound = chart.Becomes.ForwardInbound(node);
            var isMet = ahead.Contains(node) ? CanBeMet(chart, scope, inbound, ahead, node) : !inbound.Any(edge => HasArrived(scope, edge));
            if (!isMet)
                throw chart.Unmet(node);
        }
    }

    private static bool CanBeMet(ChartTranslation chart, FlowScope scope, IReadOnlyList<FlowEdge> inbound, HashSet<int> ahead, int node)
    {
        var mode = chart.To.Node.ChildList("activities")[node] is { Type: "Elsa.FlowJoin" } join ? FlowJoin.Mode(join) : "";
        return mode == "WaitAny" || inbound.All(edge =>
            ahead.Contains(edge.Source) || chart.RunsAt.Contains(edge.Source)
            || (mode == "WaitAll" ? HasArrived(scope, edge) : scope.EdgeVisits[edge.Index] > scope.Visits[node]));
    }
}
