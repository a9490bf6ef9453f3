namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>
/// Counter mode: a step runs when each of its forward connections has been visited once more than the step itself. Connections that were not
/// followed count as visited too, so that a dead path does not hold up the step behind it.
/// </summary>
internal sealed class CounterChart(ReferenceEngine engine, Frame frame, ChartGraph graph)
{
    private readonly Dictionary<string, int> _visits = [];
    private readonly Dictionary<Edge, (int Count, bool Followed)> _edges = [];

    public void Start()
    {
        frame.WhenChildCanceled = OnCanceled;
        Schedule(graph.Start!, false);
    }

    private void Schedule(string id, bool backward) => engine.Schedule(new(frame, graph.Activity(id), OnCompleted) { Backward = backward });

    private void OnCompleted(Frame child)
    {
        if (child.IsTerminal)
            engine.Complete(frame);
        else if (!Leave(child.Id, child.Outcomes, child.EnteredBackward))
            CompleteIfIdle();
    }

    private void OnCanceled(Frame child)
    {
        if (!Leave(child.Id, [], child.EnteredBackward))
            CompleteIfIdle();
    }

    private void CompleteIfIdle()
    {
        if (!Charts.HasWork(engine, frame) && !Charts.HasFaults(frame))
            engine.Complete(frame);
    }

    private bool Leave(string id, IReadOnlyList<string> outcomes, bool enteredBackward)
    {
        if (graph.IsDangling(id))
            throw new ReferenceFault("not reachable");
        if (!enteredBackward)
            _visits[id] = Visits(id) + 1;
        var scheduled = false;
        foreach (var edge in graph.From(id))
        {
            var followed = outcomes.Contains(edge.Port);
            _edges[edge] = (Count(edge) + 1, followed);
            scheduled |= graph.IsForward(edge) ? Arrive(edge) : GoBack(edge, followed);
        }

        return scheduled;
    }

    private bool GoBack(Edge edge, bool followed)
    {
        if (!followed)
            return false;
        if (!graph.MayGoBack(edge))
            throw new ReferenceFault("invalid backward connection");
        Schedule(edge.Target, true);
        return true;
    }

    private bool Arrive(Edge edge) => JoinMode(edge.Target) switch
    {
        "WaitAll" => AllVisited(edge.Target) && Decide(edge.Target, graph.ForwardTo(edge.Target).TrueForAll(e => _edges[e].Followed)),
        "WaitAny" => ArriveFirst(edge),
        _ => AllVisited(edge.Target) && Decide(edge.Target, AnyFollowed(edge.Target)),
    };

    private bool ArriveFirst(Edge edge)
    {
        var target = edge.Target;
        if (Count(edge) <= Visits(target) || engine.Queue.Any(item => item.Owner == frame && (string)item.Activity["id"]! == target))
            return false;
        if (!AnyFollowed(target))
            return AllVisited(target) && Decide(target, false);
        Schedule(target, false);
        Charts.CancelAncestors(engine, frame, graph, target);
        return true;
    }

    // what is not to run counts as completed without an outcome
    private bool Decide(string id, bool runs)
    {
        if (!runs)
            return Leave(id, [], false);
        Schedule(id, false);
        return true;
    }

    private bool AllVisited(string id) => graph.ForwardTo(id).Min(Count) > Visits(id);

    private bool AnyFollowed(string id)
    {
        var inbound = graph.ForwardTo(id);
        var most = inbound.Max(Count);
        return inbound.Exists(e => Count(e) == most && _edges[e].Followed);
    }

    private string JoinMode(string id)
    {
        var activity = graph.Activity(id);
        if ((string)activity["type"]! != "Elsa.FlowJoin")
            return "WaitAllActive";
        return Scopes.Value(frame, activity["mode"]) as string ?? "WaitAny";
    }

    private int Visits(string id) => _visits.GetValueOrDefault(id);

    private int Count(Edge edge) => _edges.GetValueOrDefault(edge).Count;
}
