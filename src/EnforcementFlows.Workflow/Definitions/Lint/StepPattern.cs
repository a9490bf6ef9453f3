using System.Text.Json;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Expressions;

namespace EnforcementFlows.Workflow.Definitions.Lint;

/// <summary>Activities of a type, those only of which an input has a value or that set a variable.</summary>
/// <param name="Type">Activity type.</param>
/// <param name="Input">The input looked at; null for every activity of the type.</param>
/// <param name="Value">The value wanted.</param>
/// <param name="Outcome">The outcome by which it must be left; null for any.</param>
/// <param name="Variable">The name of a variable that it sets; null for any.</param>
public sealed record StepPattern(string Type, string? Input = null, string? Value = null, string? Outcome = null, string? Variable = null)
{
    /// <summary>Whether an activity is surely such a one: whatever a script may come to is the value wanted.</summary>
    /// <param name="given">What is known of the variables and inputs by then.</param>
    public bool Matches(PlanNode node, IReadOnlyDictionary<string, JsonElement>? given = null) =>
        IsOfType(node) && (Input is null || (TextsOf(node, given) is { Count: > 0 } texts && texts.All(text => text == Value)));

    /// <summary>Whether an activity may be such a one: the value wanted is among what a script may come to, or that can not be told.</summary>
    public bool MayMatch(PlanNode node) => IsOfType(node) && (Input is null || TextsOf(node, null)?.Contains(Value) != false);

    /// <summary>The texts that stand in a script, one of which may be its value.</summary>
    public static IEnumerable<string> TextsOf(Script script) => ScriptUses.TextsOf(script);

    private bool IsOfType(PlanNode node) => node.Type == Type && (Variable is null || VariableUses.OfOutputs(node).Any(set => set.Name == Variable));

    private IReadOnlyList<string>? TextsOf(PlanNode node, IReadOnlyDictionary<string, JsonElement>? given) => node.Inputs.TryGetValue(Input!, out var input) ? input.Texts(given) : [];
}
