using EnforcementFlows.Workflow.Definitions.Lint;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>Finds steps that must not be missed, such as approvals, and that some instance would miss by going over.</summary>
public static class PassedSteps
{
    /// <summary>Places that instances leave for one behind a step that was still ahead of them.</summary>
    /// <param name="mapping">The map.</param>
    /// <param name="needed">The steps of the earlier version that must not be missed.</param>
    public static IEnumerable<(PlanNode At, PlanNode Passed)> Behind(PlanMapping mapping, IReadOnlyCollection<PlanNode> needed) =>
        from at in mapping.From.Nodes.Values
        where at.Parent is not null && !mapping.IsWithinEnded(at) && (mapping.Ends(at) || mapping.TargetOf(at) is not null)
        from step in needed
        where IsPassed(mapping, at, step)
        select (at, step);

    /// <summary>Steps that nobody came to in the earlier version without a needed one having been passed as it must, and that can be come to without it in the later one.</summary>
    /// <param name="mapping">The map.</param>
    /// <param name="needed">The steps of the earlier version that must not be missed.</param>
    /// <param name="isPassed">Whether a needed step that has ended with an outcome allows what follows.</param>
    public static IEnumerable<(PlanNode Step, PlanNode Avoided)> Avoided(PlanMapping mapping, IReadOnlyCollection<PlanNode> needed, Func<string, bool> isPassed)
    {
        if (needed.Count == 0)
            return [];
        var was = Before(mapping.From, [.. needed], isPassed);
        var becomes = Before(mapping.To, [.. needed.Select(mapping.TargetOf).OfType<PlanNode>()], isPassed);
        return
            from step in was
            where mapping.TargetOf(step.Key) is { } target && becomes.ContainsKey(target)
            let now = becomes[mapping.TargetOf(step.Key)!].Always
            from path in step.Value.Always
            where mapping.TargetOf(mapping.From.Nodes[path]) is { } moved && !now.Contains(moved.Path)
            select (step.Key, mapping.From.Nodes[path]);
    }

    private static Dictionary<PlanNode, Facts> Before(WorkflowPlan plan, HashSet<PlanNode> needed, Func<string, bool> isPassed)
    {
        var walk = new FlowWalk(
            (node, outcome, facts) => outcome is not null && needed.Contains(node) && isPassed(outcome) ? facts.With(node.Path) : facts, entersWorkflows: true);
        walk.Walk(plan.Root, Facts.None);
        return walk.Before;
    }

    private static bool IsPassed(PlanMapping mapping, PlanNode at, PlanNode step)
    {
        if (Beside(at, step) is not { } beside || mapping.TargetOf(beside) is not { } target || !Following(at).Contains(beside))
            return false;
        var place = PlaceOf(mapping, at);
        return place is null || (place != target && !Following(place).Contains(target));
    }

    // the step itself, or what it lies in, as a neighbour of the place; null where it is elsewhere, or the place lies around it
    private static PlanNode? Beside(PlanNode at, PlanNode step)
    {
        for (var outer = step; outer is not null; outer = outer.Parent)
        {
            if (outer.Parent == at.Parent)
                return outer == at ? null : outer;
        }

        return null;
    }

    private static PlanNode? PlaceOf(PlanMapping mapping, PlanNode at) =>
        mapping.Ends(at) ? mapping.GoOnAt(at) is { } path ? mapping.To.Nodes.GetValueOrDefault(path) : null : mapping.TargetOf(at);

    // going back is no way ahead: who is sent back has passed what he is sent back from
    private static IEnumerable<PlanNode> Following(PlanNode node) => node.Parent switch
    {
        { Flow: { } flow } chart => chart.TriggerFlows.Values.Prepend(flow).SelectMany(graph => ChartTranslation.Reach(graph, [node.FlowIndex])).Select(at => chart.ChildList("activities")[at]),
        { Type: "Elsa.Sequence" } sequence => sequence.ChildList("activities").SkipWhile(step => step != node).Skip(1),
        _ => [],
    };
}
