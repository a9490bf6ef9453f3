namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>What for-of, spread and destructuring walk through.</summary>
internal static class Iteration
{
    public static IEnumerator<Value> Start(Machine machine, in Value value)
    {
        if (value.IsString)
            return CodePoints(machine, value.AsString).GetEnumerator();
        return value.AsObject switch
        {
            ArrayObject array => Items(array).GetEnumerator(),
            MapObject map => map.Entries(machine).GetEnumerator(),
            SetObject set => set.Items().GetEnumerator(),
            IteratorObject iterator => iterator.Items(),
            _ => throw machine.TypeError($"{Show(machine, value)} 不可迭代"),
        };
    }

    public static bool IsIterable(in Value value) =>
        value.IsString || value.AsObject is ArrayObject or MapObject or SetObject or IteratorObject;

    /// <summary>All that is left, as an array.</summary>
    public static ArrayObject Rest(Machine machine, IEnumerator<Value> source)
    {
        var rest = new ArrayObject(machine);
        while (source.MoveNext())
        {
            machine.Step();
            rest.Add(machine, source.Current);
        }
        return rest;
    }

    // an array may grow or shrink while it is walked through
    public static IEnumerable<Value> Items(ArrayObject array)
    {
        for (var i = 0; i < array.Items.Count; i++)
            yield return array[i];
    }

    private static IEnumerable<Value> CodePoints(Machine machine, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                machine.ChargeText(2);
                yield return text.Substring(i++, 2);
            }
            else
                yield return StringMethods.Character(text[i]);
        }
    }

    private static string Show(Machine machine, in Value value) =>
        value.AsObject is { } target ? $"[{target.Kind}]" : Coerce.ToText(machine, value);
}
