namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>The objects and functions every script has.</summary>
internal static class BuiltInGlobals
{
    private static readonly Dictionary<string, Value> Table = Make();

    public static bool Contains(string name) => Table.ContainsKey(name);

    public static bool IsConstructor(string name) =>
        Table.TryGetValue(name, out var value) && value.AsObject is ConstructorFunction { Construct: not null };

    public static bool TryGet(string name, out Value value) => Table.TryGetValue(name, out value);

    private static Dictionary<string, Value> Make()
    {
        var table = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["Math"] = new NamespaceObject("Math", MathMembers.Table),
            ["JSON"] = new NamespaceObject("JSON", JsonMembers.Table),
            ["Object"] = ObjectMethods.Constructor,
            ["Array"] = ArrayStatics.Constructor,
            ["String"] = StringStatics.Constructor,
            ["Number"] = NumberMethods.Constructor,
            ["Boolean"] = BooleanMethods.Constructor,
            ["Date"] = DateStatics.Constructor,
            ["Map"] = MapMethods.Constructor,
            ["Set"] = SetMethods.Constructor,
        };
        foreach (var (name, function) in NumberMethods.GlobalFunctions)
            table[name] = function;
        foreach (var name in (string[])["Error", "TypeError", "RangeError", "ReferenceError", "SyntaxError"])
            table[name] = ErrorMethods.Constructor(name);
        return table;
    }
}
