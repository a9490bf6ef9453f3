namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal static class ObjectMethods
{
    /// <summary>What every object has.</summary>
    public static readonly MethodTable Table = new()
    {
        { "hasOwnProperty", (machine, self, arguments) => HasOwn(machine, self, arguments.At(0)) },
        { "toString", (machine, self, _) => self.AsObject is { } value ? Coerce.Describe(machine, value) : Coerce.ToText(machine, self) },
        { "valueOf", (_, self, _) => self },
    };

    private static readonly MethodTable Statics = new()
    {
        { "keys", (machine, _, arguments) => List(machine, Keys(machine, arguments.At(0)).Select(key => (Value)key)) },
        { "values", (machine, _, arguments) => Values(machine, arguments.At(0)) },
        { "entries", (machine, _, arguments) => Entries(machine, arguments.At(0)) },
        { "assign", Assign },
        { "fromEntries", FromEntries },
        { "freeze", (_, _, arguments) => Freeze(arguments.At(0)) },
        { "isFrozen", (_, _, arguments) => arguments.At(0).AsObject?.IsFrozen ?? true },
        { "is", (_, _, arguments) => Compare.SameValue(arguments.At(0), arguments.At(1)) },
        { "hasOwn", (machine, _, arguments) => HasOwn(machine, arguments.At(0), arguments.At(1)) },
    };

    public static readonly ConstructorFunction Constructor =
        new("Object", (machine, _, arguments) => Make(machine, arguments), (machine, _, arguments) => Make(machine, arguments), Statics)
        {
            Made = _ => true,
        };

    public static ArrayObject List(Machine machine, IEnumerable<Value> items)
    {
        var list = new ArrayObject(machine);
        foreach (var item in items)
            list.Add(machine, item);
        return list;
    }

    public static ArrayObject Pair(Machine machine, Value first, Value second)
    {
        var pair = new ArrayObject(machine, 2);
        pair.Add(machine, first);
        pair.Add(machine, second);
        return pair;
    }

    private static Value Make(Machine machine, ReadOnlySpan<Value> arguments)
    {
        var value = arguments.At(0);
        if (value.IsNullish)
            return new PlainObject(machine);
        return value.IsObject ? value : throw machine.TypeError("不支持把原始值包装成对象");
    }

    private static bool HasOwn(Machine machine, in Value target, in Value key)
    {
        if (target.IsNullish)
            throw machine.TypeError($"{Coerce.ToText(machine, target)} 没有属性");
        var name = Coerce.ToKey(machine, key);
        if (target.AsObject is { } value)
            return value.TryGetOwn(machine, name, out _);
        return target.IsString && (name == "length" || (PropertyBag.IsArrayIndex(name, out var index) && index < target.AsString.Length));
    }

    private static List<string> Keys(Machine machine, in Value target) =>
        target.IsNullish ? throw machine.TypeError($"{Coerce.ToText(machine, target)} 不能转换为对象") : Property.Keys(machine, target);

    private static ArrayObject Values(Machine machine, Value target) =>
        List(machine, Keys(machine, target).Select(key => Property.Get(machine, target, key)));

    private static ArrayObject Entries(Machine machine, Value target) =>
        List(machine, Keys(machine, target).Select(key => (Value)Pair(machine, key, Property.Get(machine, target, key))));

    private static Value Assign(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var target = arguments.At(0);
        if (!target.IsObject)
            throw machine.TypeError("Object.assign 的第一个参数必须是对象");
        for (var i = 1; i < arguments.Length; i++)
        {
            foreach (var key in Property.Keys(machine, arguments[i]))
                Property.Set(machine, target, key, Property.Get(machine, arguments[i], key));
        }
        return target;
    }

    private static Value FromEntries(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var result = new PlainObject(machine);
        using var source = Iteration.Start(machine, arguments.At(0));
        while (source.MoveNext())
        {
            machine.Step();
            if (!source.Current.IsObject)
                throw machine.TypeError("Object.fromEntries 的每一项必须是 [键, 值]");
            var key = Coerce.ToKey(machine, Property.Get(machine, source.Current, 0.0));
            if (ObjectValue.IsForbidden(key))
                throw machine.TypeError($"不允许设置“{key}”");
            result.Define(machine, key, Property.Get(machine, source.Current, 1.0));
        }
        return result;
    }

    // built-in functions and objects are shared and cannot change anyway
    private static Value Freeze(Value value)
    {
        if (value.AsObject is PlainObject or ArrayObject)
            value.AsObject.IsFrozen = true;
        return value;
    }
}
