namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>Reads and writes members of any value.</summary>
internal static class Property
{
    public static Value Get(Machine machine, in Value target, string key)
    {
        if (target.AsObject is { } value)
            return value.Get(machine, key);
        return target.Kind switch
        {
            ValueKind.String => OfText(machine, target.AsString, key),
            ValueKind.Number => OfPrimitive(machine, NumberMethods.Table, key),
            ValueKind.Boolean => OfPrimitive(machine, BooleanMethods.Table, key),
            _ => throw machine.TypeError($"不能读取 {Coerce.ToText(machine, target)} 的属性“{key}”"),
        };
    }

    public static Value Get(Machine machine, in Value target, in Value key)
    {
        if (key.IsNumber && TryIndex(key.AsNumber, out var index))
        {
            if (target.AsObject is ArrayObject array)
                return array.At(index);
            if (target.IsString)
                return index < target.AsString.Length ? StringMethods.Character(target.AsString[index]) : Value.Undefined;
        }
        if (target.IsNullish)
            throw machine.TypeError($"不能读取 {Coerce.ToText(machine, target)} 的属性“{Coerce.ToText(machine, key)}”");
        return Get(machine, target, Coerce.ToKey(machine, key));
    }

    public static void Set(Machine machine, in Value target, string key, in Value value)
    {
        if (target.AsObject is not { } owner)
            throw NotSettable(machine, target, key);
        owner.Set(machine, key, value);
    }

    public static void Set(Machine machine, in Value target, in Value key, in Value value)
    {
        if (target.AsObject is ArrayObject array && key.IsNumber && TryIndex(key.AsNumber, out var index))
            array.SetAt(machine, index, value);
        else
            Set(machine, target, Coerce.ToKey(machine, key), value);
    }

    /// <summary>Own enumerable keys, as Object.keys() gives them.</summary>
    public static List<string> Keys(Machine machine, in Value target)
    {
        if (target.AsObject is { } value)
            return value.Keys(machine);
        if (!target.IsString)
            return [];
        machine.Work(target.AsString.Length);
        machine.Charge(32L * target.AsString.Length);
        return [.. Enumerable.Range(0, target.AsString.Length).Select(Coerce.Invariant)];
    }

    private static bool TryIndex(double number, out int index)
    {
        index = (int)number;
        return index == number && index >= 0;
    }

    private static Value OfText(Machine machine, string text, string key)
    {
        if (key == "length")
            return (double)text.Length;
        if (PropertyBag.IsArrayIndex(key, out var index))
            return index < text.Length ? StringMethods.Character(text[(int)index]) : Value.Undefined;
        return OfPrimitive(machine, StringMethods.Table, key);
    }

    private static Value OfPrimitive(Machine machine, MethodTable methods, string key)
    {
        if (methods.TryGet(key, out var method))
            return method;
        return ObjectValue.IsForbidden(key) ? throw machine.TypeError($"不允许访问“{key}”") : Value.Undefined;
    }

    private static ScriptThrow NotSettable(Machine machine, in Value target, string key) =>
        machine.TypeError(target.IsNullish
            ? $"不能设置 {Coerce.ToText(machine, target)} 的属性“{key}”"
            : $"不能给 {Coerce.TypeOf(target)} 设置属性“{key}”");
}
