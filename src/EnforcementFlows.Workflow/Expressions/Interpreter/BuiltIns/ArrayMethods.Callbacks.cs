namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <content>
/// Methods with a callback. As in ECMAScript they go up to the length at the start, skip holes (find and findLast do not),
/// and see what the callback changes.
/// </content>
internal static partial class ArrayMethods
{
    private static Value ForEach(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var array = This(machine, self);
        var callback = arguments.Callback(machine);
        var length = array.Items.Count;
        for (var i = 0; i < length && i < array.Items.Count; i++)
        {
            if (!array.Items[i].IsAbsent)
                callback.Invoke(machine, array.Items[i], (double)i, array);
        }
        return Value.Undefined;
    }

    private static Value Map(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var array = This(machine, self);
        var callback = arguments.Callback(machine);
        var length = array.Items.Count;
        var result = new ArrayObject(machine, length);
        for (var i = 0; i < length; i++)
        {
            var isHole = i >= array.Items.Count || array.Items[i].IsAbsent;
            result.Add(machine, isHole ? Value.Absent : callback.Invoke(machine, array.Items[i], (double)i, array));
        }
        return result;
    }

    private static Value Filter(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var array = This(machine, self);
        var callback = arguments.Callback(machine);
        var length = array.Items.Count;
        var result = new ArrayObject(machine);
        for (var i = 0; i < length && i < array.Items.Count; i++)
        {
            var item = array.Items[i];
            if (!item.IsAbsent && Coerce.ToBoolean(callback.Invoke(machine, item, (double)i, array)))
                result.Add(machine, item);
        }
        return result;
    }

    private static Value FlatMap(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var mapped = Map(machine, self, arguments);
        return Flat(machine, (ArrayObject)mapped.AsObject!, 1);
    }

    private static Value Reduce(Machine machine, ArrayObject array, ReadOnlySpan<Value> arguments, bool fromEnd)
    {
        var callback = arguments.Callback(machine);
        var length = array.Items.Count;
        var result = arguments.Length > 1 ? arguments[1] : Value.Absent;
        for (var turn = 0; turn < length; turn++)
        {
            var i = fromEnd ? length - 1 - turn : turn;
            if (i >= array.Items.Count || array.Items[i].IsAbsent)
                continue;
            result = result.IsAbsent ? array.Items[i] : callback.Invoke(machine, result, array.Items[i], (double)i, array);
        }
        return result.IsAbsent ? throw machine.TypeError("空数组的 reduce 需要初始值") : result;
    }

    /// <summary>For some and every: the first index whose answer is the wanted one, or -1.</summary>
    private static int FirstWhere(Machine machine, ArrayObject array, FunctionValue callback, bool wanted)
    {
        var length = array.Items.Count;
        for (var i = 0; i < length && i < array.Items.Count; i++)
        {
            if (!array.Items[i].IsAbsent && Coerce.ToBoolean(callback.Invoke(machine, array.Items[i], (double)i, array)) == wanted)
                return i;
        }
        return -1;
    }

    /// <summary>For find and its relatives.</summary>
    private static int Seek(Machine machine, ArrayObject array, FunctionValue callback, bool fromEnd)
    {
        var length = array.Items.Count;
        for (var turn = 0; turn < length; turn++)
        {
            var i = fromEnd ? length - 1 - turn : turn;
            if (Coerce.ToBoolean(callback.Invoke(machine, array.At(i), (double)i, array)))
                return i;
        }
        return -1;
    }
}
