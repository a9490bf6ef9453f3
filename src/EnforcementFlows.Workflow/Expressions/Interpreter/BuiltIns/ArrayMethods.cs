namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>Methods that only read the array; those with a callback are in the other part, those that change it in ArrayChanges.</summary>
internal static partial class ArrayMethods
{
    public static readonly MethodTable Table = new()
    {
        { "at", (machine, self, a) => At(This(machine, self), Coerce.ToInteger(machine, a.At(0))) },
        { "concat", Concat },
        { "entries", (machine, self, _) => new IteratorObject(Entries(machine, This(machine, self))) },
        { "every", (machine, self, a) => FirstWhere(machine, This(machine, self), a.Callback(machine), wanted: false) < 0 },
        { "fill", ArrayChanges.Fill },
        { "filter", Filter },
        { "find", (machine, self, a) => This(machine, self).At(Seek(machine, This(machine, self), a.Callback(machine), fromEnd: false)) },
        { "findIndex", (machine, self, a) => (double)Seek(machine, This(machine, self), a.Callback(machine), fromEnd: false) },
        { "findLast", (machine, self, a) => This(machine, self).At(Seek(machine, This(machine, self), a.Callback(machine), fromEnd: true)) },
        { "findLastIndex", (machine, self, a) => (double)Seek(machine, This(machine, self), a.Callback(machine), fromEnd: true) },
        { "flat", (machine, self, a) => Flat(machine, This(machine, self), a.At(0).IsUndefined ? 1 : Coerce.ToInteger(machine, a[0])) },
        { "flatMap", FlatMap },
        { "forEach", ForEach },
        { "includes", Includes },
        { "indexOf", IndexOf },
        { "join", (machine, self, a) => Join(machine, This(machine, self), a.At(0).IsUndefined ? "," : a.Text(machine, 0)) },
        { "keys", (machine, self, _) => new IteratorObject(Indexes(This(machine, self))) },
        { "lastIndexOf", LastIndexOf },
        { "map", Map },
        { "pop", ArrayChanges.Pop },
        { "push", ArrayChanges.Push },
        { "reduce", (machine, self, a) => Reduce(machine, This(machine, self), a, fromEnd: false) },
        { "reduceRight", (machine, self, a) => Reduce(machine, This(machine, self), a, fromEnd: true) },
        { "reverse", ArrayChanges.Reverse },
        { "shift", ArrayChanges.Shift },
        { "slice", Slice },
        { "some", (machine, self, a) => FirstWhere(machine, This(machine, self), a.Callback(machine), wanted: true) >= 0 },
        { "sort", ArrayChanges.Sort },
        { "splice", ArrayChanges.Splice },
        { "toReversed", (machine, self, a) => ArrayChanges.Reverse(machine, Copy(machine, This(machine, self)), a) },
        { "toSorted", (machine, self, a) => ArrayChanges.Sort(machine, Copy(machine, This(machine, self)), a) },
        { "toString", (machine, self, _) => Join(machine, This(machine, self), ",") },
        { "unshift", ArrayChanges.Unshift },
        { "values", (machine, self, _) => new IteratorObject(Iteration.Items(This(machine, self))) },
    };

    public static ArrayObject This(Machine machine, in Value self) =>
        self.AsObject as ArrayObject ?? throw machine.TypeError("不是数组");

    public static string Join(Machine machine, ArrayObject array, string separator)
    {
        machine.EnterData();
        machine.Work(array.Items.Count);
        var parts = new string[array.Items.Count];
        var length = (long)separator.Length * Math.Max(0, parts.Length - 1);
        for (var i = 0; i < parts.Length; i++)
        {
            var item = array.At(i);
            length += (parts[i] = item.IsNullish ? "" : Coerce.ToText(machine, item)).Length;
        }
        machine.ChargeText(length);
        machine.LeaveData();
        return string.Join(separator, parts);
    }

    private static Value At(ArrayObject array, double position)
    {
        var index = position < 0 ? array.Items.Count + position : position;
        return index >= 0 && index < array.Items.Count ? array[(int)index] : Value.Undefined;
    }

    // holes become undefined
    private static ArrayObject Copy(Machine machine, ArrayObject array) => ObjectMethods.List(machine, Iteration.Items(array));

    private static ArrayObject CopyRange(Machine machine, ArrayObject array, int from, int to)
    {
        machine.Work(to - from);
        var copy = new ArrayObject(machine, Math.Max(0, to - from));
        for (var i = from; i < to; i++)
            copy.Add(machine, array.Items[i]);
        return copy;
    }

    private static Value Slice(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var array = This(machine, self);
        var from = Coerce.ToRelativeIndex(machine, arguments.At(0), array.Items.Count, 0);
        var to = Coerce.ToRelativeIndex(machine, arguments.At(1), array.Items.Count, array.Items.Count);
        return CopyRange(machine, array, from, Math.Max(from, to));
    }

    private static Value Concat(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var array = This(machine, self);
        var result = CopyRange(machine, array, 0, array.Items.Count);
        foreach (var argument in arguments)
        {
            if (argument.AsObject is not ArrayObject other)
            {
                result.Add(machine, argument);
                continue;
            }
            machine.Work(other.Items.Count);
            foreach (var item in other.Items)
                result.Add(machine, item);
        }
        return result;
    }

    private static IEnumerable<Value> Entries(Machine machine, ArrayObject array)
    {
        for (var i = 0; i < array.Items.Count; i++)
            yield return ObjectMethods.Pair(machine, (double)i, array[i]);
    }

    private static IEnumerable<Value> Indexes(ArrayObject array)
    {
        for (var i = 0; i < array.Items.Count; i++)
            yield return (double)i;
    }

    private static Value Includes(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var array = This(machine, self);
        machine.Work(array.Items.Count);
        for (var i = Coerce.ToRelativeIndex(machine, arguments.At(1), array.Items.Count, 0); i < array.Items.Count; i++)
        {
            if (Compare.SameValueZero(array[i], arguments.At(0)))
                return true;
        }
        return false;
    }

    private static Value IndexOf(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var array = This(machine, self);
        machine.Work(array.Items.Count);
        for (var i = Coerce.ToRelativeIndex(machine, arguments.At(1), array.Items.Count, 0); i < array.Items.Count; i++)
        {
            if (Compare.Strict(array.Items[i], arguments.At(0)))
                return (double)i;
        }
        return -1.0;
    }

    private static Value LastIndexOf(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var array = This(machine, self);
        machine.Work(array.Items.Count);
        var from = arguments.Length < 2 ? array.Items.Count - 1.0 : Coerce.ToInteger(machine, arguments[1]);
        from = from < 0 ? array.Items.Count + from : Math.Min(from, array.Items.Count - 1.0);
        for (var i = (int)Math.Max(from, -1); i >= 0; i--)
        {
            if (Compare.Strict(array.Items[i], arguments.At(0)))
                return (double)i;
        }
        return -1.0;
    }

    private static ArrayObject Flat(Machine machine, ArrayObject array, double depth)
    {
        var result = new ArrayObject(machine);
        FlattenInto(machine, result, array, depth);
        return result;
    }

    private static void FlattenInto(Machine machine, ArrayObject result, ArrayObject array, double depth)
    {
        machine.EnterData();
        foreach (var item in array.Items)
        {
            machine.Step();
            if (depth >= 1 && item.AsObject is ArrayObject inner)
                FlattenInto(machine, result, inner, depth - 1);
            else if (!item.IsAbsent)
                result.Add(machine, item);
        }
        machine.LeaveData();
    }
}
