using System.Text;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>Upper and lower case without a language. Letters whose other case is several letters are in a small table.</summary>
internal static class LetterCase
{
    private static readonly Dictionary<char, string> Upper = new()
    {
        ['ß'] = "SS",
        ['ŉ'] = "ʼN",
        ['ǰ'] = "J̌",
        ['ΐ'] = "Ϊ́",
        ['ΰ'] = "Ϋ́",
        ['և'] = "ԵՒ",
        ['ẖ'] = "H̱",
        ['ẗ'] = "T̈",
        ['ẘ'] = "W̊",
        ['ẙ'] = "Y̊",
        ['ẚ'] = "Aʾ",
        ['ﬀ'] = "FF",
        ['ﬁ'] = "FI",
        ['ﬂ'] = "FL",
        ['ﬃ'] = "FFI",
        ['ﬄ'] = "FFL",
        ['ﬅ'] = "ST",
        ['ﬆ'] = "ST",
    };

    public static string ToUpper(string text)
    {
        var upper = text.ToUpperInvariant();
        if (!upper.Any(Upper.ContainsKey))
            return upper;
        var result = new StringBuilder();
        foreach (var letter in upper)
            _ = Upper.TryGetValue(letter, out var letters) ? result.Append(letters) : result.Append(letter);
        return result.ToString();
    }

    public static string ToLower(string text)
    {
        var lower = text.Replace("İ", "i̇", StringComparison.Ordinal).ToLowerInvariant();
        return text.Contains('Σ') ? WithFinalSigma(text, lower) : lower;
    }

    // Σ at the end of a word
    private static string WithFinalSigma(string text, string lower)
    {
        if (lower.Length != text.Length)
            return lower;
        var result = new StringBuilder(lower);
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == 'Σ' && char.IsLetter(text[i - 1]) && (i + 1 == text.Length || !char.IsLetter(text[i + 1])))
                result[i] = 'ς';
        }
        return result.ToString();
    }
}
