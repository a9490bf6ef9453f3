namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>A value on its way from <c>throw</c>, or from an operation that failed, to a <c>catch</c> of the script.</summary>
internal sealed class ScriptThrow(Value value, int offset) : Exception
{
    public Value Value { get; } = value;

    public int Offset { get; } = offset;

    public string Describe(Machine machine)
    {
        try
        {
            return Value.AsObject is ErrorObject error ? error.Describe(machine) : Coerce.ToText(machine, Value);
        }
        catch (ScriptThrow)
        {
            return "脚本抛出了无法转换为文本的值";
        }
    }
}
