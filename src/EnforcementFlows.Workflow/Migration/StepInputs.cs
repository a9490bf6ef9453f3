using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>Compares what two versions of an activity are given.</summary>
public static class StepInputs
{
    /// <summary>Whether any input has another value or another expression.</summary>
    public static bool Differ(PlanNode before, PlanNode after) =>
        before.Inputs.Keys.Union(after.Inputs.Keys).Any(name => Text(before, name) != Text(after, name));

    /// <summary>Whether an input has another value or another expression.</summary>
    public static bool Differs(PlanNode before, PlanNode after, string input) => Text(before, input) != Text(after, input);

    /// <summary>The input as it would be written: two of the same text give the same.</summary>
    internal static string? Text(PlanNode node, string name) => node.Inputs.GetValueOrDefault(name) switch
    {
        null or { Kind: InputKind.Literal, Literal: null } => null,
        { Kind: InputKind.Literal } literal => $"={WorkflowValue.ToJson(literal.Literal)}",
        { Script: { } script } => script.Source.Text,
        var reference => $"{reference.Kind}:{reference.Reference}",
    };
}
