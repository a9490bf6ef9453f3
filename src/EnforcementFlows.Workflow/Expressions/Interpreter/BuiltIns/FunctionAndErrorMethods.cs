namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal static class FunctionMethods
{
    public static readonly MethodTable Table = new()
    {
        { "toString", (machine, self, _) => Coerce.ToText(machine, self) },
    };
}

internal static class ErrorMethods
{
    public static ConstructorFunction Constructor(string name)
    {
        NativeCode make = (machine, _, arguments) =>
            new ErrorObject(machine, name, arguments.At(0).IsUndefined ? null : arguments.Text(machine, 0));
        return new ConstructorFunction(name, make, make, [])
        {
            Made = value => value is ErrorObject error && (name == "Error" || error.Name == name),
        };
    }
}

internal static class BooleanMethods
{
    public static readonly MethodTable Table = new()
    {
        { "toString", (machine, self, _) => Coerce.ToText(machine, self) },
        { "valueOf", (_, self, _) => self },
    };

    public static readonly ConstructorFunction Constructor =
        new("Boolean", (_, _, arguments) => Coerce.ToBoolean(arguments.At(0)), null, []);
}
