namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>Compares keys of Map and Set: NaN equals NaN, 0 equals -0, objects by identity.</summary>
internal sealed class KeyComparer : IEqualityComparer<Value>
{
    public static readonly KeyComparer Instance = new();

    public bool Equals(Value x, Value y) => Compare.SameValueZero(x, y);

    public int GetHashCode(Value value) => value.Kind switch
    {
        ValueKind.Number => (value.AsNumber + 0.0).GetHashCode(),
        ValueKind.String => value.AsString.GetHashCode(StringComparison.Ordinal),
        ValueKind.Boolean => value.AsBoolean ? 1 : 2,
        ValueKind.Object => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value.AsObject),
        _ => 0,
    };
}

/// <summary>Keys in the order they were added; may change while it is walked through.</summary>
internal sealed class OrderedEntries
{
    private const int Bytes = 64;

    private readonly Dictionary<Value, int> _index = new(KeyComparer.Instance);
    private readonly List<(Value Key, Value Value, bool IsLive)> _entries = [];

    public int Count => _index.Count;

    public bool TryGet(in Value key, out Value value)
    {
        var found = _index.TryGetValue(key, out var at);
        value = found ? _entries[at].Value : default;
        return found;
    }

    public void Set(Machine machine, Value key, Value value)
    {
        if (_index.TryGetValue(key, out var at))
        {
            _entries[at] = (_entries[at].Key, value, true);
            return;
        }
        machine.Charge(Bytes);
        if (key.IsNumber)
            key = key.AsNumber + 0.0; // -0 is stored as 0
        _index[key] = _entries.Count;
        _entries.Add((key, value, true));
    }

    public bool Remove(in Value key)
    {
        if (!_index.Remove(key, out var at))
            return false;
        _entries[at] = default;
        return true;
    }

    public void Clear()
    {
        _index.Clear();
        for (var i = 0; i < _entries.Count; i++)
            _entries[i] = default;
    }

    public IEnumerable<(Value Key, Value Value)> Walk()
    {
        for (var i = 0; i < _entries.Count; i++)
        {
            if (_entries[i].IsLive)
                yield return (_entries[i].Key, _entries[i].Value);
        }
    }
}

/// <summary>What Map and Set share: their entries, their size, and being walked through by a callback.</summary>
internal abstract class KeyedObject : ObjectValue
{
    public OrderedEntries Data { get; } = new();

    public override bool TryGetOwn(Machine machine, string key, out Value value)
    {
        value = key == "size" ? (double)Data.Count : Value.Undefined;
        return key == "size";
    }

    /// <summary>Calls with value, key and the collection; a Set's value is its key.</summary>
    public Value ForEach(Machine machine, ReadOnlySpan<Value> arguments)
    {
        var callback = arguments.Callback(machine);
        foreach (var (key, value) in Data.Walk())
            callback.Invoke(machine, value, key, this);
        return Value.Undefined;
    }
}

internal sealed class MapObject : KeyedObject
{
    public override string Kind => "Map";

    protected override MethodTable Methods => MapMethods.Table;

    public IEnumerable<Value> Entries(Machine machine) =>
        Data.Walk().Select(entry => (Value)ObjectMethods.Pair(machine, entry.Key, entry.Value));
}

internal sealed class SetObject : KeyedObject
{
    public override string Kind => "Set";

    protected override MethodTable Methods => SetMethods.Table;

    public IEnumerable<Value> Items() => Data.Walk().Select(entry => entry.Key);
}

/// <summary>What keys(), values() and entries() give.</summary>
internal sealed class IteratorObject(IEnumerable<Value> items) : ObjectValue
{
    private static readonly MethodTable Own = new()
    {
        { "next", (machine, self, _) => ((IteratorObject)self.AsObject!).Next(machine) },
    };

    private readonly IEnumerator<Value> _items = items.GetEnumerator();

    public override string Kind => "Iterator";

    protected override MethodTable Methods => Own;

    public override bool TryGetOwn(Machine machine, string key, out Value value)
    {
        value = default;
        return false;
    }

    /// <summary>Goes on where it stopped.</summary>
    public IEnumerator<Value> Items()
    {
        while (_items.MoveNext())
            yield return _items.Current;
    }

    private PlainObject Next(Machine machine)
    {
        var result = new PlainObject(machine);
        var more = _items.MoveNext();
        result.Define(machine, "value", more ? _items.Current : Value.Undefined);
        result.Define(machine, "done", !more);
        return result;
    }
}

internal static class MapMethods
{
    public static readonly MethodTable Table = new()
    {
        { "get", (machine, self, a) => Of(machine, self).Data.TryGet(a.At(0), out var value) ? value : Value.Undefined },
        { "has", (machine, self, a) => Of(machine, self).Data.TryGet(a.At(0), out _) },
        { "set", (machine, self, a) => { Of(machine, self).Data.Set(machine, a.At(0), a.At(1)); return self; } },
        { "delete", (machine, self, a) => Of(machine, self).Data.Remove(a.At(0)) },
        { "clear", (machine, self, _) => { Of(machine, self).Data.Clear(); return Value.Undefined; } },
        { "keys", (machine, self, _) => new IteratorObject(Of(machine, self).Data.Walk().Select(entry => entry.Key)) },
        { "values", (machine, self, _) => new IteratorObject(Of(machine, self).Data.Walk().Select(entry => entry.Value)) },
        { "entries", (machine, self, _) => new IteratorObject(Of(machine, self).Entries(machine)) },
        { "forEach", (machine, self, a) => Of(machine, self).ForEach(machine, a) },
        { "toString", (_, _, _) => "[object Map]" },
    };

    public static readonly ConstructorFunction Constructor =
        new("Map", (machine, _, _) => throw machine.TypeError("Map 必须用 new 创建"), Make, []) { Made = value => value is MapObject };

    private static MapObject Of(Machine machine, in Value self) => self.AsObject as MapObject ?? throw machine.TypeError("不是 Map");

    private static Value Make(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        machine.Charge(128);
        var map = new MapObject();
        if (arguments.At(0).IsNullish)
            return map;
        using var source = Iteration.Start(machine, arguments[0]);
        while (source.MoveNext())
        {
            machine.Step();
            if (!source.Current.IsObject)
                throw machine.TypeError("Map 的每一项必须是 [键, 值]");
            map.Data.Set(machine, Property.Get(machine, source.Current, 0.0), Property.Get(machine, source.Current, 1.0));
        }
        return map;
    }
}

internal static class SetMethods
{
    public static readonly MethodTable Table = new()
    {
        { "has", (machine, self, a) => Of(machine, self).Data.TryGet(a.At(0), out _) },
        { "add", (machine, self, a) => { Of(machine, self).Data.Set(machine, a.At(0), a.At(0)); return self; } },
        { "delete", (machine, self, a) => Of(machine, self).Data.Remove(a.At(0)) },
        { "clear", (machine, self, _) => { Of(machine, self).Data.Clear(); return Value.Undefined; } },
        { "keys", (machine, self, _) => new IteratorObject(Of(machine, self).Data.Walk().Select(entry => entry.Key)) },
        { "values", (machine, self, _) => new IteratorObject(Of(machine, self).Data.Walk().Select(entry => entry.Key)) },
        { "entries", Entries },
        { "forEach", (machine, self, a) => Of(machine, self).ForEach(machine, a) },
        { "toString", (_, _, _) => "[object Set]" },
    };

    public static readonly ConstructorFunction Constructor =
        new("Set", (machine, _, _) => throw machine.TypeError("Set 必须用 new 创建"), Make, []) { Made = value => value is SetObject };

    private static SetObject Of(Machine machine, in Value self) => self.AsObject as SetObject ?? throw machine.TypeError("不是 Set");

    private static Value Make(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        machine.Charge(128);
        var set = new SetObject();
        if (arguments.At(0).IsNullish)
            return set;
        using var source = Iteration.Start(machine, arguments[0]);
        while (source.MoveNext())
        {
            machine.Step();
            set.Data.Set(machine, source.Current, source.Current);
        }
        return set;
    }

    private static Value Entries(Machine machine, Value self, ReadOnlySpan<Value> arguments) =>
        new IteratorObject(Of(machine, self).Data.Walk().Select(entry => (Value)ObjectMethods.Pair(machine, entry.Key, entry.Key)));
}
