namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>Methods that change the array.</summary>
internal static class ArrayChanges
{
    public static Value Push(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var array = ArrayMethods.This(machine, self);
        foreach (var argument in arguments)
            array.Push(machine, argument);
        return (double)array.Items.Count;
    }

    public static Value Pop(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var array = ArrayMethods.This(machine, self);
        if (array.Items.Count == 0)
            return Value.Undefined;
        var last = array[array.Items.Count - 1];
        array.SetLength(machine, array.Items.Count - 1);
        return last;
    }

    public static Value Shift(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var items = ArrayMethods.This(machine, self).Changing(machine);
        if (items.Count == 0)
            return Value.Undefined;
        var first = items[0].OrUndefined;
        items.RemoveAt(0);
        return first;
    }

    public static Value Unshift(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var items = ArrayMethods.This(machine, self).Changing(machine, arguments.Length);
        items.InsertRange(0, arguments.ToArray());
        return (double)items.Count;
    }

    public static Value Reverse(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        ArrayMethods.This(machine, self).Changing(machine).Reverse();
        return self;
    }

    public static Value Fill(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var items = ArrayMethods.This(machine, self).Changing(machine);
        var from = Coerce.ToRelativeIndex(machine, arguments.At(1), items.Count, 0);
        var to = Coerce.ToRelativeIndex(machine, arguments.At(2), items.Count, items.Count);
        for (var i = from; i < to; i++)
            items[i] = arguments.At(0);
        return self;
    }

    public static Value Splice(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var items = ArrayMethods.This(machine, self).Changing(machine, arguments.Length);
        var from = Coerce.ToRelativeIndex(machine, arguments.At(0), items.Count, 0);
        var count = arguments.Length switch
        {
            0 => 0,
            1 => items.Count - from,
            _ => (int)Math.Clamp(Coerce.ToInteger(machine, arguments[1]), 0, items.Count - from),
        };
        var removed = new ArrayObject(machine, count);
        for (var i = from; i < from + count; i++)
            removed.Add(machine, items[i]);
        items.RemoveRange(from, count);
        if (arguments.Length > 2)
            items.InsertRange(from, arguments[2..].ToArray());
        return removed;
    }

    /// <summary>Stable; undefined comes last, holes after it.</summary>
    public static Value Sort(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var array = ArrayMethods.This(machine, self);
        var compare = arguments.At(0).IsUndefined ? null : arguments.Callback(machine);
        var values = array.Items.Where(item => !item.IsAbsent && !item.IsUndefined).ToArray();
        var holes = array.Items.Count(item => item.IsAbsent);
        var sorted = compare is null ? SortAsText(machine, values) : MergeSort(machine, values, ByFunction(machine, compare));
        var items = array.Changing(machine);
        var length = items.Count;
        items.Clear();
        items.AddRange(sorted);
        while (items.Count < length)
            items.Add(items.Count < length - holes ? Value.Undefined : Value.Absent);
        return self;
    }

    private static Func<Value, Value, bool> ByFunction(Machine machine, FunctionValue compare) =>
        (left, right) => Coerce.ToNumber(machine, compare.Invoke(machine, left, right)) > 0;

    private static Value[] SortAsText(Machine machine, Value[] values)
    {
        var texts = values.Select(value => (Text: Coerce.ToText(machine, value), Value: value)).ToArray();
        var sorted = MergeSort(machine, texts, (left, right) => string.CompareOrdinal(left.Text, right.Text) > 0);
        return [.. sorted.Select(pair => pair.Value)];
    }

    /// <summary>Our own, because List.Sort is not stable and may fail on a comparison that contradicts itself.</summary>
    private static T[] MergeSort<T>(Machine machine, T[] items, Func<T, T, bool> isGreater)
    {
        machine.Charge(32L * items.Length);
        var from = items;
        var to = new T[items.Length];
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width)
                Merge(machine, from, to, start, Math.Min(start + width, items.Length), Math.Min(start + 2 * width, items.Length), isGreater);
            (from, to) = (to, from);
        }
        return from;
    }

    private static void Merge<T>(Machine machine, T[] from, T[] to, int start, int middle, int end, Func<T, T, bool> isGreater)
    {
        var (left, right) = (start, middle);
        for (var i = start; i < end; i++)
        {
            var takeRight = left == middle;
            if (left < middle && right < end)
            {
                machine.Step();
                takeRight = isGreater(from[left], from[right]);
            }
            to[i] = takeRight ? from[right++] : from[left++];
        }
    }
}
