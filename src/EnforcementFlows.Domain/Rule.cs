using System.Diagnostics.CodeAnalysis;

namespace EnforcementFlows.Domain;

/// <summary>Guards at the head of an act: a broken one ends it with a stable code before anything has changed.</summary>
internal static class Rule
{
    /// <param name="clause">The law or clause that forbids it, where one can be named.</param>
    public static void Require([DoesNotReturnIf(false)] bool holds, string code, string message, string? clause = null)
    {
        if (!holds)
            throw new DomainException(code, message, clause);
    }

    /// <summary>A text that people must give, trimmed.</summary>
    public static string Text([NotNull] string? text, string code, string message, string? clause = null)
    {
        Require(!string.IsNullOrWhiteSpace(text), code, message, clause);
        return text.Trim();
    }
}
