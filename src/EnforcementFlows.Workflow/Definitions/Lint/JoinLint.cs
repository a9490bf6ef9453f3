using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Definitions.Lint;

/// <summary>
/// Joins that wait for what can not come: branches of which a decision takes only one, or a branch that never gets so far. In counter mode
/// such a join is never entered; in token mode its flowchart never ends.
/// </summary>
public static class JoinLint
{
    public static IEnumerable<DefinitionFinding> Check(WorkflowPlan plan)
    {
        var definition = plan.Definition;
        foreach (var chart in plan.Nodes.Values.Where(node => node.Owner == plan.Root && node.Flow is not null))
        {
            var departures = new Departures(chart, chart.Flow!, definition.UsesTokens);
            foreach (var join in chart.ChildList("activities").Where(step => departures.NeedsAll(step) && !chart.IsUnreachable(step)))
            {
                if (Mistake(chart, join, departures) is { } mistake)
                    yield return mistake with { File = definition.Source };
            }
        }
    }

    private static DefinitionFinding? Mistake(PlanNode chart, PlanNode join, Departures departures)
    {
        var (steps, ways) = (chart.ChildList("activities"), chart.Flow!.ForwardInbound(join.FlowIndex));
        if (ways.FirstOrDefault(way => steps[way.Source].Descriptor.IsTerminal) is { } dead)
            return Error("join-input-dead", join, $"The join '{join.Id}' waits for '{steps[dead.Source].Id}', which ends the flow and leads nowhere; it is never entered.");
        if (Later(chart, join) is { } later)
            return Error("join-waits-for-itself", join, $"The join '{join.Id}' waits for '{later.Id}', which comes only after it.");
        for (var i = 0; i < ways.Count; i++)
        {
            for (var j = i + 1; j < ways.Count; j++)
            {
                if (!departures.Together(Departure.Of(ways[i]), Departure.Of(ways[j])))
                    return Error("join-never-complete", join, $"The join '{join.Id}' waits for all its branches, but '{steps[ways[i].Source].Id}' and '{steps[ways[j].Source].Id}' exclude each other; it is never entered.");
            }
        }

        return null;
    }

    // only this mode wants a token on the ways back as well
    private static PlanNode? Later(PlanNode chart, PlanNode join) =>
        chart.Owner.Composite!.UsesTokens && join.Type != "Elsa.FlowJoin" && join.Activity.MergeMode == "Converge"
        && chart.Flow!.Inbound(join.FlowIndex).FirstOrDefault(way => way is { IsBackward: true, IsValidBackward: true }) is { } back
            ? chart.ChildList("activities")[back.Source]
            : null;

    private static DefinitionFinding Error(string code, PlanNode join, FindingMessage message) =>
        new(FindingSeverity.Error, code, "", join.Activity.Place, message, join.Id);
}
