namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal static class ArrayStatics
{
    private static readonly MethodTable Statics = new()
    {
        { "isArray", (_, _, a) => a.At(0).AsObject is ArrayObject },
        { "of", (machine, _, a) => Of(machine, a) },
        { "from", From },
    };

    public static readonly ConstructorFunction Constructor =
        new("Array", Make, Make, Statics) { Made = value => value is ArrayObject };

    private static ArrayObject Of(Machine machine, ReadOnlySpan<Value> items)
    {
        var array = new ArrayObject(machine, items.Length);
        foreach (var item in items)
            array.Add(machine, item);
        return array;
    }

    private static Value Make(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        if (arguments.Length != 1 || !arguments[0].IsNumber)
            return Of(machine, arguments);
        var array = new ArrayObject(machine);
        array.SetLength(machine, arguments[0].AsNumber);
        return array;
    }

    private static Value From(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var source = arguments.At(0);
        if (source.IsNullish)
            throw machine.TypeError($"Array.from 不能用于 {Coerce.ToText(machine, source)}");
        var map = arguments.At(1).IsUndefined ? null : arguments.Callback(machine, 1);
        var array = new ArrayObject(machine);
        using var items = Iteration.IsIterable(source) ? Iteration.Start(machine, source) : ArrayLike(machine, source).GetEnumerator();
        while (items.MoveNext())
        {
            machine.Step();
            array.Add(machine, map is null ? items.Current : map.Invoke(machine, items.Current, (double)array.Items.Count));
        }
        return array;
    }

    private static IEnumerable<Value> ArrayLike(Machine machine, Value source)
    {
        var length = Coerce.ToInteger(machine, Property.Get(machine, source, "length"));
        for (var i = 0.0; i < length; i++)
            yield return Property.Get(machine, source, i);
    }
}
