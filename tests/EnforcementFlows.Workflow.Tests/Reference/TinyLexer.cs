using System.Globalization;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>A piece of a template: text, or the script of a substitution.</summary>
internal sealed record TemplatePart(string Text, bool IsScript);

/// <summary>Takes a script apart from left to right, as its reader asks for one thing or another.</summary>
internal sealed class TinyLexer(string text)
{
    private int _at;

    public bool AtEnd
    {
        get
        {
            SkipBlanks();
            return _at >= text.Length;
        }
    }

    public bool Take(string word)
    {
        if (AtEnd || string.CompareOrdinal(text, _at, word, 0, word.Length) != 0 || IsLongerWord(word))
            return false;
        _at += word.Length;
        return true;
    }

    public string? TakeAny(params string[] words) => Array.Find(words, Take);

    public void Expect(string word)
    {
        if (!Take(word))
            throw new NotSupportedException($"'{word}' expected at {_at} of: {text}");
    }

    public string Name()
    {
        SkipBlanks();
        var from = _at;
        while (_at < text.Length && char.IsLetterOrDigit(text[_at]))
            _at++;
        return _at > from ? text[from.._at] : throw new NotSupportedException($"A name expected at {_at} of: {text}");
    }

    public double? Number()
    {
        SkipBlanks();
        var from = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.'))
            _at++;
        return _at > from ? double.Parse(text[from.._at], CultureInfo.InvariantCulture) : null;
    }

    public string? Quoted()
    {
        SkipBlanks();
        if (text[_at] != '\'')
            return null;
        var end = text.IndexOf('\'', _at + 1);
        var inner = text[(_at + 1)..end];
        _at = end + 1;
        return inner;
    }

    public List<TemplatePart>? Template()
    {
        if (!Take("`"))
            return null;
        var parts = new List<TemplatePart>();
        while (text[_at] != '`')
        {
            if (string.CompareOrdinal(text, _at, "${", 0, 2) == 0)
            {
                _at += 2;
                parts.Add(new(Until("}"), true));
            }
            else
                parts.Add(new(text[_at++].ToString(), false));
        }

        _at++;
        return parts;
    }

    /// <summary>The text up to the bracket that closes what is open, and beyond it.</summary>
    public string Until(string close)
    {
        var from = _at;
        var depth = 0;
        for (; depth > 0 || text[_at] != close[0]; _at++)
            depth += text[_at] is '(' or '{' or '[' ? 1 : text[_at] is ')' or '}' or ']' ? -1 : 0;
        return text[from.._at++];
    }

    // "const" in "constant", "<" in "<="
    private bool IsLongerWord(string word)
    {
        var next = _at + word.Length < text.Length ? text[_at + word.Length] : ' ';
        return char.IsLetter(word[0]) ? char.IsLetterOrDigit(next) : word is "!" or "<" or ">" && next == '=';
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && text[_at] == ' ')
            _at++;
    }
}
