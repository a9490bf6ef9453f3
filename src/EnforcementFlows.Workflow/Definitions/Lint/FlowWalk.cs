using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Definitions.Lint;

/// <summary>Walks all ways through a plan and says what is known before each of its activities.</summary>
/// <param name="leave">What is known after an activity that ended with an outcome; of null outcome nothing is known.</param>
/// <param name="entersWorkflows">Whether workflows that are used as activities are walked too; else they are one step.</param>
internal sealed class FlowWalk(Func<PlanNode, string?, Facts, Facts> leave, bool entersWorkflows)
{
    private readonly Dictionary<FlowGraph, Departures> _departures = [];

    /// <summary>What is known before each activity that can be reached, whichever way and however often it is come to.</summary>
    public Dictionary<PlanNode, Facts> Before { get; } = [];

    /// <summary>Walks from here on; the answer is what is known when the activity has ended.</summary>
    public Facts Walk(PlanNode node, Facts facts)
    {
        Before[node] = Before.TryGetValue(node, out var known) ? known.Or(facts) : facts;
        return node switch
        {
            { Composite: not null, Parent: not null } when !entersWorkflows => facts,
            { Composite: not null } => After(node.Child("root")!, facts),
            { Flow: not null } => Chart(node, facts),
            { Type: "Elsa.FlowNode" } => node.Child("body") is { } body ? After(body, facts) : facts,
            { Type: "Elsa.Sequence" } => node.ChildList("activities").Aggregate(facts, (known, step) => After(step, known)),
            { Type: "Elsa.If" } => Branch(node.Child("then"), facts).Or(Branch(node.Child("else"), facts)),
            { Type: "Elsa.Switch" } => node.ChildList("cases").Aggregate(Branch(node.Child("default"), facts), (known, step) => known.Or(After(step, facts))),
            { Type: "Elsa.While" or "Elsa.For" or "Elsa.ForEach" or "Elsa.ParallelForEach" } => Loop(node.Child("body"), facts),
            { Type: "Elsa.Parallel" or "Elsa.Fork", Children.Count: > 0 } => Branches(node, facts),
            _ => facts,
        };
    }

    private Facts After(PlanNode step, Facts facts) => leave(step, null, Walk(step, facts));

    private Facts Branch(PlanNode? step, Facts facts) => step is null ? facts : After(step, facts);

    // what the second turn finds, the first may not
    private Facts Loop(PlanNode? body, Facts facts)
    {
        if (body is null)
            return facts;
        var known = facts.Or(After(body, facts));
        return known.Equals(facts) ? known : facts.Or(After(body, known));
    }

    private Facts Branches(PlanNode fork, Facts facts)
    {
        var ends = fork.Children.Select(step => After(step, facts)).ToList();
        var first = fork.Type == "Elsa.Fork" && fork.Inputs.GetValueOrDefault("joinMode")?.Literal is "WaitAny";
        return ends.Aggregate((one, other) => first ? one.Or(other) : one.And(other));
    }

    // a run begins at the start or at one of the triggers, and which ways lead back depends on that
    private Facts Chart(PlanNode chart, Facts facts) =>
        chart.TriggerFlows.Values.Prepend(chart.Flow!).Select(flow => Chart(chart, flow, facts)).OfType<Facts>().DefaultIfEmpty(facts).Aggregate((one, other) => one.Or(other));

    // The steps are taken in the order of the ways forward: a step is come to when all that lies before it is known, so that whatever is learnt of
    // it later, by a way back, only takes away from what is sure. That can not go on for ever.
    private Facts? Chart(PlanNode chart, FlowGraph flow, Facts entry)
    {
        var (steps, departures) = (chart.ChildList("activities"), DeparturesOf(chart, flow));
        var (arrived, after) = (new Dictionary<int, Facts>(), new Dictionary<Departure, Facts>());
        var open = new PriorityQueue<int, int>();
        if (flow.Start >= 0)
            open.Enqueue(flow.Start, departures.RankOf(flow.Start));
        while (open.TryDequeue(out var at, out _))
        {
            var before = Arriving(steps, flow, departures, steps[at], after);
            before = at == flow.Start ? before?.Or(entry) ?? entry : before!;
            if (arrived.TryGetValue(at, out var known) && known.Equals(before))
                continue;
            arrived[at] = before;
            foreach (var target in Leave(steps[at], flow, Walk(steps[at], before), after))
                open.Enqueue(target, departures.RankOf(target));
        }

        return Merge(departures, [.. after.Where(way => !flow.Outbound(way.Key.Source).Any(edge => Departure.Of(edge) == way.Key)).Select(way => (way.Key, way.Value))]);
    }

    /// <summary>Notes what is known on the ways that lead on, and answers where something new is known.</summary>
    private List<int> Leave(PlanNode step, FlowGraph flow, Facts facts, Dictionary<Departure, Facts> after)
    {
        var changed = new HashSet<Departure>();
        foreach (var port in PortsOf(step, flow))
        {
            var (way, known) = (new Departure(step.FlowIndex, port), leave(step, port, facts));
            if (after.TryGetValue(way, out var before) && before.Equals(known = before.Or(known)))
                continue;
            after[way] = known;
            changed.Add(way);
        }

        return step.Descriptor.IsTerminal ? [] : [.. flow.Outbound(step.FlowIndex).Where(edge => changed.Contains(Departure.Of(edge))).Select(edge => edge.Target).Distinct()];
    }

    /// <summary>The outcomes that a step of a flowchart can end with, as far as they are known.</summary>
    public static IEnumerable<string> PortsOf(PlanNode step, FlowGraph flow)
    {
        var connected = flow.Outbound(step.FlowIndex).Select(edge => edge.Port ?? "Done").Distinct().ToList();
        var known = DefinitionLint.OutcomesOf(step) ?? [];
        // a workflow that names its outcomes ends with one of them
        var declared = step.Composite is { Outcomes.Count: > 0 } && !connected.Contains("Done") ? known.Where(port => port != "Done") : known;
        return connected.Union(declared).DefaultIfEmpty("Done");
    }

    private static Facts? Arriving(IReadOnlyList<PlanNode> steps, FlowGraph flow, Departures departures, PlanNode step, Dictionary<Departure, Facts> after)
    {
        var edges = flow.Inbound(step.FlowIndex).Where(edge => !steps[edge.Source].Descriptor.IsTerminal && after.ContainsKey(Departure.Of(edge))).ToList();
        List<(Departure Way, Facts Facts)> ways = [.. edges.Where(edge => !edge.IsBackward).Select(Departure.Of).Distinct().Select(way => (way, after[way]))];
        var first = departures.NeedsAll(step) ? All(ways, (one, other) => one.And(other))
            : departures.NeedsOne(step) ? All(ways, (one, other) => one.Or(other))
            : Merge(departures, ways);
        // a way back comes when the step was done before, so what it brings was not there the first time
        return edges.Where(edge => edge.IsBackward).Select(edge => after[Departure.Of(edge)]).Aggregate(first, (known, back) => known?.Or(back) ?? back);
    }

    private static Facts? All(List<(Departure Way, Facts Facts)> ways, Func<Facts, Facts, Facts> together) =>
        ways.Count == 0 ? null : ways.Select(way => way.Facts).Aggregate(together);

    // where two branches meet, what either has done is done; of two ways that exclude each other only what both do is sure
    private static Facts? Merge(Departures departures, List<(Departure Way, Facts Facts)> ways)
    {
        var all = All(ways, (one, other) => one.And(other));
        return all is null ? null : all with { Always = [.. all.Always.Where(IsSure)] };

        bool IsSure(string fact) => ways.TrueForAll(way => way.Facts.Always.Contains(fact)
            || ways.Exists(other => other.Facts.Always.Contains(fact) && departures.Together(way.Way, other.Way)));
    }

    private Departures DeparturesOf(PlanNode chart, FlowGraph flow) =>
        _departures.TryGetValue(flow, out var known) ? known : _departures[flow] = new(chart, flow, chart.Owner.Composite!.UsesTokens);
}
