namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal static class JsonMembers
{
    public static readonly MethodTable Table = new()
    {
        { "parse", Parse },
        { "stringify", (machine, _, a) => JsonWriter.Write(machine, a.At(0), a.At(1), a.At(2)) },
    };

    private static Value Parse(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        if (!arguments.At(1).IsUndefined)
            throw machine.TypeError("不支持 JSON.parse 的第二个参数");
        return new JsonReader(machine, arguments.Text(machine, 0)).Read();
    }
}
