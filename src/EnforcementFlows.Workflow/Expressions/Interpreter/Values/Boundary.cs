using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>Copies values between the host (plain data) and a script.</summary>
internal static class Boundary
{
    public static Value Enter(Machine machine, object? raw) => raw switch
    {
        null => Value.Null,
        bool boolean => boolean,
        double number => number,
        string text => text,
        FunctionValue function => function,
        Func<IReadOnlyList<object?>, object?> function => new HostFunction("", function),
        ScriptHostObject host => machine.Track(new HostObjectValue(host)),
        IEnumerable<KeyValuePair<string, object?>> dictionary => EnterObject(machine, dictionary),
        IEnumerable<object?> list => EnterList(machine, list),
        JsonElement json => EnterJson(machine, json),
        IDictionary dictionary => EnterObject(machine, dictionary.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, dictionary[key]))),
        IEnumerable list => EnterList(machine, list.Cast<object?>()),
        _ => EnterScalar(raw),
    };

    /// <summary>As JSON does: members that are undefined or functions are left out, in lists they become null.</summary>
    public static object? Leave(Machine machine, in Value value) => value.Kind switch
    {
        ValueKind.Boolean => value.AsBoolean,
        ValueKind.Number => value.AsNumber,
        ValueKind.String => value.AsString,
        ValueKind.Object => LeaveObject(machine, value.AsObject!),
        _ => null,
    };

    /// <summary>Deep equality of plain data.</summary>
    public static bool SameData(object? left, object? right) => (left, right) switch
    {
        (IReadOnlyDictionary<string, object?> a, IReadOnlyDictionary<string, object?> b) =>
            a.Count == b.Count && a.Keys.SequenceEqual(b.Keys) && a.All(pair => SameData(pair.Value, b[pair.Key])),
        (IReadOnlyList<object?> a, IReadOnlyList<object?> b) =>
            a.Count == b.Count && a.Zip(b).All(pair => SameData(pair.First, pair.Second)),
        _ => Equals(left, right),
    };

    private static Value EnterScalar(object raw) => raw switch
    {
        int or long or short or byte or sbyte or ushort or uint or ulong or float or decimal =>
            Convert.ToDouble(raw, CultureInfo.InvariantCulture),
        DateTimeOffset instant => DateText.Iso(DateMath.FromInstant(instant)),
        DateTime instant => DateText.Iso(DateMath.FromInstant(new DateTimeOffset(instant.ToUniversalTime()))),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Guid id => id.ToString("D"),
        char character => character.ToString(),
        Enum member => member.ToString(),
        _ => throw new ArgumentException($"A script cannot take a value of type {raw.GetType()}.", nameof(raw)),
    };

    private static Value EnterObject(Machine machine, IEnumerable<KeyValuePair<string, object?>> dictionary)
    {
        machine.EnterData();
        var result = new PlainObject(machine);
        foreach (var (key, member) in dictionary)
        {
            machine.Work(1);
            result.Define(machine, key, Enter(machine, member));
        }
        machine.LeaveData();
        return result;
    }

    private static Value EnterList(Machine machine, IEnumerable<object?> list)
    {
        machine.EnterData();
        var result = new ArrayObject(machine);
        foreach (var item in list)
        {
            machine.Work(1);
            result.Add(machine, Enter(machine, item));
        }
        machine.LeaveData();
        return result;
    }

    private static Value EnterJson(Machine machine, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => EnterList(machine, json.EnumerateArray().Select(item => (object?)item)),
        JsonValueKind.Object => EnterObject(machine, json.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, (object?)member.Value))),
        _ => Value.Null,
    };

    private static object? LeaveObject(Machine machine, ObjectValue value)
    {
        machine.EnterData();
        object? result = value switch
        {
            ArrayObject array => LeaveList(machine, array),
            DateObject date => double.IsNaN(date.Time) ? null : DateText.Iso(date.Time),
            ErrorObject error => error.Describe(machine),
            PlainObject or HostObjectValue => LeaveMembers(machine, value),
            FunctionValue function => throw machine.TypeError($"函数“{function.Name}”不能作为结果；是否漏写了括号 ()？"),
            MapObject => throw machine.TypeError("Map 不能作为结果；请用 Object.fromEntries(map)"),
            SetObject => throw machine.TypeError("Set 不能作为结果；请用 [...set]"),
            _ => throw machine.TypeError($"{value.Kind} 不能作为结果"),
        };
        machine.LeaveData();
        return result;
    }

    private static List<object?> LeaveList(Machine machine, ArrayObject array)
    {
        machine.Work(array.Items.Count);
        var list = new List<object?>(array.Items.Count);
        foreach (var item in array.Items)
            list.Add(item.AsObject is FunctionValue ? null : Leave(machine, item));
        return list;
    }

    private static Dictionary<string, object?> LeaveMembers(Machine machine, ObjectValue value)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var key in value.Keys(machine))
        {
            machine.Work(1);
            if (value.TryGetOwn(machine, key, out var member) && !member.IsUndefined && member.AsObject is not FunctionValue)
                members[key] = Leave(machine, member);
        }
        return members;
    }
}
