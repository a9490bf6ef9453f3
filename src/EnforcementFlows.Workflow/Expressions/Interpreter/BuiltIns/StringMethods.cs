namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal static partial class StringMethods
{
    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(code => ((char)code).ToString())];

    public static readonly MethodTable Table = new()
    {
        { "at", (machine, self, a) => At(This(machine, self), Coerce.ToInteger(machine, a.At(0))) },
        { "charAt", (machine, self, a) => CharAt(This(machine, self), Coerce.ToInteger(machine, a.At(0))) },
        { "charCodeAt", (machine, self, a) => CharCodeAt(This(machine, self), Coerce.ToInteger(machine, a.At(0))) },
        { "codePointAt", (machine, self, a) => CodePointAt(This(machine, self), Coerce.ToInteger(machine, a.At(0))) },
        { "concat", Concat },
        { "endsWith", EndsWith },
        { "includes", (machine, self, a) => Find(machine, self, a) >= 0 },
        { "indexOf", (machine, self, a) => (double)Find(machine, self, a) },
        { "lastIndexOf", LastIndexOf },
        { "localeCompare", (machine, self, a) => (double)Math.Sign(string.CompareOrdinal(This(machine, self), a.Text(machine, 0))) },
        { "padEnd", (machine, self, a) => Pad(machine, self, a, atStart: false) },
        { "padStart", (machine, self, a) => Pad(machine, self, a, atStart: true) },
        { "repeat", Repeat },
        { "replace", (machine, self, a) => Replace(machine, self, a, all: false) },
        { "replaceAll", (machine, self, a) => Replace(machine, self, a, all: true) },
        { "slice", Slice },
        { "split", Split },
        { "startsWith", StartsWith },
        { "substr", Substr },
        { "substring", Substring },
        { "toLocaleLowerCase", (machine, self, _) => Charged(machine, LetterCase.ToLower(This(machine, self))) },
        { "toLocaleUpperCase", (machine, self, _) => Charged(machine, LetterCase.ToUpper(This(machine, self))) },
        { "toLowerCase", (machine, self, _) => Charged(machine, LetterCase.ToLower(This(machine, self))) },
        { "toString", (machine, self, _) => This(machine, self) },
        { "toUpperCase", (machine, self, _) => Charged(machine, LetterCase.ToUpper(This(machine, self))) },
        { "trim", (machine, self, _) => Trim(machine, self, start: true, end: true) },
        { "trimEnd", (machine, self, _) => Trim(machine, self, start: false, end: true) },
        { "trimStart", (machine, self, _) => Trim(machine, self, start: true, end: false) },
        { "valueOf", (machine, self, _) => This(machine, self) },
    };

    public static string Character(char c) => c < Ascii.Length ? Ascii[c] : c.ToString();

    private static string This(Machine machine, in Value self) =>
        self.IsString ? self.AsString : throw machine.TypeError("不是字符串");

    /// <summary>Counts a text that a built-in function has made.</summary>
    private static string Charged(Machine machine, string text)
    {
        machine.ChargeText(text.Length);
        machine.Work(text.Length);
        return text;
    }

    private static Value At(string text, double position)
    {
        var index = position < 0 ? text.Length + position : position;
        return index >= 0 && index < text.Length ? Character(text[(int)index]) : Value.Undefined;
    }

    private static string CharAt(string text, double position) =>
        position >= 0 && position < text.Length ? Character(text[(int)position]) : "";

    private static double CharCodeAt(string text, double position) =>
        position >= 0 && position < text.Length ? text[(int)position] : double.NaN;

    private static Value CodePointAt(string text, double position)
    {
        if (position < 0 || position >= text.Length)
            return Value.Undefined;
        var at = (int)position;
        var isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        return isPair ? char.ConvertToUtf32(text[at], text[at + 1]) : (double)text[at];
    }

    private static Value Concat(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var text = This(machine, self);
        foreach (var argument in arguments)
            text = Charged(machine, text + Coerce.ToText(machine, argument));
        return text;
    }

    private static Value Repeat(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var text = This(machine, self);
        var count = Coerce.ToInteger(machine, arguments.At(0));
        if (count < 0 || double.IsInfinity(count))
            throw machine.RangeError("重复次数不正确");
        if (text.Length == 0 || count == 0)
            return "";
        machine.ChargeText((long)Math.Min(text.Length * count, int.MaxValue));
        return string.Concat(Enumerable.Repeat(text, (int)count));
    }

    private static Value Pad(Machine machine, Value self, ReadOnlySpan<Value> arguments, bool atStart)
    {
        var text = This(machine, self);
        var length = Coerce.ToInteger(machine, arguments.At(0));
        var filler = arguments.At(1).IsUndefined ? " " : arguments.Text(machine, 1);
        if (length <= text.Length || filler.Length == 0)
            return text;
        machine.ChargeText((long)Math.Min(length, int.MaxValue));
        var missing = (int)length - text.Length;
        var padding = string.Create(missing, filler, (span, fill) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = fill[i % fill.Length];
        });
        return atStart ? padding + text : text + padding;
    }

    private static Value Trim(Machine machine, Value self, bool start, bool end)
    {
        var text = This(machine, self);
        var (from, to) = (0, text.Length);
        while (start && from < to && CharacterClasses.IsBlank(text[from]))
            from++;
        while (end && to > from && CharacterClasses.IsBlank(text[to - 1]))
            to--;
        return Charged(machine, text[from..to]);
    }

    private static Value Slice(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var text = This(machine, self);
        var from = Coerce.ToRelativeIndex(machine, arguments.At(0), text.Length, 0);
        var to = Coerce.ToRelativeIndex(machine, arguments.At(1), text.Length, text.Length);
        return from < to ? Charged(machine, text[from..to]) : "";
    }

    private static Value Substring(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var text = This(machine, self);
        var from = Clamp(machine, arguments.At(0), text.Length);
        var to = arguments.At(1).IsUndefined ? text.Length : Clamp(machine, arguments[1], text.Length);
        return Charged(machine, text[Math.Min(from, to)..Math.Max(from, to)]);
    }

    private static Value Substr(Machine machine, Value self, ReadOnlySpan<Value> arguments)
    {
        var text = This(machine, self);
        var from = Coerce.ToRelativeIndex(machine, arguments.At(0), text.Length, 0);
        var length = arguments.At(1).IsUndefined ? text.Length : Coerce.ToInteger(machine, arguments[1]);
        var to = (int)Math.Min(from + Math.Max(length, 0), text.Length);
        return from < to ? Charged(machine, text[from..to]) : "";
    }

    private static int Clamp(Machine machine, in Value value, int length) =>
        (int)Math.Clamp(Coerce.ToInteger(machine, value), 0, length);
}
