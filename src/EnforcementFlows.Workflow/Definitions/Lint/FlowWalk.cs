using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Definitions.Lint;

/// <summary>Walks all ways through a plan and says what is known before each of its activities.</summary>
/// <param name="leave">What is known after an activity that ended with an outcome; of null outcome nothing is known.</param>
/// <param name="entersWorkflows">Whether workflows that are used as activities are walked too; else they are one step.</param>
internal sealed class FlowWalk(Func<PlanNode, string?, Facts, Facts> leave, bool entersWorkflows)
{
    private const int MostRounds = 64;

    private readonly Dictionary<PlanNode, Departures> _departures = [];

    /// <summary>What is known before each activity that can be reached.</summary>
    public Dictionary<PlanNode, Facts> Before { get; } = [];

    /// <summary>Walks from here on; the answer is what is known when the activity has ended.</summary>
    public Facts Walk(PlanNode node, Facts facts)
    {
        Before[node] = facts;
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
        return facts.Or(After(body, known));
    }

    private Facts Branches(PlanNode fork, Facts facts)
    {
        var ends = fork.Children.Select(step => After(step, facts)).ToList();
        var first = fork.Type == "Elsa.Fork" && fork.Inputs.GetValueOrDefault("joinMode")?.Literal is "WaitAny";
        return ends.Aggregate((one, other) => first ? one.Or(other) : one.And(other));
    }

    private Facts Chart(PlanNode chart, Facts facts)
    {
        var (flow, steps) = (chart.Flow!, chart.ChildList("activities"));
        var entries = steps.Where(step => step.FlowIndex == flow.Start || step.IsTrigger).Select(step => step.FlowIndex).ToHashSet();
        var after = new Dictionary<Departure, Facts>();
        for (var round = 0; round < MostRounds; round++)
        {
            var changed = false;
            foreach (var step in steps)
            {
                if (Arriving(chart, step, entries.Contains(step.FlowIndex) ? facts : null, after) is { } before)
                    changed |= Leave(step, flow, Walk(step, before), after);
            }

            if (!changed)
                break;
        }

        return Merge(chart, [.. after.Where(way => !flow.Outbound(way.Key.Source).Any(edge => Departure.Of(edge) == way.Key)).Select(way => (way.Key, way.Value))]) ?? facts;
    }

    private bool Leave(PlanNode step, FlowGraph flow, Facts facts, Dictionary<Departure, Facts> after)
    {
        var changed = false;
        foreach (var port in PortsOf(step, flow))
        {
            var (way, known) = (new Departure(step.FlowIndex, port), leave(step, port, facts));
            changed |= !after.TryGetValue(way, out var before) || !before.Equals(known);
            after[way] = known;
        }

        return changed;
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

    private Facts? Arriving(PlanNode chart, PlanNode step, Facts? entry, Dictionary<Departure, Facts> after)
    {
        List<(Departure, Facts)> ways = [.. chart.Flow!.Inbound(step.FlowIndex)
            .Where(edge => !chart.ChildList("activities")[edge.Source].Descriptor.IsTerminal)
            .Select(Departure.Of).Distinct().Where(after.ContainsKey).Select(way => (way, after[way]))];
        var arrived = DeparturesOf(chart) is var departures && departures.NeedsAll(step)
            ? ways.Select(way => way.Item2).DefaultIfEmpty().Aggregate((one, other) => one!.And(other!))
            : departures.NeedsOne(step) ? ways.Select(way => way.Item2).DefaultIfEmpty().Aggregate((one, other) => one!.Or(other!)) : Merge(chart, ways);
        return arrived is null || entry is null ? arrived ?? entry : arrived.Or(entry);
    }

    // where two branches meet, what either has done is done; of two ways that exclude each other only what both do is sure
    private Facts? Merge(PlanNode chart, List<(Departure Way, Facts Facts)> ways)
    {
        if (ways.Count == 0)
            return null;
        var departures = DeparturesOf(chart);
        var all = ways.Select(way => way.Facts).Aggregate((one, other) => one.And(other));
        return all with { Always = [.. all.Always.Where(IsSure)] };

        bool IsSure(string fact) => ways.TrueForAll(way => way.Facts.Always.Contains(fact)
            || ways.Exists(other => other.Facts.Always.Contains(fact) && departures.Together(way.Way, other.Way)));
    }

    private Departures DeparturesOf(PlanNode chart) =>
        _departures.TryGetValue(chart, out var known) ? known : _departures[chart] = new(chart, chart.Owner.Composite!.UsesTokens);
}
