using System.Globalization;
using System.Text;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>ECMAScript's white space and identifier characters.</summary>
internal static class CharacterClasses
{
    public static bool IsWhiteSpace(char c) =>
        c is ' ' or '\t' or '\v' or '\f' or '\u00A0' or '\uFEFF'
        || (c > 127 && char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator);

    /// <summary>White space or a line end: what trim() removes and Number() ignores.</summary>
    public static bool IsBlank(char c) => IsWhiteSpace(c) || SourceText.IsLineEnd(c);

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static int DigitValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => 99,
    };

    public static bool IsNameStart(Rune rune) =>
        rune.Value is '$' or '_' || Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber;

    public static bool IsNamePart(Rune rune) =>
        IsNameStart(rune)
        || rune.Value is 0x200C or 0x200D
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation;
}
