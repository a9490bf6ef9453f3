namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal static class NumberMethods
{
    public static readonly MethodTable Table = new()
    {
        { "toFixed", (machine, self, a) => ExactDecimal.Fixed(This(machine, self), Digits(machine, a.At(0), 0, 100)) },
        { "toPrecision", (machine, self, a) => a.At(0).IsUndefined
            ? NumberText.Format(This(machine, self))
            : Precision(machine, This(machine, self), a.At(0)) },
        { "toExponential", (machine, self, a) => Exponential(machine, This(machine, self), a.At(0)) },
        { "toString", ToText },
        { "valueOf", (machine, self, _) => This(machine, self) },
    };

    public static readonly Dictionary<string, NativeFunction> GlobalFunctions = new(StringComparer.Ordinal)
    {
        ["parseInt"] = new("parseInt", ParseInt),
        ["parseFloat"] = new("parseFloat", ParseFloat),
        ["isNaN"] = new("isNaN", (machine, _, a) => double.IsNaN(a.Number(machine, 0))),
        ["isFinite"] = new("isFinite", (machine, _, a) => double.IsFinite(a.Number(machine, 0))),
    };

    private static readonly MethodTable Statics = new()
    {
        { "EPSILON", Math.BitIncrement(1.0) - 1 },
        { "MAX_SAFE_INTEGER", 9007199254740991 },
        { "MIN_SAFE_INTEGER", -9007199254740991 },
        { "MAX_VALUE", double.MaxValue },
        { "MIN_VALUE", double.Epsilon },
        { "NaN", double.NaN },
        { "NEGATIVE_INFINITY", double.NegativeInfinity },
        { "POSITIVE_INFINITY", double.PositiveInfinity },
        { "isFinite", (_, _, a) => a.At(0).IsNumber && double.IsFinite(a[0].AsNumber) },
        { "isInteger", (_, _, a) => a.At(0).IsNumber && double.IsInteger(a[0].AsNumber) },
        { "isNaN", (_, _, a) => a.At(0).IsNumber && double.IsNaN(a[0].AsNumber) },
        { "isSafeInteger", (_, _, a) => a.At(0).IsNumber && double.IsInteger(a[0].AsNumber) && Math.Abs(a[0].AsNumber) <= 9007199254740991 },
        { "parseFloat", ParseFloat },
        { "parseInt", ParseInt },
    };

    public static readonly ConstructorFunction Constructor =
        new("Number", (machine, _, a) => a.Length == 0 ? 0 : a.Number(machine, 0), null, Statics);

    private static double This(Machine machine, in Value self) =>
        self.IsNumber ? self.AsNumber : throw machine.TypeError("不是数字");

    private static int Digits(Machine machine, in Value value, int minimum, int maximum)
    {
        var digits = Coerce.ToInteger(machine, value);
        return digits >= minimum && digits <= maximum ? (int)digits : throw machine.RangeError($"位数必须在 {minimum} 到 {maximum} 之间");
    }

    private static Value Precision(Machine machine, double number, in Value precision)
    {
        var wanted = Coerce.ToInteger(machine, precision);
        if (!double.IsFinite(number))
            return NumberText.Format(number);
        return ExactDecimal.Precision(number, Digits(machine, wanted, 1, 100));
    }

    private static Value Exponential(Machine machine, double number, in Value digits)
    {
        var wanted = Coerce.ToInteger(machine, digits);
        if (!double.IsFinite(number))
            return NumberText.Format(number);
        return ExactDecimal.Exponential(number, digits.IsUndefined ? null : Digits(machine, wanted, 0, 100));
    }

    private static Value ToText(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var number = This(machine, self);
        var radix = arguments.At(0).IsUndefined ? 10 : Coerce.ToInteger(machine, arguments[0]);
        if (radix is < 2 or > 36)
            throw machine.RangeError("进制必须在 2 到 36 之间");
        machine.ChargeText(64);
        return radix == 10 ? NumberText.Format(number) : RadixText.Format(number, (int)radix);
    }

    private static Value ParseInt(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var text = arguments.Text(machine, 0);
        machine.Work(text.Length);
        return NumberText.ParseInteger(text, Coerce.ToInt32(machine, arguments.At(1)));
    }

    private static Value ParseFloat(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var text = arguments.Text(machine, 0);
        machine.Work(text.Length);
        return NumberText.ParseStart(text);
    }
}
