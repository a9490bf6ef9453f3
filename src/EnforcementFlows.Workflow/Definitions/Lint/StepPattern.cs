using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Expressions;

namespace EnforcementFlows.Workflow.Definitions.Lint;

/// <summary>Activities of a type, those only of which an input has a value; one that a script computes counts where the script names the value.</summary>
/// <param name="Type">Activity type.</param>
/// <param name="Input">The input looked at; null for every activity of the type.</param>
/// <param name="Value">The value wanted.</param>
/// <param name="Outcome">The outcome by which it must be left; null for any.</param>
public sealed record StepPattern(string Type, string? Input = null, string? Value = null, string? Outcome = null)
{
    public bool Matches(PlanNode node)
    {
        if (node.Type != Type)
            return false;
        if (Input is null)
            return true;
        var given = node.Inputs.GetValueOrDefault(Input);
        return given?.Script is { } script ? TextsOf(script).Contains(Value) : given?.Literal is string text && text == Value;
    }

    /// <summary>The texts that stand in a script, one of which may be its value.</summary>
    public static IEnumerable<string> TextsOf(Script script) => ScriptUses.TextsOf(script);
}
