namespace EnforcementFlows.Workflow.Execution;

/// <summary>
/// What a move from one node of a flowchart to another changes: which nodes are ahead of the flow afterwards, which are ahead
/// of it a second time, and which nothing leads to any more. Ahead is what forward connections lead to; loops come back by themselves.
/// </summary>
internal sealed class MoveRegion
{
    public MoveRegion(FlowGraph graph, int from, int to, IReadOnlyCollection<int> others)
    {
        (Graph, From, To, Live) = (graph, from, to, others.ToHashSet());
        Again = Reach(to);
        Others = [.. Live.SelectMany(Reach)];
        Ahead = [.. Others, .. Again];
        Left = [.. Reach(from).Where(n => !Ahead.Contains(n))];
    }

    public FlowGraph Graph { get; }

    public int From { get; }

    public int To { get; }

    /// <summary>Where the other executions of the flowchart stand.</summary>
    public HashSet<int> Live { get; }

    /// <summary>The target and what it leads to.</summary>
    public HashSet<int> Again { get; }

    /// <summary>What the other executions lead to, they themselves included.</summary>
    public HashSet<int> Others { get; }

    /// <summary>All that is still to come after the move.</summary>
    public HashSet<int> Ahead { get; }

    /// <summary>What would have come, and will not.</summary>
    public HashSet<int> Left { get; }

    /// <summary>The branches of the others neither lead to the target nor does it lead into them.</summary>
    public bool CrossesBranches => Others.Contains(To) || Live.Overlaps(Again);

    /// <summary>Joins that the move has to do with: those it leads to, and those it takes a branch away from.</summary>
    public IEnumerable<int> ConcernedJoins => Ahead.Where(
        n => n != To && !Live.Contains(n) && (Again.Contains(n) || Graph.ForwardInbound(n).Any(e => Left.Contains(e.Source))));

    private HashSet<int> Reach(int node)
    {
        var found = new HashSet<int> { node };
        var open = new Stack<int>([node]);
        while (open.TryPop(out var current))
        {
            foreach (var edge in Graph.Outbound(current).Where(e => !e.IsBackward && found.Add(e.Target)))
                open.Push(edge.Target);
        }

        return found;
    }
}
