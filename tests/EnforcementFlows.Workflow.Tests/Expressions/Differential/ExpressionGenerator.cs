using EnforcementFlows.Workflow.Expressions;

namespace EnforcementFlows.Workflow.Tests.Expressions.Differential;

/// <summary>
/// Random expressions of the subset, the same for the same seed. Mostly of sensible types, so that most of them give a value;
/// functions whose last digit the specification leaves open (sin, exp …) are left out.
/// </summary>
internal sealed class ExpressionGenerator(ulong seed)
{
    private static readonly string[] Numbers = [
        "0", "1", "2", "3", "7", "10", "-1", "-3", "0.5", "1.5", "0.1", "2.675", "1e21", "1e-7", "123456.789", "4294967296", "2147483648",
        "9007199254740993", "NaN", "Infinity", "-Infinity", "-0", "0x1F", "1e300", "5e-324"];

    private static readonly string[] Texts = [
        "''", "'a'", "'abc'", "'Hello World'", "'12'", "'-1.5'", "' 7 '", "'1e3'", "'a,b,c'", "'中文案号'", "'x😀y'", "'ABCabc'", "`t`",
        "'true'", "'null'", "'\\n'", "'0x1f'", "'2026-03-02'"];

    private static readonly string[] Others = ["null", "undefined", "true", "false", "({})", "[]", "({ a: 1, b: 'x' })", "[1, 2, 3]"];

    private readonly ScriptRandom _random = new(seed);

    public string Next() => Any(4);

    private int Below(int count) => (int)(_random.NextDouble() * count);

    private string Of(params string[] choices) => choices[Below(choices.Length)];

    private string Any(int depth) => Below(7) switch
    {
        0 or 1 => Number(depth),
        2 or 3 => Text(depth),
        4 => Truth(depth),
        5 => List(depth),
        _ => Mixed(depth),
    };

    private string Leaf() => Below(3) switch { 0 => Of(Numbers), 1 => Of(Texts), _ => Of(Others) };

    // operators on whatever comes
    private string Mixed(int depth)
    {
        if (depth <= 0)
            return Leaf();
        var d = depth - 1;
        return Below(12) switch
        {
            0 => $"({Any(d)} + {Any(d)})",
            1 => $"({Any(d)} {Of("-", "*", "/", "%", "&", "|", "^", "<<", ">>", ">>>")} {Any(d)})",
            2 => $"({Any(d)} {Of("==", "!=", "===", "!==")} {Any(d)})",
            3 => $"({Any(d)} {Of("<", "<=", ">", ">=")} {Any(d)})",
            4 => $"({Any(d)} {Of("&&", "||", "??")} {Any(d)})",
            5 => $"({Any(d)} ? {Any(d)} : {Any(d)})",
            6 => $"{Of("!", "-", "+", "~", "typeof ", "void ")}({Any(d)})",
            7 => $"String({Any(d)})",
            8 => $"JSON.stringify({Any(d)})",
            9 => $"({Of("{ a: 1, b: [2] }", "null", "undefined", "'s'")})?.{Of("a", "b", "length", "zz")}{Of("", "?.[0]", "?.c")}",
            10 => $"((x, y = {Any(d)}) => {Of("x", "y", "[x, y]", "x + y", "{ return x }")})({Any(d)})",
            _ => $"`<${{{Any(d)}}}>${{{Any(d)}}}`",
        };
    }

    private string Number(int depth)
    {
        if (depth <= 0)
            return Of(Numbers);
        var d = depth - 1;
        return Below(13) switch
        {
            0 or 1 => $"({Number(d)} {Of("+", "-", "*", "/", "%")} {Number(d)})",
            2 => $"({Number(d)} {Of("&", "|", "^", "<<", ">>", ">>>")} {Number(d)})",
            3 => $"Math.{Of("abs", "floor", "ceil", "round", "trunc", "sign", "sqrt", "fround", "clz32")}({Any(d)})",
            4 => $"Math.{Of("max", "min")}({Number(d)}, {Any(d)})",
            5 => $"{Of("parseInt", "parseFloat", "Number")}({Any(d)})",
            6 => $"parseInt({Text(d)}, {Of("0", "1", "2", "8", "10", "16", "99")})",
            7 => $"{Text(d)}.{Of("length", "indexOf('a')", "lastIndexOf('c')", "charCodeAt(1)")}",
            8 => $"{List(d)}.{Of("length", "indexOf(2)", "lastIndexOf(1)", "findIndex(x => x > 1)", "findLastIndex(x => x == 2)")}",
            9 => $"{List(d)}.reduce((a, x) => a + x, 0)",
            10 => $"{Of("-", "+", "~")}({Number(d)})",
            11 => $"new Date(+({Number(d)})).{Of("getTime()", "getDay()", "getFullYear()", "getUTCMonth()", "getHours()")}",
            _ => $"({Of("2", "3", "10", "-2")} ** {Below(8)})",
        };
    }

    private string Text(int depth)
    {
        if (depth <= 0)
            return Of(Texts);
        var d = depth - 1;
        return Below(14) switch
        {
            0 => $"({Text(d)} + {Any(d)})",
            1 => $"{Text(d)}.{Of("toUpperCase", "toLowerCase", "trim", "trimStart", "trimEnd", "toString")}()",
            2 => $"{Text(d)}.{Of("slice", "substring", "substr")}({Below(9) - 4}{Of("", $", {Below(9) - 4}")})",
            3 => $"{Text(d)}.{Of("padStart", "padEnd")}({Below(12)}{Of("", $", {Of(Texts)}")})",
            4 => $"{Text(d)}.{Of("replace", "replaceAll")}({Of(Texts)}, {Of(Of(Texts), "'[$&$$]'", "m => m + '!'")})",
            5 => $"{Text(d)}.repeat({Below(4)})",
            6 => $"{List(d)}.join({Of("", "'-'", "''")})",
            7 => $"({Number(d)}).toFixed({Below(8)})",
            8 => $"({Number(d)}).toString({Of("", "2", "10", "16")})",
            9 => $"({Number(d)}).{Of("toPrecision", "toExponential")}({Below(6) + 1})",
            10 => $"`${{{Any(d)}}}|${{{Any(d)}}}`",
            11 => $"{Text(d)}.{Of("at", "charAt")}({Below(7) - 3})",
            12 => $"typeof {Any(d)}",
            _ => $"String({Any(d)})",
        };
    }

    private string Truth(int depth)
    {
        if (depth <= 0)
            return Of("true", "false");
        var d = depth - 1;
        return Below(9) switch
        {
            0 => $"({Any(d)} {Of("==", "===", "!=", "!==")} {Any(d)})",
            1 => $"({Any(d)} {Of("<", ">", "<=", ">=")} {Any(d)})",
            2 => $"!{Any(d)}",
            3 => $"{Text(d)}.{Of("includes", "startsWith", "endsWith")}({Of(Texts)})",
            4 => $"{List(d)}.{Of("some", "every")}(x => x {Of(">", "==", "<=")} {Of(Numbers)})",
            5 => $"{List(d)}.includes({Leaf()})",
            6 => $"{Of("isNaN", "isFinite", "Number.isInteger", "Number.isNaN", "Array.isArray", "Boolean")}({Any(d)})",
            7 => $"({Truth(d)} {Of("&&", "||")} {Truth(d)})",
            _ => $"Object.is({Any(d)}, {Any(d)})",
        };
    }

    private string List(int depth)
    {
        if (depth <= 0)
            return Of("[]", "[1, 2, 3]", "['b', 'a', 'c']", "[3, 1, 2, 10]", "[1, , 2]", "[null, undefined, NaN]", "[[1], [2, [3]]]");
        var d = depth - 1;
        return Below(14) switch
        {
            0 => $"[{Any(d)}, {Any(d)}]",
            1 => $"[...{List(d)}, {Any(d)}]",
            2 => $"{List(d)}.map(x => {Of("x", "x + 1", "typeof x", "[x]", "String(x)")})",
            3 => $"{List(d)}.filter(x => x {Of(">", "!=", "<")} {Of(Numbers)})",
            4 => $"{List(d)}.{Of("slice", "splice")}({Below(5) - 2}{Of("", $", {Below(4)}")})",
            5 => $"{List(d)}.sort({Of("", "(a, b) => String(b).length - String(a).length")})",
            6 => $"{List(d)}.concat({Any(d)})",
            7 => $"{List(d)}.{Of("reverse", "flat", "toReversed", "toSorted")}()",
            8 => $"{Text(d)}.split({Of("", "','", "''", "'a'", "' '")})",
            9 => $"Object.{Of("keys", "values", "entries")}({Of("{ b: 1, a: 2, 1: 3 }", "'ab'", "[7, 8]")})",
            10 => $"Array.from({{ length: {Below(4)} }}, (_, i) => {Of("i", "i * 2", Any(d))})",
            11 => $"[...new Set({List(d)})]",
            12 => $"{List(d)}.fill({Leaf()}, {Below(4) - 1})",
            _ => $"{List(d)}.flatMap(x => [x, {Leaf()}])",
        };
    }
}
