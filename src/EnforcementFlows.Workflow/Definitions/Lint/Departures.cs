using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Definitions.Lint;

/// <summary>An activity of a flowchart left by one of its outcomes.</summary>
internal readonly record struct Departure(int Source, string Port)
{
    public static Departure Of(FlowEdge edge) => new(edge.Source, edge.Port ?? "Done");
}

/// <summary>
/// Which ways of a flowchart can be gone in one and the same run. Two are exclusive when, wherever one came from, a step that ends with one
/// outcome only had to decide between them.
/// </summary>
internal sealed class Departures
{
    private readonly PlanNode[] _steps;
    private readonly FlowGraph _graph;
    private readonly bool _usesTokens;
    private readonly int[] _rank;
    private readonly Dictionary<(Departure, Departure), bool> _known = [];

    public Departures(PlanNode chart, FlowGraph flow, bool usesTokens)
    {
        _steps = [.. chart.ChildList("activities")];
        _graph = flow;
        _usesTokens = usesTokens;
        _rank = Ranks();
    }

    /// <summary>The position of a step in an order in which every way forward leads on.</summary>
    public int RankOf(int step) => _rank[step];

    /// <summary>Whether both can be taken in one run.</summary>
    public bool Together(Departure one, Departure other)
    {
        if (one.Source == other.Source)
            return one.Port == other.Port || EndsWithSeveral(_steps[one.Source]);
        var (early, late) = _rank[one.Source] <= _rank[other.Source] ? (one, other) : (other, one);
        if (_known.TryGetValue((early, late), out var known))
            return known;
        return _known[(early, late)] = Reaches(early, late.Source);
    }

    /// <summary>Whether a node runs only when every way that leads to it was taken.</summary>
    public bool NeedsAll(PlanNode step) => _usesTokens
        ? TokenFlow.MergeMode(step) is "Merge" or "Converge"
        : step.Type == "Elsa.FlowJoin" && FlowJoin.Mode(step) == "WaitAll";

    /// <summary>Whether the first way that was taken is enough, and ends the others.</summary>
    public bool NeedsOne(PlanNode step) => _usesTokens
        ? TokenFlow.MergeMode(step) is "Race" or "Cascade"
        : step.Type == "Elsa.FlowJoin" && FlowJoin.Mode(step) == "WaitAny";

    private bool Reaches(Departure early, int late)
    {
        var ways = _graph.ForwardInbound(late);
        if (ways.Count == 0)
            return true; // the start, or a trigger
        return NeedsAll(_steps[late]) ? ways.All(way => Together(early, Departure.Of(way))) : ways.Any(way => Together(early, Departure.Of(way)));
    }

    // a workflow used as an activity, or a script, may name as many outcomes as it likes
    private static bool EndsWithSeveral(PlanNode step) =>
        step.Type is "Elsa.FlowFork" or "Elsa.RunJavaScript" || step.Composite is not null
        || (step.Type == "Elsa.FlowSwitch" && step.Inputs.GetValueOrDefault("mode") is { } mode && mode.Literal is not "MatchFirst");

    // forward ways never lead in a circle
    private int[] Ranks()
    {
        var rank = new int[_steps.Length];
        var open = Enumerable.Range(0, _steps.Length).Select(step => _graph.ForwardInbound(step).Count).ToArray();
        var ready = new Queue<int>(Enumerable.Range(0, _steps.Length).Where(step => open[step] == 0));
        for (var next = 0; ready.TryDequeue(out var step); next++)
        {
            rank[step] = next;
            foreach (var way in _graph.Outbound(step).Where(way => _graph.ForwardInbound(way.Target).Contains(way)))
            {
                if (--open[way.Target] == 0)
                    ready.Enqueue(way.Target);
            }
        }

        return rank;
    }
}
