using System.Globalization;
using System.Text;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <content>Numbers, strings and templates.</content>
internal sealed partial class Lexer
{
    private void ReadNumber()
    {
        var start = _at;
        var radix = Current != '0' ? 10 : char.ToLowerInvariant(Ahead(1)) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 };
        var value = radix == 10 ? ReadDecimal() : ReadRadix(radix);
        if (Current == 'n')
            throw source.Error(start, "不支持 BigInt（整数后缀 n）");
        if (Rune.TryGetRuneAt(_text, Math.Min(_at, _text.Length - 1), out var rune) && _at < _text.Length && CharacterClasses.IsNamePart(rune))
            throw source.Error(start, "数字格式不正确");
        Add(TokenKind.Number, _text[start.._at], start, value);
    }

    private double ReadRadix(int radix)
    {
        var start = _at;
        _at += 2;
        var digits = ReadDigits(radix);
        if (digits.Length == 0)
            throw source.Error(start, "数字格式不正确");
        return NumberText.FromDigits(digits, radix);
    }

    private double ReadDecimal()
    {
        var start = _at;
        if (Current == '0' && (CharacterClasses.IsDigit(Ahead(1)) || Ahead(1) == '_'))
            throw source.Error(start, "数字不能以 0 开头（八进制请写 0o）");
        var text = new StringBuilder(ReadDigits(10));
        if (Current == '.')
        {
            _at++;
            text.Append('.').Append(ReadDigits(10)).Append('0');
        }
        if (Current is 'e' or 'E')
        {
            _at++;
            text.Append('e');
            if (Current is '+' or '-')
                text.Append(_text[_at++]);
            var exponent = ReadDigits(10);
            if (exponent.Length == 0)
                throw source.Error(start, "数字格式不正确");
            text.Append(exponent);
        }
        return double.Parse(text.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private string ReadDigits(int radix)
    {
        var start = _at;
        while (CharacterClasses.DigitValue(Current) < radix || Current == '_')
        {
            if (Current == '_' && (_at == start || CharacterClasses.DigitValue(_text[_at - 1]) >= radix || CharacterClasses.DigitValue(Ahead(1)) >= radix))
                throw source.Error(_at, "数字分隔符（_）的位置不正确");
            _at++;
        }
        return _text[start.._at].Replace("_", "", StringComparison.Ordinal);
    }

    private void ReadString(char quote)
    {
        var start = _at++;
        var text = new StringBuilder();
        while (true)
        {
            if (_at >= _text.Length || _text[_at] is '\n' or '\r')
                throw source.Error(start, "字符串没有结束");
            var c = _text[_at++];
            if (c == quote)
                break;
            if (c == '\\')
                ReadEscape(text);
            else
                text.Append(c);
        }
        Add(TokenKind.String, text.ToString(), start);
    }

    private void ReadTemplate()
    {
        var start = _at++;
        var text = new StringBuilder();
        while (true)
        {
            if (_at >= _text.Length)
                throw source.Error(start, "模板字符串没有结束");
            var c = _text[_at++];
            if (c == '`')
            {
                Add(TokenKind.TemplateEnd, text.ToString(), start);
                return;
            }
            if (c == '$' && Current == '{')
            {
                _at++;
                _braces.Push(true);
                Add(TokenKind.TemplatePart, text.ToString(), start);
                return;
            }
            if (c == '\\')
                ReadEscape(text);
            else if (c == '\r')
            {
                if (Current == '\n')
                    _at++;
                text.Append('\n');
            }
            else
                text.Append(c);
        }
    }

    private void ReadEscape(StringBuilder text)
    {
        var start = _at - 1;
        if (_at >= _text.Length)
            throw source.Error(start, "字符串没有结束");
        var c = _text[_at++];
        switch (c)
        {
            case 'n': text.Append('\n'); break;
            case 't': text.Append('\t'); break;
            case 'r': text.Append('\r'); break;
            case 'b': text.Append('\b'); break;
            case 'v': text.Append('\v'); break;
            case 'f': text.Append('\f'); break;
            case '0' when !CharacterClasses.IsDigit(Current): text.Append('\0'); break;
            case >= '0' and <= '9': throw source.Error(start, "不支持八进制转义");
            case 'x': text.Append((char)ReadHex(2, start)); break;
            case 'u': ReadUnicodeEscape(text, start); break;
            case '\r' when Current == '\n': _at++; break;
            case '\r' or '\n' or '\u2028' or '\u2029': break; // a line continuation
            default: text.Append(c); break;
        }
    }

    private void ReadUnicodeEscape(StringBuilder text, int start)
    {
        if (Current != '{')
        {
            text.Append((char)ReadHex(4, start));
            return;
        }
        var end = _text.IndexOf('}', _at);
        var digits = end < 0 ? "" : _text[(_at + 1)..end];
        if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code is < 0 or > 0x10FFFF)
            throw source.Error(start, "Unicode 转义不正确");
        _at = end + 1;
        if (code <= 0xFFFF)
            text.Append((char)code);
        else
            text.Append(char.ConvertFromUtf32(code));
    }

    private int ReadHex(int length, int start)
    {
        if (_at + length > _text.Length
            || !int.TryParse(_text.AsSpan(_at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw source.Error(start, "转义序列不正确");
        _at += length;
        return code;
    }
}
