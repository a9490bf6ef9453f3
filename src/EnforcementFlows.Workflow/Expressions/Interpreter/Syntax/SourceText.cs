namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>The text of a script and its lines.</summary>
internal sealed class SourceText
{
    public const int MaxLength = 65_536;

    public SourceText(string text)
    {
        Text = text;
        if (text.Length > MaxLength)
            throw Error(0, $"脚本过长：最多 {MaxLength} 个字符");
    }

    public string Text { get; }

    public (int Line, int Column) Position(int offset)
    {
        var line = 1;
        var start = 0;
        for (var i = 0; i < offset && i < Text.Length; i++)
        {
            if (!IsLineEnd(Text[i]) || (Text[i] == '\r' && i + 1 < Text.Length && Text[i + 1] == '\n'))
                continue;
            line++;
            start = i + 1;
        }
        return (line, Math.Max(0, offset - start) + 1);
    }

    public ScriptSyntaxException Error(int offset, string message)
    {
        var (line, column) = Position(offset);
        return new ScriptSyntaxException(message, line, column);
    }

    public static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';
}
