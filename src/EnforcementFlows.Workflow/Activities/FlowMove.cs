using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Activities;

/// <summary>
/// Takes a flowchart from one of its activities to another. The rule: a move stays within its own branch. Every other branch goes on as
/// if nothing had happened, and every join that still awaits this branch, or to which the target leads, can still come to its end.
/// What can not be so is refused; a flowchart in which nothing else runs can therefore be moved almost anywhere.
/// </summary>
internal static class FlowMove
{
    /// <exception cref="RepairRefusedException">The move is not possible.</exception>
    public static void Check(ActivityExecutionContext moved, PlanNode target)
    {
        var (chart, region) = (moved.Parent!, RegionOf(moved, target));
        if (target == moved.Node)
            throw new RepairRefusedException("repair.move-same-step", "目标步骤就是当前步骤；步骤出错时可重试。", "activityId");
        if (region.Graph.IsDangling(region.To))
            throw new RepairRefusedException("repair.move-unreachable", "流程从起点无法到达目标步骤。", "activityId");
        if (region.CrossesBranches)
            throw new RepairRefusedException("repair.move-crosses-branches", "目标步骤与另一个进行中的分支相通，转移后会重复办理。");
        if (chart.Execution.UsesTokens ? TokenMove.Strands(chart, region) : CounterMove.Strands(chart, region))
            throw new RepairRefusedException("repair.move-strands-branch", "已到达汇合处的分支在等待本分支，转移后将无人到达该汇合处。");
        if (chart.Execution.UsesTokens ? TokenMove.BlocksJoin(chart, region) : CounterMove.BlocksJoin(chart, region))
            throw new RepairRefusedException("repair.move-join-unmet", "目标步骤之后的汇合还须等待不会再到达的分支，流程将无法继续。");
    }

    /// <summary>Ends the one and begins the other.</summary>
    public static void Apply(ActivityExecutionContext moved, PlanNode target)
    {
        var (chart, region, backward) = (moved.Parent!, RegionOf(moved, target), moved.EnteredBackward);
        chart.Execution.Withdraw(moved);
        if (chart.Execution.UsesTokens)
            TokenMove.Apply(chart, region);
        else
            CounterMove.Apply(chart, region, backward);
        chart.Schedule(target);
    }

    private static MoveRegion RegionOf(ActivityExecutionContext moved, PlanNode target) => new(
        Flowchart.GraphOf(moved.Parent!), moved.Node.FlowIndex, target.FlowIndex,
        [.. moved.Parent!.Children.Where(c => c != moved).Select(c => c.Node.FlowIndex)]);
}

/// <summary>A move in counter mode: what is left behind counts as passed without having been taken, what comes again as not yet visited.</summary>
internal static class CounterMove
{
    /// <summary>Whether something that has arrived at a join would wait there for ever, or be forgotten.</summary>
    public static bool Strands(ActivityExecutionContext chart, MoveRegion region)
    {
        var scope = FlowScope.Of(chart);
        return region.Left.Where(n => n != region.From).Any(
            n => region.Graph.ForwardInbound(n).Any(e => scope.EdgeVisits[e.Index] > scope.Visits[n] && scope.Followed[e.Index]));
    }

    /// <summary>Whether a join that wants all its branches would lack one.</summary>
    public static bool BlocksJoin(ActivityExecutionContext chart, MoveRegion region)
    {
        var scope = FlowScope.Of(chart);
        return region.ConcernedJoins.Where(n => WantsAll(chart, n)).Any(
            n => region.Graph.ForwardInbound(n).Any(
                e => !region.Ahead.Contains(e.Source) && (region.Left.Contains(e.Source) || !scope.Followed[e.Index])));
    }

    public static void Apply(ActivityExecutionContext chart, MoveRegion region, bool enteredBackward)
    {
        var scope = FlowScope.Of(chart);
        foreach (var node in region.Left)
            Leave(scope, region, node, counts: node != region.From || !enteredBackward);
        foreach (var node in region.Again)
            Await(scope, region, node, WantsAll(chart, node));
        scope.Store(chart);
    }

    private static void Leave(FlowScope scope, MoveRegion region, int node, bool counts)
    {
        if (counts)
            scope.Visits[node]++;
        foreach (var edge in region.Graph.Outbound(node))
        {
            scope.EdgeVisits[edge.Index]++;
            scope.Followed[edge.Index] = false;
        }
    }

    // an edge whose source comes again has not been visited; of the others the decision stands, and a branch that arrived before still has
    private static void Await(FlowScope scope, MoveRegion region, int node, bool wantsAll)
    {
        var visits = scope.Visits[node];
        foreach (var edge in region.Graph.ForwardInbound(node))
        {
            var isPast = scope.EdgeVisits[edge.Index] <= visits;
            if (region.Again.Contains(edge.Source))
                scope.EdgeVisits[edge.Index] = visits;
            else if (!region.Others.Contains(edge.Source))
                Decide(scope, edge, visits + 1, keepsArrival: wantsAll || (!isPast && node != region.From));
        }
    }

    private static void Decide(FlowScope scope, FlowEdge edge, double visits, bool keepsArrival)
    {
        scope.EdgeVisits[edge.Index] = visits;
        if (!keepsArrival)
            scope.Followed[edge.Index] = false;
    }

    private static bool WantsAll(ActivityExecutionContext chart, int node) =>
        chart.Node.ChildList("activities")[node] is { Type: "Elsa.FlowJoin" } join && FlowJoin.Mode(join) == "WaitAll";
}

/// <summary>A move in token mode: the token that brought the flow to the one lies before the other.</summary>
internal static class TokenMove
{
    /// <summary>Whether a token that waits at a join would lie there for ever: the flowchart would never be done.</summary>
    public static bool Strands(ActivityExecutionContext chart, MoveRegion region) =>
        FlowTokens.Of(chart, region.Graph).Open.Select(e => region.Graph.Edges[e]).Any(
            e => e.Target != region.From && !region.Again.Contains(e.Source) && !region.Ahead.Contains(e.Target));

    /// <summary>Whether a join that wants a token on each edge would lack one.</summary>
    public static bool BlocksJoin(ActivityExecutionContext chart, MoveRegion region)
    {
        var open = FlowTokens.Of(chart, region.Graph).Open;
        return region.ConcernedJoins.Select(n => InboundOf(chart, region, n)).Where(inbound => inbound.Count > 1).Any(
            inbound => inbound.Any(e => !region.Ahead.Contains(e.Source) && !open.Contains(e.Index)));
    }

    public static void Apply(ActivityExecutionContext chart, MoveRegion region)
    {
        var tokens = FlowTokens.Of(chart, region.Graph);
        tokens.RemoveTo(region.From);
        tokens.Open.RemoveAll(ComesAgain);
        tokens.Blocked.RemoveAll(ComesAgain);
        if (region.Graph.Edges.Where(e => e.Target == region.To).OrderBy(e => e.IsBackward).FirstOrDefault() is { } entry)
            tokens.Open.Add(entry.Index);
        tokens.StoreSettled(chart);

        bool ComesAgain(int edge) => region.Again.Contains(region.Graph.Edges[edge].Source);
    }

    // the edges that all must have a token; none for a target that runs by what has come
    private static IReadOnlyList<FlowEdge> InboundOf(ActivityExecutionContext chart, MoveRegion region, int node) =>
        TokenFlow.MergeMode(chart.Node.ChildList("activities")[node]) switch
        {
            "Merge" => region.Graph.ForwardInbound(node),
            "Converge" => region.Graph.Inbound(node),
            _ => [],
        };
}
