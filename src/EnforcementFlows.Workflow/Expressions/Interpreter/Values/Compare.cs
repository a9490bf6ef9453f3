namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>ECMAScript's equalities and orderings.</summary>
internal static class Compare
{
    /// <summary>The operator <c>===</c>.</summary>
    public static bool Strict(in Value left, in Value right)
    {
        var kind = left.Kind;
        return kind == right.Kind && kind switch
        {
            ValueKind.Number => left.AsNumber == right.AsNumber,
            ValueKind.String => left.AsString == right.AsString,
            ValueKind.Boolean => left.AsBoolean == right.AsBoolean,
            _ => Value.SameObject(left, right),
        };
    }

    /// <summary>The operator <c>==</c>.</summary>
    public static bool Loose(Machine machine, in Value left, in Value right)
    {
        if (left.Kind == right.Kind)
            return Strict(left, right);
        if (left.IsNullish || right.IsNullish)
            return left.IsNullish && right.IsNullish;
        if (left.IsObject && right.IsObject)
            return Value.SameObject(left, right);
        if (left.IsObject)
            return Loose(machine, DefaultPrimitive(machine, left), right);
        if (right.IsObject)
            return Loose(machine, left, DefaultPrimitive(machine, right));
        return Coerce.ToNumber(machine, left) == Coerce.ToNumber(machine, right);
    }

    /// <summary>As <c>===</c>, but NaN equals NaN: includes(), Map and Set.</summary>
    public static bool SameValueZero(in Value left, in Value right) =>
        Strict(left, right) || (left.IsNumber && right.IsNumber && double.IsNaN(left.AsNumber) && double.IsNaN(right.AsNumber));

    /// <summary>Object.is(): tells 0 from -0 as well.</summary>
    public static bool SameValue(in Value left, in Value right) =>
        left.IsNumber && right.IsNumber ? left.AsNumber.Equals(right.AsNumber) && double.IsNegative(left.AsNumber) == double.IsNegative(right.AsNumber)
            || (double.IsNaN(left.AsNumber) && double.IsNaN(right.AsNumber))
            : Strict(left, right);

    /// <summary>Less than; null if undecided because of NaN. The left side is converted first.</summary>
    public static bool? Less(Machine machine, in Value left, in Value right)
    {
        var a = Coerce.ToPrimitive(machine, left, preferText: false);
        var b = Coerce.ToPrimitive(machine, right, preferText: false);
        return LessPrimitive(machine, a, b);
    }

    public static bool? Greater(Machine machine, in Value left, in Value right)
    {
        var a = Coerce.ToPrimitive(machine, left, preferText: false);
        var b = Coerce.ToPrimitive(machine, right, preferText: false);
        return LessPrimitive(machine, b, a);
    }

    /// <summary>Dates become text where an operator takes text or a number.</summary>
    public static Value DefaultPrimitive(Machine machine, in Value value) =>
        Coerce.ToPrimitive(machine, value, preferText: value.AsObject is DateObject);

    private static bool? LessPrimitive(Machine machine, in Value a, in Value b)
    {
        if (a.IsString && b.IsString)
            return string.CompareOrdinal(a.AsString, b.AsString) < 0;
        var x = Coerce.ToNumber(machine, a);
        var y = Coerce.ToNumber(machine, b);
        return double.IsNaN(x) || double.IsNaN(y) ? null : x < y;
    }
}
