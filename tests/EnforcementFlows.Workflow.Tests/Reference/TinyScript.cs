using System.Globalization;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>
/// The few expressions that the recorded and the generated definitions use: constants, arithmetic, comparisons, texts, templates, lists,
/// <c>const</c> and <c>return</c>, one-parameter arrow functions, and the accessors of variables. Anything else is an error of the test.
/// </summary>
internal sealed class TinyScript
{
    private readonly Frame _frame;
    private readonly Dictionary<string, object?> _locals;
    private readonly List<string> _outcomes;
    private readonly TinyLexer _lexer;

    private TinyScript(string text, Frame frame, Dictionary<string, object?> locals, List<string> outcomes) =>
        (_frame, _locals, _outcomes, _lexer) = (frame, locals, outcomes, new(text));

    public static object? Run(string text, Frame frame) => new TinyScript(text, frame, [], []).Statements();

    public static IReadOnlyList<string> RunForOutcomes(string text, Frame frame)
    {
        var outcomes = new List<string>();
        new TinyScript(text, frame, [], outcomes).Statements();
        return outcomes;
    }

    public static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        double number => number.ToString(CultureInfo.InvariantCulture),
        List<object?> list => string.Join(',', list.Select(Text)),
        _ => (string)value,
    };

    private object? Statements()
    {
        object? last = null;
        while (!_lexer.AtEnd)
        {
            if (_lexer.Take("const"))
            {
                var name = _lexer.Name();
                _lexer.Expect("=");
                _locals[name] = Conditional();
            }
            else if (_lexer.Take("return"))
                return Conditional();
            else
                last = Conditional();
            _lexer.Take(";");
        }

        return last;
    }

    private object? Conditional()
    {
        var condition = Or();
        if (!_lexer.Take("?"))
            return condition;
        var yes = Conditional(); // what is not chosen has no effects in these scripts
        _lexer.Expect(":");
        var no = Conditional();
        return Truth(condition) ? yes : no;
    }

    private object? Or()
    {
        var left = And();
        while (_lexer.Take("||"))
        {
            var right = And();
            left = Truth(left) ? left : right;
        }

        return left;
    }

    private object? And()
    {
        var left = Comparison();
        while (_lexer.Take("&&"))
        {
            var right = Comparison();
            left = Truth(left) ? right : left;
        }

        return left;
    }

    private object? Comparison()
    {
        var left = Sum();
        return _lexer.TakeAny("===", "!==", "==", "!=", "<=", ">=", "<", ">") switch
        {
            null => left,
            "==" or "===" => Equals(left, Sum()),
            "!=" or "!==" => !Equals(left, Sum()),
            "<=" => Number(left) <= Number(Sum()),
            ">=" => Number(left) >= Number(Sum()),
            "<" => Number(left) < Number(Sum()),
            _ => Number(left) > Number(Sum()),
        };
    }

    private object? Sum()
    {
        var left = Product();
        while (_lexer.TakeAny("+", "-") is { } sign)
        {
            var right = Product();
            if (sign == "-")
                left = Number(left) - Number(right);
            else
                left = left is double a && right is double b ? a + b : Shown(left) + Shown(right);
        }

        return left;
    }

    private object? Product()
    {
        var left = Unary();
        while (_lexer.TakeAny("*", "%") is { } sign)
        {
            var right = Number(Unary());
            left = sign == "*" ? Number(left) * right : Number(left) % right;
        }

        return left;
    }

    private object? Unary() =>
        _lexer.Take("!") ? !Truth(Unary()) : _lexer.Take("-") ? -Number(Unary()) : Members(Primary());

    private object? Members(object? value)
    {
        while (_lexer.Take("."))
        {
            var name = _lexer.Name();
            value = name == "length" ? (object)Length(value) : Method(value, name);
        }

        return value;
    }

    private object? Method(object? value, string name)
    {
        _lexer.Expect("(");
        if (name == "map")
            return Map((List<object?>)value!);
        var given = List(")");
        return (name, value) switch
        {
            ("join", List<object?> list) => string.Join((string)given[0]!, list.Select(Text)),
            ("toUpperCase", string text) => text.ToUpperInvariant(),
            ("includes", string text) => text.Contains((string)given[0]!, StringComparison.Ordinal),
            ("padStart", string text) => text.PadLeft((int)Number(given[0]), ((string)given[1]!)[0]),
            _ => throw new NotSupportedException(name),
        };
    }

    private List<object?> Map(List<object?> list)
    {
        var parameter = _lexer.Name();
        _lexer.Expect("=>");
        var body = _lexer.Until(")");
        return [.. list.Select(item => new TinyScript(body, _frame, new(_locals) { [parameter] = item }, _outcomes).Conditional())];
    }

    private object? Primary()
    {
        if (_lexer.Take("("))
        {
            var inner = Conditional();
            _lexer.Expect(")");
            return inner;
        }

        if (_lexer.Take("["))
            return List("]");
        if (_lexer.Number() is { } number)
            return number;
        if (_lexer.Quoted() is { } text)
            return text;
        if (_lexer.Template() is { } parts)
            return string.Concat(parts.Select(p => p.IsScript ? Shown(new TinyScript(p.Text, _frame, _locals, _outcomes).Conditional()) : p.Text));
        return Named(_lexer.Name());
    }

    private List<object?> List(string end)
    {
        var items = new List<object?>();
        while (!_lexer.Take(end))
        {
            items.Add(Conditional());
            _lexer.Take(",");
        }

        return items;
    }

    private object? Named(string name)
    {
        if (name is "true" or "false")
            return name == "true";
        if (_locals.TryGetValue(name, out var local))
            return local;
        if (name == "Math")
        {
            _lexer.Expect(".");
            var most = _lexer.Name() == "max";
            _lexer.Expect("(");
            var numbers = List(")").Select(Number);
            return most ? numbers.Max() : numbers.Min();
        }

        _lexer.Expect("(");
        return Call(name, List(")"));
    }

    private object? Call(string name, List<object?> given)
    {
        if (name == "setOutcome")
            return Outcomes([given[0]]);
        if (name == "setOutcomes")
            return Outcomes((List<object?>)given[0]!);
        var slot = _frame.Find(s => s.Name == name[3..]) ?? throw new NotSupportedException(name);
        if (name.StartsWith("set", StringComparison.Ordinal))
            slot.Value = given[0];
        return slot.Value;
    }

    private object? Outcomes(List<object?> names)
    {
        _outcomes.Clear();
        _outcomes.AddRange(names.Select(Text));
        return null;
    }

    private static double Length(object? value) => value is List<object?> list ? list.Count : ((string)value!).Length;

    private static string Shown(object? value) => value is null ? "null" : Text(value);

    private static double Number(object? value) => value switch
    {
        double number => number,
        null => 0,
        bool flag => flag ? 1 : 0,
        _ => throw new NotSupportedException($"{value} as a number"),
    };

    private static bool Truth(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        double number => number != 0,
        string text => text.Length > 0,
        _ => true,
    };
}
