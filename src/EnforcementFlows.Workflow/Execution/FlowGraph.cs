namespace EnforcementFlows.Workflow.Execution;

/// <summary>An edge of a compiled flowchart.</summary>
public sealed class FlowEdge
{
    public required int Index { get; init; }

    public required int Source { get; init; }

    public required int Target { get; init; }

    public required string? Port { get; init; }

    /// <summary>Closes a cycle: it re-enters a step that was on the way to its source.</summary>
    public bool IsBackward { get; set; }

    /// <summary>A backward edge whose target lies on every way to its source; following another one is a fault.</summary>
    public bool IsValidBackward { get; set; }

    /// <summary>An edge without a port, or with the port <c>Done</c>, stands for the default outcome.</summary>
    public bool Follows(IReadOnlyList<string> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (string.Equals(outcome, Port ?? "Done", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

/// <summary>
/// The graph of a flowchart as counter mode needs it: forward edges by a breadth-first walk from the start, the rest backward.
/// Built once per plan.
/// </summary>
public sealed class FlowGraph
{
    private readonly List<FlowEdge>[] _outbound;
    private readonly List<FlowEdge>[] _forwardInbound;
    private readonly bool[] _reached;
    private readonly HashSet<int>?[] _ancestors;

    public FlowGraph(int nodeCount, IReadOnlyList<FlowEdge> edges, int start)
    {
        Edges = edges;
        Start = start;
        _outbound = Lists(nodeCount);
        _forwardInbound = Lists(nodeCount);
        _reached = new bool[nodeCount];
        _ancestors = new HashSet<int>?[nodeCount];
        foreach (var edge in edges)
            _outbound[edge.Source].Add(edge);
        if (start >= 0)
            Classify(start);
    }

    public IReadOnlyList<FlowEdge> Edges { get; }

    /// <summary>Index of the start activity; -1 in an empty flowchart.</summary>
    public int Start { get; }

    /// <summary>The same flowchart entered at another activity: which edges lead forward depends on where the walk starts.</summary>
    public FlowGraph From(int start) => new(
        _outbound.Length, [.. Edges.Select(e => new FlowEdge { Index = e.Index, Source = e.Source, Target = e.Target, Port = e.Port })], start);

    public IReadOnlyList<FlowEdge> Outbound(int node) => _outbound[node];

    public IReadOnlyList<FlowEdge> Inbound(int node) => [.. Edges.Where(e => e.Target == node)];

    public IReadOnlyList<FlowEdge> ForwardInbound(int node) => _forwardInbound[node];

    /// <summary>Not reachable from the start by forward edges.</summary>
    public bool IsDangling(int node) => !_reached[node];

    /// <summary>Every node from which the given one can be reached, over all edges.</summary>
    public IReadOnlySet<int> Ancestors(int node)
    {
        return _ancestors[node] ??= Walk();

        HashSet<int> Walk()
        {
            var found = new HashSet<int>();
            var open = new Stack<int>([node]);
            while (open.TryPop(out var current))
            {
                foreach (var edge in _forwardInbound[current])
                {
                    if (edge.Source != node && found.Add(edge.Source))
                        open.Push(edge.Source);
                }
            }

            return found;
        }
    }

    private static List<FlowEdge>[] Lists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<FlowEdge>())];

    private void Classify(int start)
    {
        var queue = new Queue<int>([start]);
        _reached[start] = true;
        var seen = new HashSet<int>();
        while (queue.TryDequeue(out var current))
        {
            if (!seen.Add(current))
                continue;
            foreach (var edge in _outbound[current])
            {
                if (edge.Target == current || ReachesForward(edge.Target, current))
                {
                    edge.IsBackward = true;
                    continue;
                }

                _forwardInbound[edge.Target].Add(edge);
                _reached[edge.Target] = true;
                queue.Enqueue(edge.Target);
            }
        }

        foreach (var edge in Edges)
        {
            if (edge.IsBackward)
                edge.IsValidBackward = edge.Target == edge.Source || Dominates(edge.Target, edge.Source);
            else if (!_forwardInbound[edge.Target].Contains(edge))
                edge.IsBackward = true; // leaves a node that no forward walk reaches
        }
    }

    private bool ReachesForward(int from, int to) =>
        Reaches(from, to, [], edge => !edge.IsBackward && _forwardInbound[edge.Target].Contains(edge));

    // a dominates b when b can not be reached from the start without passing a
    private bool Dominates(int a, int b) => a == Start || !Reaches(Start, b, [a], edge => !edge.IsBackward);

    private bool Reaches(int from, int to, HashSet<int> passed, Func<FlowEdge, bool> follows)
    {
        var open = new Stack<int>([from]);
        while (open.TryPop(out var current))
        {
            if (current == to)
                return true;
            if (!passed.Add(current))
                continue;
            foreach (var edge in _outbound[current].Where(follows))
                open.Push(edge.Target);
        }

        return false;
    }
}
