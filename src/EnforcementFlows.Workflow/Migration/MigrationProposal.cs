using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>The map that suggests itself: what has the same id and type in the same place is the same.</summary>
public static class MigrationProposal
{
    /// <param name="from">The plans that instances are pinned to: one version, perhaps with different versions of what it uses.</param>
    /// <param name="to">The plan they shall go on under.</param>
    public static MigrationMap Of(IReadOnlyList<WorkflowPlan> from, WorkflowPlan to)
    {
        var nodes = new Dictionary<string, NodeMapping>(StringComparer.Ordinal);
        var variables = new Dictionary<(string, string), VariableMapping>();
        foreach (var plan in from)
        {
            var pairs = new Dictionary<PlanNode, PlanNode>();
            Pair(plan.Root, to.Root, pairs);
            foreach (var node in plan.Nodes.Values)
                nodes.TryAdd(node.Path, new(node.Path, pairs.GetValueOrDefault(node)?.Path));
            foreach (var (node, target) in pairs)
                Add(variables, node, target);
        }

        return new() { Nodes = [.. nodes.Values], Variables = [.. variables.Values] };
    }

    private static void Pair(PlanNode node, PlanNode target, Dictionary<PlanNode, PlanNode> pairs)
    {
        pairs[node] = target;
        foreach (var child in node.Children)
        {
            if (Find(node, child, target) is { } same)
                Pair(child, same, pairs);
        }
    }

    // of an only child the place says who it is, whatever its id: the root of a workflow, the body of a loop
    private static PlanNode? Find(PlanNode node, PlanNode child, PlanNode target) =>
        target.Children.FirstOrDefault(other => other.Id == child.Id && other.Type == child.Type)
        ?? (node.Children.Count == 1 && target.Children is [var only] && only.Type == child.Type ? only : null);

    private static void Add(Dictionary<(string, string), VariableMapping> variables, PlanNode scope, PlanNode target)
    {
        foreach (var variable in scope.Variables)
        {
            var same = target.Variables.FirstOrDefault(other => other.Id == variable.Id) ?? target.Variables.FirstOrDefault(other => other.Name == variable.Name);
            variables.TryAdd((scope.Path, variable.Id), new(scope.Path, variable.Id, same?.Id));
        }
    }
}
