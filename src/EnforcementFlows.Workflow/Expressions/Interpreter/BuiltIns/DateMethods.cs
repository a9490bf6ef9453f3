namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>A Date; its local time zone is UTC, so that a script gives the same everywhere.</summary>
internal sealed class DateObject(double time) : ObjectValue
{
    public double Time { get; set; } = time;

    public override string Kind => "Date";

    protected override MethodTable Methods => DateMethods.Table;

    public override bool TryGetOwn(Machine machine, string key, out Value value)
    {
        value = default;
        return false;
    }
}

internal static class DateMethods
{
    private static readonly string[] Fields = ["FullYear", "Month", "Date", "Hours", "Minutes", "Seconds", "Milliseconds"];

    public static readonly MethodTable Table = Make();

    private static MethodTable Make()
    {
        var table = new MethodTable
        {
            { "getTime", (machine, self, _) => This(machine, self).Time },
            { "valueOf", (machine, self, _) => This(machine, self).Time },
            { "getTimezoneOffset", (machine, self, _) => double.IsNaN(This(machine, self).Time) ? double.NaN : 0 },
            { "setTime", (machine, self, a) => This(machine, self).Time = DateMath.Clip(a.Number(machine, 0)) },
            { "toISOString", (machine, self, _) => double.IsNaN(This(machine, self).Time)
                ? throw machine.RangeError("日期无效")
                : DateText.Iso(This(machine, self).Time) },
            { "toJSON", (machine, self, _) => double.IsNaN(This(machine, self).Time) ? Value.Null : DateText.Iso(This(machine, self).Time) },
            { "toString", (machine, self, _) => DateText.Full(This(machine, self).Time) },
            { "toDateString", (machine, self, _) => Text(This(machine, self), DateText.Day) },
            { "toTimeString", (machine, self, _) => Text(This(machine, self), DateText.Clock) },
            { "toUTCString", (machine, self, _) => Text(This(machine, self), DateText.Utc) },
        };
        foreach (var prefix in (string[])["", "UTC"])
        {
            table.Add($"get{prefix}Day", (machine, self, _) => Field(This(machine, self), parts => parts.Weekday));
            for (var i = 0; i < Fields.Length; i++)
            {
                var field = i;
                table.Add($"get{prefix}{Fields[i]}", (machine, self, _) => Field(This(machine, self), parts => Values(parts)[field]));
                table.Add($"set{prefix}{Fields[i]}", (machine, self, a) => Change(machine, This(machine, self), field, a));
            }
        }
        return table;
    }

    private static DateObject This(Machine machine, in Value self) =>
        self.AsObject as DateObject ?? throw machine.TypeError("不是日期");

    private static string Text(DateObject date, Func<double, string> format) =>
        double.IsNaN(date.Time) ? "Invalid Date" : format(date.Time);

    private static double Field(DateObject date, Func<DateParts, double> read) =>
        double.IsNaN(date.Time) ? double.NaN : read(DateMath.Split(date.Time));

    private static double[] Values(DateParts parts) =>
        [parts.Year, parts.Month - 1, parts.Day, parts.Hour, parts.Minute, parts.Second, parts.Millisecond];

    // setHours(h, m, s, ms) and its relatives also set the smaller fields that are given, within the date or within the clock
    private static Value Change(Machine machine, DateObject date, int field, ReadOnlySpan<Value> arguments)
    {
        var isYear = field == 0;
        var last = field <= 2 ? 2 : 6;
        var given = new double[Math.Clamp(arguments.Length, 1, last - field + 1)];
        for (var i = 0; i < given.Length; i++)
            given[i] = arguments.Number(machine, i);
        if (double.IsNaN(date.Time) && !isYear)
            return double.NaN;
        var values = Values(DateMath.Split(double.IsNaN(date.Time) ? 0 : date.Time));
        given.CopyTo(values, field);
        return date.Time = DateMath.Clip(DateMath.Make(values[0], values[1], values[2], values[3], values[4], values[5], values[6]));
    }
}

internal static class DateStatics
{
    private static readonly MethodTable Statics = new()
    {
        { "now", (machine, _, _) => Now(machine) },
        { "parse", (machine, _, a) => DateText.Parse(a.Text(machine, 0)) },
        { "UTC", (machine, _, a) => FromParts(machine, a) },
    };

    public static readonly ConstructorFunction Constructor =
        new("Date", (machine, _, _) => DateText.Full(Now(machine)), Make, Statics) { Made = value => value is DateObject };

    private static double Now(Machine machine) => DateMath.FromInstant(machine.Scope.Now);

    private static Value Make(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        machine.Charge(64);
        if (arguments.Length == 0)
            return new DateObject(Now(machine));
        if (arguments.Length > 1)
            return new DateObject(FromParts(machine, arguments));
        if (arguments[0].AsObject is DateObject other)
            return new DateObject(other.Time);
        var value = Compare.DefaultPrimitive(machine, arguments[0]);
        return new DateObject(value.IsString ? DateText.Parse(value.AsString) : DateMath.Clip(Coerce.ToNumber(machine, value)));
    }

    private static double FromParts(Machine machine, ReadOnlySpan<Value> arguments)
    {
        ReadOnlySpan<double> whenMissing = [double.NaN, 0, 1, 0, 0, 0, 0];
        Span<double> parts = stackalloc double[7];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = i < arguments.Length ? Coerce.ToNumber(machine, arguments[i]) : whenMissing[i];
        // two digits mean the 1900s
        if (Math.Truncate(parts[0]) is >= 0 and <= 99)
            parts[0] = 1900 + Math.Truncate(parts[0]);
        return DateMath.Clip(DateMath.Make(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]));
    }
}
