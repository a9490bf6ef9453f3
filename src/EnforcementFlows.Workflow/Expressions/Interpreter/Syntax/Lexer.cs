using System.Text;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>Cuts a script into tokens. All at once, because telling an arrow function from parentheses needs to look ahead.</summary>
internal sealed partial class Lexer(SourceText source)
{
    private static readonly HashSet<string> Keywords = [
        "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum", "export",
        "extends", "false", "finally", "for", "function", "if", "implements", "import", "in", "instanceof", "interface", "let", "new",
        "null", "package", "private", "protected", "public", "return", "static", "super", "switch", "this", "throw", "true", "try",
        "typeof", "var", "void", "while", "with", "yield"];

    // longest first
    private static readonly string[] Punctuators = [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=",
        "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**",
        "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":", "=", "."];

    private readonly string _text = source.Text;
    private readonly List<Token> _tokens = [];
    private readonly Stack<bool> _braces = new(); // true: this brace closes a template substitution
    private int _at;
    private bool _newLine;

    public List<Token> Tokenize()
    {
        while (SkipBlanks())
            ReadToken();
        Add(TokenKind.End, "", _at);
        return _tokens;
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private char Ahead(int count) => _at + count < _text.Length ? _text[_at + count] : '\0';

    private void Add(TokenKind kind, string text, int start, double number = 0)
    {
        _tokens.Add(new Token(kind, text, number, start, _at, _newLine));
        _newLine = false;
    }

    private bool SkipBlanks()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (SourceText.IsLineEnd(c))
            {
                _newLine = true;
                _at++;
            }
            else if (CharacterClasses.IsWhiteSpace(c))
                _at++;
            else if (c == '/' && Ahead(1) == '/')
                SkipLineComment();
            else if (c == '/' && Ahead(1) == '*')
                SkipBlockComment();
            else
                return true;
        }
        return false;
    }

    private void SkipLineComment()
    {
        while (_at < _text.Length && !SourceText.IsLineEnd(_text[_at]))
            _at++;
    }

    private void SkipBlockComment()
    {
        var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0)
            throw source.Error(_at, "注释没有结束");
        _newLine |= _text.AsSpan(_at, end - _at).IndexOfAny("\n\r\u2028\u2029") >= 0;
        _at = end + 2;
    }

    private void ReadToken()
    {
        var c = Current;
        if (c is '"' or '\'')
            ReadString(c);
        else if (c == '`')
            ReadTemplate();
        else if (c == '}' && _braces.TryPop(out var inTemplate) && inTemplate)
            ReadTemplate();
        else if (CharacterClasses.IsDigit(c) || (c == '.' && CharacterClasses.IsDigit(Ahead(1))))
            ReadNumber();
        else if (!TryReadName())
            ReadPunctuator();
    }

    private bool TryReadName()
    {
        var start = _at;
        while (_at < _text.Length && Rune.TryGetRuneAt(_text, _at, out var rune)
            && (_at == start ? CharacterClasses.IsNameStart(rune) : CharacterClasses.IsNamePart(rune)))
            _at += rune.Utf16SequenceLength;
        if (_at == start)
            return false;
        var name = _text[start.._at];
        Add(Keywords.Contains(name) ? TokenKind.Keyword : TokenKind.Name, name, start);
        return true;
    }

    private void ReadPunctuator()
    {
        var c = Current;
        if (c == '/' && RegexMayStart())
            throw source.Error(_at, "不支持正则表达式；请改用 includes、startsWith、split、replaceAll 等字符串方法");
        foreach (var punctuator in Punctuators)
        {
            if (string.CompareOrdinal(_text, _at, punctuator, 0, punctuator.Length) != 0)
                continue;
            if (punctuator == "?." && CharacterClasses.IsDigit(Ahead(2))) // a ?.5 : b
                continue;
            if (c == '{')
                _braces.Push(false);
            var start = _at;
            _at += punctuator.Length;
            Add(TokenKind.Punctuator, punctuator, start);
            return;
        }
        throw source.Error(_at, c switch
        {
            '#' => "不支持私有成员（#）",
            '@' => "不支持装饰器（@）",
            '\\' => "不支持标识符中的转义（\\）",
            _ => $"无法识别的字符“{c}”",
        });
    }

    // after a value a slash divides; anywhere else it would start a regular expression
    private bool RegexMayStart()
    {
        if (_tokens.Count == 0)
            return true;
        var last = _tokens[^1];
        return last.Kind switch
        {
            TokenKind.Punctuator => last.Text is not (")" or "]" or "}" or "++" or "--"),
            TokenKind.Keyword => last.Text is not ("this" or "true" or "false" or "null" or "super"),
            TokenKind.TemplatePart => true,
            _ => false,
        };
    }
}
