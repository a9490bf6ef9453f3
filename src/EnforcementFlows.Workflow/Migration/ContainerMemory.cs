using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>What an activity remembers, under another version. Containers remember positions and numbers of their children; the rest means the same.</summary>
internal static class ContainerMemory
{
    /// <exception cref="RepairRefusedException">Its branches are others.</exception>
    public static object? Of(ActivityExecutionContext context, PlanNode target, PlanMapping mapping)
    {
        switch (context.Node.Type)
        {
            case "Elsa.Sequence":
                return PositionOf(context, target, mapping);
            case "Elsa.Parallel" or "Elsa.Fork" when !BranchesAreSame(context.Node, target, mapping):
                throw new RepairRefusedException("migration.in-fork", $"案件正处于“{StepLabel.Of(context.Node)}”的并行分支之中，而其分支在新版中有变化。");
            default:
                return context.State;
        }
    }

    private static object? PositionOf(ActivityExecutionContext context, PlanNode target, PlanMapping mapping)
    {
        if (context.Children is not [var current] || mapping.TargetOf(current.Node) is not { } step)
            return context.State;
        var position = target.ChildList("activities").ToList().IndexOf(step);
        return position < 0 ? context.State : (double)position;
    }

    private static bool BranchesAreSame(PlanNode before, PlanNode after, PlanMapping mapping) =>
        before.Children.Count == after.Children.Count && before.Children.All(child => mapping.TargetOf(child)?.Parent == after);
}
