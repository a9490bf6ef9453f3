namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>What built-in functions do with their arguments.</summary>
internal static class Arguments
{
    /// <summary>A missing argument is undefined.</summary>
    public static Value At(this ReadOnlySpan<Value> arguments, int index) =>
        index < arguments.Length ? arguments[index] : Value.Undefined;

    public static FunctionValue Callback(this ReadOnlySpan<Value> arguments, Machine machine, int index = 0) =>
        arguments.At(index).AsFunction ?? throw machine.TypeError($"{Coerce.TypeOf(arguments.At(index))} 不是函数");

    public static double Number(this ReadOnlySpan<Value> arguments, Machine machine, int index) =>
        Coerce.ToNumber(machine, arguments.At(index));

    public static string Text(this ReadOnlySpan<Value> arguments, Machine machine, int index) =>
        Coerce.ToText(machine, arguments.At(index));
}
