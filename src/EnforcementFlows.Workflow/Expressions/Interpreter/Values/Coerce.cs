using System.Globalization;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>ECMAScript's conversions between kinds of values.</summary>
internal static class Coerce
{
    public static bool ToBoolean(in Value value) => value.Kind switch
    {
        ValueKind.Boolean => value.AsBoolean,
        ValueKind.Number => value.AsNumber != 0 && !double.IsNaN(value.AsNumber),
        ValueKind.String => value.AsString.Length > 0,
        ValueKind.Object => true,
        _ => false,
    };

    public static double ToNumber(Machine machine, in Value value) => value.Kind switch
    {
        ValueKind.Number => value.AsNumber,
        ValueKind.Boolean => value.AsBoolean ? 1 : 0,
        ValueKind.Null => 0,
        ValueKind.String => TextToNumber(machine, value.AsString),
        ValueKind.Object => ToNumber(machine, ToPrimitive(machine, value, preferText: false)),
        _ => double.NaN,
    };

    public static string ToText(Machine machine, in Value value) => value.Kind switch
    {
        ValueKind.String => value.AsString,
        ValueKind.Number => NumberText.Format(value.AsNumber),
        ValueKind.Boolean => value.AsBoolean ? "true" : "false",
        ValueKind.Null => "null",
        ValueKind.Object => ToText(machine, ToPrimitive(machine, value, preferText: true)),
        _ => "undefined",
    };

    /// <summary>ToIntegerOrInfinity.</summary>
    public static double ToInteger(Machine machine, in Value value)
    {
        var number = ToNumber(machine, value);
        return double.IsNaN(number) ? 0 : Math.Truncate(number) + 0.0;
    }

    /// <summary>A position counted from the end if negative, and kept within 0 … length.</summary>
    public static int ToRelativeIndex(Machine machine, in Value value, int length, int whenUndefined)
    {
        if (value.IsUndefined)
            return whenUndefined;
        var position = ToInteger(machine, value);
        return (int)(position < 0 ? Math.Max(length + position, 0) : Math.Min(position, length));
    }

    public static int ToInt32(Machine machine, in Value value)
    {
        var number = value.IsNumber ? value.AsNumber : ToNumber(machine, value);
        var quick = (int)number;
        return quick == number ? quick : WrapToInt32(number);
    }

    public static uint ToUInt32(Machine machine, in Value value) => (uint)ToInt32(machine, value);

    /// <summary>The name of a property.</summary>
    public static string ToKey(Machine machine, in Value value) => value.IsString ? value.AsString : ToText(machine, value);

    public static string TypeOf(in Value value) => value.Kind switch
    {
        ValueKind.Number => "number",
        ValueKind.String => "string",
        ValueKind.Boolean => "boolean",
        ValueKind.Null => "object",
        ValueKind.Object => value.AsObject is FunctionValue ? "function" : "object",
        _ => "undefined",
    };

    public static Value ToPrimitive(Machine machine, in Value value, bool preferText)
    {
        if (value.AsObject is not { } target)
            return value;
        machine.EnterData();
        var primitive = CallConversions(machine, target, preferText);
        machine.LeaveData();
        return primitive;
    }

    // only plain objects can have a toString or valueOf of their own; both are called without "this"
    private static Value CallConversions(Machine machine, ObjectValue target, bool preferText)
    {
        if (target is DateObject date)
            return preferText ? DateText.Full(date.Time) : date.Time;
        if (target is not PlainObject)
            return Describe(machine, target);
        ReadOnlySpan<string> order = preferText ? ["toString", "valueOf"] : ["valueOf", "toString"];
        foreach (var name in order)
        {
            var own = target.TryGetOwn(machine, name, out var method);
            if (own && method.AsFunction is { } function)
            {
                var result = function.Invoke(machine);
                if (!result.IsObject)
                    return result;
            }
            else if (!own && name == "toString")
                return Describe(machine, target);
        }
        throw machine.TypeError("对象不能转换为原始值");
    }

    /// <summary>What the built-in toString() of an object gives.</summary>
    public static string Describe(Machine machine, ObjectValue target) => target switch
    {
        ArrayObject array => ArrayMethods.Join(machine, array, ","),
        FunctionValue function => function.SourceText,
        ErrorObject error => error.Describe(machine),
        DateObject date => DateText.Full(date.Time),
        _ => $"[object {target.Kind}]",
    };

    private static double TextToNumber(Machine machine, string text)
    {
        machine.Work(text.Length);
        return NumberText.Parse(text);
    }

    private static int WrapToInt32(double number)
    {
        if (!double.IsFinite(number))
            return 0;
        var wrapped = Math.IEEERemainder(Math.Truncate(number), 4294967296.0);
        return (int)(uint)(long)wrapped;
    }

    public static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
