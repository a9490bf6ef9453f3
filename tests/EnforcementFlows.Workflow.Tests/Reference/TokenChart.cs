namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>A token on its way over a connection, or a block that waits there for one. Each is one of its own.</summary>
internal sealed class Token(Edge edge, bool isBlock)
{
    public Edge Edge { get; } = edge;

    public bool IsBlock { get; } = isBlock;
}

/// <summary>Token mode: each outcome sends a token, and the target's merge mode says what it makes of those that reach it.</summary>
internal sealed class TokenChart(ReferenceEngine engine, Frame frame, ChartGraph graph)
{
    private readonly List<Token> _tokens = [];
    private List<Token> _fresh = [];

    public void Start()
    {
        frame.WhenChildCanceled = OnCanceled;
        Schedule(graph.Start!);
    }

    private void Schedule(string id) => engine.Schedule(frame, graph.Activity(id), OnCompleted);

    private void OnCompleted(Frame child)
    {
        if (child.IsTerminal)
        {
            engine.Complete(frame);
            return;
        }

        var active = graph.From(child.Id).Where(e => child.Outcomes.Contains(e.Port)).Distinct().ToList();
        _fresh = [.. active.Select(e => new Token(e, false))];
        _tokens.AddRange(_fresh);
        _tokens.RemoveAll(t => !t.IsBlock && t.Edge.Target == child.Id);
        foreach (var edge in active)
            Arrive(edge);
        _fresh = [];
        CompleteIfIdle();
    }

    // what has just been sent is not what was canceled, even where the same step sent it
    private void OnCanceled(Frame child)
    {
        _tokens.RemoveAll(t => !_fresh.Contains(t) && (t.Edge.Source == child.Id || t.Edge.Target == child.Id));
        CompleteIfIdle();
    }

    private void CompleteIfIdle()
    {
        if (!Charts.HasWork(engine, frame) && !Charts.HasFaults(frame) && _tokens.TrueForAll(t => t.IsBlock))
            engine.Complete(frame);
    }

    private void Arrive(Edge edge)
    {
        switch (MergeMode(edge.Target))
        {
            case "Race":
                Charts.CancelAncestors(engine, frame, graph, edge.Target);
                goto case "Cascade";
            case "Cascade":
                Cascade(edge);
                return;
            case "Merge":
                ScheduleIf(edge.Target, Met(graph.ForwardTo(edge.Target)));
                return;
            case "Converge":
                ScheduleIf(edge.Target, Met(graph.To(edge.Target)));
                return;
            default:
                ScheduleIf(edge.Target, graph.ForwardTo(edge.Target).TrueForAll(e => !_tokens.Exists(t => !t.IsBlock && t.Edge.Target == e.Source)));
                return;
        }
    }

    private bool Met(List<Edge> inbound) => inbound.Count <= 1 || inbound.TrueForAll(e => _tokens.Exists(t => !t.IsBlock && t.Edge == e));

    private void ScheduleIf(string id, bool ready)
    {
        if (ready)
            Schedule(id);
    }

    // the first of several arrivals runs the step and blocks the other connections; a later one and its block undo each other
    private void Cascade(Edge edge)
    {
        if (_tokens.Find(t => t.IsBlock && t.Edge == edge) is { } block)
        {
            _tokens.Remove(block);
            _tokens.RemoveAt(_tokens.FindLastIndex(t => !t.IsBlock && t.Edge == edge));
            return;
        }

        Schedule(edge.Target);
        _tokens.AddRange(graph.ForwardTo(edge.Target).Where(e => e.Source != edge.Source).Select(e => new Token(e, true)));
    }

    private string? MergeMode(string id)
    {
        var activity = graph.Activity(id);
        if ((string)activity["type"]! != "Elsa.FlowJoin")
            return (string?)activity["customProperties"]?["mergeMode"];
        return Scopes.Value(frame, activity["mode"]) as string is "WaitAll" or "WaitAllActive" ? "Merge" : "Race";
    }
}
