using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Activities;

/// <summary>Open tokens and blocks, by the edge they lie on.</summary>
internal sealed class FlowTokens(FlowGraph graph, List<int> open, List<int> blocked, List<int> fresh)
{
    public List<int> Open { get; } = open;

    public List<int> Blocked { get; } = blocked;

    /// <summary>Open tokens of the completion that is being dealt with; none between two of them.</summary>
    public List<int> Fresh { get; } = fresh;

    public static FlowTokens Of(ActivityExecutionContext context, FlowGraph graph) => context.State is List<object?> stored
        ? new(graph, Read(stored[0]), Read(stored[1]), stored.Count > 2 ? Read(stored[2]) : [])
        : new(graph, [], [], []);

    public void Store(ActivityExecutionContext context) => context.State = new List<object?> { Write(Open), Write(Blocked), Write(Fresh) };

    public void StoreSettled(ActivityExecutionContext context) => context.State = new List<object?> { Write(Open), Write(Blocked) };

    /// <summary>Whether something is on its way to a node, or there.</summary>
    public bool IsAwaited(int node) => Open.Exists(e => graph.Edges[e].Target == node);

    public void RemoveTo(int node)
    {
        Open.RemoveAll(e => graph.Edges[e].Target == node);
        Fresh.RemoveAll(e => graph.Edges[e].Target == node);
    }

    /// <summary>Removes what belongs to a cancelled execution. What has just come is not its own: it may be of another execution of its step.</summary>
    public void RemoveOf(int node)
    {
        Open.RemoveAll(Touches);
        Blocked.RemoveAll(Touches);
        Open.AddRange(Fresh.Where(Touches));

        bool Touches(int edge) => graph.Edges[edge].Target == node || graph.Edges[edge].Source == node;
    }

    private static List<int> Read(object? list) => [.. ((List<object?>)list!).Select(e => (int)(double)e!)];

    private static List<object?> Write(List<int> edges) => [.. edges.Select(e => (object?)(double)e)];
}
