using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Definitions.Lint;

/// <summary>Whether a step that must be done is done on every way through a plan, workflows that it uses as activities included.</summary>
/// <param name="isWanted">Whether an activity is the step.</param>
/// <param name="isExcused">A way on which it need not be done: an activity and the outcome by which it is left.</param>
/// <param name="outcome">The outcome by which the step must be left before another is reached; null for any.</param>
public sealed class MandatorySteps(Func<PlanNode, bool> isWanted, Func<PlanNode, string, bool> isExcused, string? outcome = null)
{
    /// <summary>The activities on a way through the plan on which the step is not done; null where there is none.</summary>
    public IReadOnlyList<PlanNode>? WayWithout(WorkflowPlan plan) => Certain(plan.Root) ? null : [.. WayThrough(plan.Root)];

    /// <summary>The activities that can be reached before the step was done.</summary>
    public IEnumerable<PlanNode> ReachedWithout(WorkflowPlan plan, StepPattern target)
    {
        const string Done = "done";
        var walk = new FlowWalk(
            (node, port, facts) => IsDone(node, port) ? facts.With(Done) : facts, entersWorkflows: true);
        walk.Walk(plan.Root, Facts.None);
        return walk.Before.Where(step => target.MayMatch(step.Key) && !step.Value.Always.Contains(Done)).Select(step => step.Key);

        bool IsDone(PlanNode node, string? port) => (isWanted(node) && (outcome is null || outcome == port)) || (port is not null && isExcused(node, port));
    }

    private bool Certain(PlanNode node)
    {
        if (isWanted(node))
            return true;
        if (node.Flow is not null)
            return node.Flow.Start >= 0 && !Avoiding(node).ContainsKey(node.Flow.Start);
        return node.Type switch
        {
            "Elsa.If" => node.Child("then") is { } then && node.Child("else") is { } otherwise && Certain(then) && Certain(otherwise),
            "Elsa.Switch" => node.Child("default") is { } other && Certain(other) && node.ChildList("cases").All(Certain),
            "Elsa.While" or "Elsa.For" or "Elsa.ForEach" or "Elsa.ParallelForEach" => false,
            "Elsa.Fork" when node.Inputs.GetValueOrDefault("joinMode")?.Literal is "WaitAny" => node.Children.Count > 0 && node.Children.All(Certain),
            _ => node.Children.Any(Certain),
        };
    }

    /// <summary>The steps of a flowchart from which its end can be reached without the wanted one, with the way that leads there.</summary>
    private Dictionary<int, FlowEdge?> Avoiding(PlanNode chart)
    {
        var (flow, steps) = (chart.Flow!, chart.ChildList("activities"));
        var certain = steps.Select(Certain).ToArray();
        var avoiding = new Dictionary<int, FlowEdge?>();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var step in steps.Where(step => !certain[step.FlowIndex] && !avoiding.ContainsKey(step.FlowIndex)))
            {
                if (!CanAvoid(step, flow, avoiding, out var way))
                    continue;
                avoiding[step.FlowIndex] = way;
                changed = true;
            }
        }

        return avoiding;
    }

    // of the branches of a fork all are gone, of the outcomes of any other step one
    private bool CanAvoid(PlanNode step, FlowGraph flow, Dictionary<int, FlowEdge?> avoiding, out FlowEdge? way)
    {
        way = null;
        if (step.Descriptor.IsTerminal)
            return true;
        var edges = flow.Outbound(step.FlowIndex);
        if (step.Type == "Elsa.FlowFork")
            return (way = edges.Count > 0 ? edges[0] : null) is null || edges.All(edge => avoiding.ContainsKey(edge.Target));
        foreach (var port in OutcomesOf(step, flow).Where(port => !isExcused(step, port)))
        {
            var taken = edges.Where(edge => (edge.Port ?? "Done") == port).ToList();
            if (!taken.TrueForAll(edge => avoiding.ContainsKey(edge.Target)))
                continue;
            way = taken.Count > 0 ? taken[0] : null;
            return true;
        }

        return false;
    }

    // an activity of ours may also end with what nobody cares for, such as a wait for a deadline that becomes void: that is no way anybody has drawn
    private static IEnumerable<string> OutcomesOf(PlanNode step, FlowGraph flow) =>
        step.Type.StartsWith("Elsa.", StringComparison.Ordinal) || step.Descriptor.Outcomes is not { FromInput: null } || flow.Outbound(step.FlowIndex).Count == 0
            ? FlowWalk.PortsOf(step, flow)
            : flow.Outbound(step.FlowIndex).Select(edge => edge.Port ?? "Done").Distinct();

    private IEnumerable<PlanNode> WayThrough(PlanNode node)
    {
        if (node.Flow is null)
            return node.Children.Count > 0 && node.Composite is not null ? node.Children.SelectMany(WayThrough) : [];
        return Way(node);
    }

    private IEnumerable<PlanNode> Way(PlanNode chart)
    {
        var (avoiding, seen) = (Avoiding(chart), new HashSet<int>());
        for (int? at = chart.Flow!.Start; at is { } step && step >= 0 && seen.Add(step); at = avoiding.GetValueOrDefault(step)?.Target)
            yield return chart.ChildList("activities")[step];
    }
}
