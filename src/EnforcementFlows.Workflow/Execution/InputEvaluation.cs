using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>Gives compiled inputs their values, in the scope of an execution.</summary>
internal static class InputEvaluation
{
    /// <summary>The value of an activity's input; null when it is not given.</summary>
    /// <exception cref="ActivityFaultException">The script fails, or its value is of another type than declared.</exception>
    public static object? Evaluate(ActivityExecutionContext context, string name) =>
        context.Node.Inputs.TryGetValue(name, out var input) ? Evaluate(context, input) : null;

    /// <inheritdoc cref="Evaluate(ActivityExecutionContext, string)"/>
    public static object? Evaluate(ActivityExecutionContext context, CompiledInput input) => input.Kind switch
    {
        InputKind.Literal => input.Literal,
        InputKind.Variable => ScopedVariables.Get(context, input.Reference!),
        InputKind.WorkflowInput => ScriptBindings.Input(context, input.Reference!),
        _ => EvaluateScript(context, input),
    };

    private static object? EvaluateScript(ActivityExecutionContext context, CompiledInput input)
    {
        try
        {
            var value = new ScriptBindings(context).Evaluate(input.Script!);
            return TypeAlias.TryConvert(value, input.TypeName, out var converted)
                ? converted
                : throw new ActivityFaultException("expression-type", $"{input.Name}: '{WorkflowValue.ToText(value)}' is not a {input.TypeName}.");
        }
        catch (ActivityFaultException) when (context.Execution.Environment.Missing is { } missing)
        {
            missing(context, input.Name);
            return null;
        }
    }
}
