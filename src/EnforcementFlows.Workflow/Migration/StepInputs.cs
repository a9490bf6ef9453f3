using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>Compares what two versions of an activity are given.</summary>
public static class StepInputs
{
    /// <summary>Whether any input has another value or another expression.</summary>
    public static bool Differ(PlanNode before, PlanNode after) =>
        before.Inputs.Keys.Union(after.Inputs.Keys).Any(name => Text(before, name) != Text(after, name));

    /// <summary>Whether an input has another value or another expression.</summary>
    public static bool Differs(PlanNode before, PlanNode after, string input) => Text(before, input) != Text(after, input);

    private static string? Text(PlanNode node, string name) => node.Inputs.GetValueOrDefault(name)?.Written;
}
