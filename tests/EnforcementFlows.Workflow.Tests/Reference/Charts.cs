namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>What both modes of a flowchart have in common.</summary>
internal static class Charts
{
    public static void Start(ReferenceEngine engine, Frame frame)
    {
        var graph = new ChartGraph(frame.Activity);
        if (graph.Start is null)
        {
            engine.Complete(frame);
            return;
        }

        if (engine.UsesTokens)
            new TokenChart(engine, frame, graph).Start();
        else
            new CounterChart(engine, frame, graph).Start();
    }

    /// <summary>Something below the chart runs, or is about to.</summary>
    public static bool HasWork(ReferenceEngine engine, Frame frame) =>
        frame.Children.Exists(c => c.Status == FrameStatus.Running) || engine.Queue.Any(item => item.Owner.IsOrIsBelow(frame));

    public static bool HasFaults(Frame frame) => frame.Children.Exists(c => c.Status == FrameStatus.Faulted);

    public static void CancelAncestors(ReferenceEngine engine, Frame frame, ChartGraph graph, string id)
    {
        var ancestors = graph.Ancestors(id);
        foreach (var child in frame.Children.Where(c => ancestors.Contains(c.Id)).ToList())
            engine.Cancel(child);
    }
}
