using System.Globalization;
using System.Text;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>JSON.stringify().</summary>
internal sealed class JsonWriter
{
    private readonly Machine _machine;
    private readonly StringBuilder _text = new();
    private readonly FunctionValue? _replacer;
    private readonly List<string>? _order;
    private readonly string _gap;
    private readonly List<ObjectValue> _open = [];

    private JsonWriter(Machine machine, in Value replacer, in Value space)
    {
        _machine = machine;
        _replacer = replacer.AsFunction;
        if (replacer.AsObject is ArrayObject list)
            _order = [.. list.Items.Where(item => item.IsString || item.IsNumber).Select(item => Coerce.ToText(machine, item)).Distinct()];
        _gap = space.IsNumber ? new string(' ', (int)Math.Clamp(Coerce.ToInteger(machine, space), 0, 10))
            : space.IsString ? space.AsString[..Math.Min(10, space.AsString.Length)]
            : "";
    }

    public static Value Write(Machine machine, in Value value, in Value replacer, in Value space)
    {
        var writer = new JsonWriter(machine, replacer, space);
        var prepared = writer.Prepare("", value);
        if (!IsWritable(prepared))
            return Value.Undefined;
        writer.WriteValue(prepared);
        return writer._text.ToString();
    }

    private static bool IsWritable(in Value value) => !value.IsUndefined && value.AsObject is not FunctionValue;

    // a date writes itself as text; a toJSON function of the script is asked; then the replacer
    private Value Prepare(string key, Value value)
    {
        if (value.AsObject is DateObject date)
            value = double.IsNaN(date.Time) ? Value.Null : DateText.Iso(date.Time);
        else if (value.AsObject is PlainObject target && target.TryGetOwn(_machine, "toJSON", out var method) && method.AsFunction is { } function)
            value = function.Invoke(_machine, key);
        return _replacer is null ? value : _replacer.Invoke(_machine, key, value);
    }

    private void Append(string text)
    {
        _machine.Charge(2L * text.Length);
        _text.Append(text);
    }

    private void WriteValue(in Value value)
    {
        _machine.Step();
        switch (value.Kind)
        {
            case ValueKind.String: WriteText(value.AsString); break;
            case ValueKind.Number: Append(double.IsFinite(value.AsNumber) ? NumberText.Format(value.AsNumber) : "null"); break;
            case ValueKind.Object: WriteObject(value.AsObject!); break;
            default: Append(Coerce.ToText(_machine, value)); break;
        }
    }

    private void WriteObject(ObjectValue value)
    {
        if (_open.Contains(value))
            throw _machine.TypeError("循环引用的对象不能转换为 JSON");
        _machine.EnterData();
        _open.Add(value);
        if (value is ArrayObject array)
            WriteArray(array);
        else
            WriteMembers(value);
        _open.RemoveAt(_open.Count - 1);
        _machine.LeaveData();
    }

    private void WriteArray(ArrayObject array)
    {
        Append("[");
        for (var i = 0; i < array.Items.Count; i++)
        {
            StartItem(i == 0);
            var item = Prepare(Coerce.Invariant(i), array[i]);
            WriteValue(IsWritable(item) ? item : Value.Null);
        }
        End(array.Items.Count == 0, "]");
    }

    private void WriteMembers(ObjectValue value)
    {
        Append("{");
        var isFirst = true;
        var keys = value.Keys(_machine);
        foreach (var key in _order ?? keys)
        {
            if (!value.TryGetOwn(_machine, key, out var member))
                continue;
            var prepared = Prepare(key, member);
            if (!IsWritable(prepared))
                continue;
            StartItem(isFirst);
            isFirst = false;
            WriteText(key);
            Append(_gap.Length > 0 ? ": " : ":");
            WriteValue(prepared);
        }
        End(isFirst, "}");
    }

    private void StartItem(bool isFirst)
    {
        if (!isFirst)
            Append(",");
        NewLine(_open.Count);
    }

    private void End(bool isEmpty, string bracket)
    {
        if (!isEmpty)
            NewLine(_open.Count - 1);
        Append(bracket);
    }

    private void NewLine(int depth)
    {
        if (_gap.Length == 0)
            return;
        Append("\n");
        for (var i = 0; i < depth; i++)
            Append(_gap);
    }

    private void WriteText(string text)
    {
        _machine.Charge(2L * text.Length);
        _machine.Work(text.Length);
        _text.Append('"');
        for (var i = 0; i < text.Length; i++)
            WriteCharacter(text, i);
        _text.Append('"');
    }

    private void WriteCharacter(string text, int at)
    {
        var c = text[at];
        var escape = c switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\f' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => null,
        };
        if (escape is not null)
            _text.Append(escape);
        else if (c < ' ' || IsLoneSurrogate(text, at))
            _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        else
            _text.Append(c);
    }

    private static bool IsLoneSurrogate(string text, int at) =>
        char.IsHighSurrogate(text[at]) ? at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1])
        : char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));
}
