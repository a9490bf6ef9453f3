using System.Globalization;
using System.Text;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>JSON.parse().</summary>
internal sealed class JsonReader(Machine machine, string text)
{
    private int _at;

    public Value Read()
    {
        machine.Work(text.Length);
        var value = ReadValue();
        SkipBlanks();
        return _at == text.Length ? value : throw Unexpected();
    }

    private Value ReadValue()
    {
        SkipBlanks();
        switch (Current)
        {
            case '{': return ReadObject();
            case '[': return ReadArray();
            case '"': return ReadText();
            case 't': return ReadWord("true", true);
            case 'f': return ReadWord("false", false);
            case 'n': return ReadWord("null", Value.Null);
            default: return ReadNumber();
        }
    }

    private char Current => _at < text.Length ? text[_at] : '\0';

    private void SkipBlanks()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
            _at++;
    }

    private bool Take(char wanted)
    {
        SkipBlanks();
        if (Current != wanted || _at >= text.Length)
            return false;
        _at++;
        return true;
    }

    private void Expect(char wanted)
    {
        if (!Take(wanted))
            throw Unexpected();
    }

    private PlainObject ReadObject()
    {
        machine.EnterData();
        var result = new PlainObject(machine);
        _at++;
        while (!Take('}'))
        {
            SkipBlanks();
            if (Current != '"')
                throw Unexpected();
            var key = ReadText();
            Expect(':');
            result.Define(machine, key, ReadValue());
            SkipBlanks();
            if (Current != '}')
                ExpectComma('}');
        }
        machine.LeaveData();
        return result;
    }

    private ArrayObject ReadArray()
    {
        machine.EnterData();
        var result = new ArrayObject(machine);
        _at++;
        while (!Take(']'))
        {
            result.Add(machine, ReadValue());
            SkipBlanks();
            if (Current != ']')
                ExpectComma(']');
        }
        machine.LeaveData();
        return result;
    }

    // no comma before the closing bracket
    private void ExpectComma(char closing)
    {
        Expect(',');
        SkipBlanks();
        if (Current == closing)
            throw Unexpected();
    }

    private Value ReadWord(string word, Value value)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
            throw Unexpected();
        _at += word.Length;
        return value;
    }

    private Value ReadNumber()
    {
        var start = _at;
        if (Current == '-')
            _at++;
        if (Current == '0')
            _at++;
        else
            SkipDigits();
        if (Current == '.')
        {
            _at++;
            SkipDigits();
        }
        if (Current is 'e' or 'E')
        {
            _at++;
            if (Current is '+' or '-')
                _at++;
            SkipDigits();
        }
        return double.Parse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private void SkipDigits()
    {
        if (!CharacterClasses.IsDigit(Current))
            throw Unexpected();
        while (CharacterClasses.IsDigit(Current))
            _at++;
    }

    private string ReadText()
    {
        var result = new StringBuilder();
        _at++;
        while (true)
        {
            if (_at >= text.Length || text[_at] < ' ')
                throw Unexpected();
            var c = text[_at++];
            if (c == '"')
                break;
            result.Append(c == '\\' ? ReadEscape() : c);
        }
        machine.ChargeText(result.Length);
        return result.ToString();
    }

    private char ReadEscape()
    {
        var c = Current;
        _at++;
        switch (c)
        {
            case '"' or '\\' or '/': return c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _at + 4 <= text.Length
                && ushort.TryParse(text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            default:
                _at--;
                throw Unexpected();
        }
    }

    private ScriptThrow Unexpected() =>
        machine.Error("SyntaxError", _at < text.Length ? $"JSON 第 {_at + 1} 个字符处格式不正确" : "JSON 没有结束");
}
