using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace EnforcementFlows.Workflow.Definitions;

/// <summary>
/// What a finding says, with what was filled in: an interpolated text keeps its values, so that the same finding can be put into other
/// words by its code.
/// </summary>
[InterpolatedStringHandler]
public readonly ref struct FindingMessage
{
    private readonly StringBuilder _text;
    private readonly List<string> _arguments;

    public FindingMessage(int literalLength, int formattedCount)
    {
        _text = new(literalLength + (16 * formattedCount));
        _arguments = new(formattedCount);
    }

    public string Text => _text.ToString();

    /// <summary>The values filled in, in their order.</summary>
    public IReadOnlyList<string> Arguments => _arguments;

    public static implicit operator FindingMessage(string text)
    {
        var message = new FindingMessage(text.Length, 0);
        message.AppendLiteral(text);
        return message;
    }

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted<T>(T value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        _text.Append(text);
        _arguments.Add(text);
    }
}
