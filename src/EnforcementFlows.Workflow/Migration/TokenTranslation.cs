using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>Tokens of a flowchart under another version: each lies where it lay, or, where its connection is gone, before what it has brought there.</summary>
internal static class TokenTranslation
{
    public static void Apply(ChartTranslation chart)
    {
        var (was, tokens) = (FlowTokens.Of(chart.From, chart.Was), FlowTokens.Of(chart.To, chart.Becomes));
        foreach (var edge in was.Open.Select(index => chart.Was.Edges[index]))
            Carry(chart, tokens, edge);
        foreach (var edge in was.Blocked.Select(index => chart.Edges.EdgeAfter(chart.Was.Edges[index])).OfType<FlowEdge>())
            tokens.Blocked.Add(edge.Index);
        foreach (var node in chart.Begun)
            AddEntry(chart, tokens, node.FlowIndex);
        if (!chart.IsSame)
            RefuseUnmetJoins(chart, tokens);
        tokens.StoreSettled(chart.To);
    }

    private static void Carry(ChartTranslation chart, FlowTokens tokens, FlowEdge edge)
    {
        if (chart.Ended.Contains(edge.Target))
            return;
        var isTaken = chart.RanAt.Contains(edge.Target);
        if (!isTaken && !chart.Edges.JoinIsSame(edge.Target))
            throw chart.InFork(edge.Target);
        if (chart.Edges.EdgeAfter(edge) is { } same)
            tokens.Open.Add(same.Index);
        else if (isTaken && chart.Edges.NodeAfter(edge.Target) is { } target)
            AddEntry(chart, tokens, target);
    }

    private static void AddEntry(ChartTranslation chart, FlowTokens tokens, int node)
    {
        if (chart.Becomes.Inbound(node).OrderBy(edge => edge.IsBackward).FirstOrDefault() is { } entry)
            tokens.Open.Add(entry.Index);
    }

    // a token that lies before nothing that runs must still be joined by others, and a join must still get all that it wants
    private static void RefuseUnmetJoins(ChartTranslation chart, FlowTokens tokens)
    {
        var ahead = chart.Ahead();
        foreach (var edge in tokens.Open.Select(index => chart.Becomes.Edges[index]))
        {
            if (!chart.RunsAt.Contains(edge.Target) && !ahead.Contains(edge.Target))
                throw chart.Unmet(edge.Target);
        }

        foreach (var node in ahead.Where(node => !chart.RunsAt.Contains(node)))
        {
            var inbound = Wanted(chart, node);
            if (inbound.Count > 1 && inbound.Any(edge => !ahead.Contains(edge.Source) && !chart.RunsAt.Contains(edge.Source) && !tokens.Open.Contains(edge.Index)))
                throw chart.Unmet(node);
        }
    }

    private static IReadOnlyList<FlowEdge> Wanted(ChartTranslation chart, int node) =>
        TokenFlow.MergeMode(chart.To.Node.ChildList("activities")[node]) switch
        {
            "Merge" => chart.Becomes.ForwardInbound(node),
            "Converge" => chart.Becomes.Inbound(node),
            _ => [],
        };
}
