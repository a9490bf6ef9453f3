using System.Diagnostics.CodeAnalysis;

namespace EnforcementFlows.Domain;

/// <summary>Guards at the head of an act: a broken one ends it with a stable code before anything has changed.</summary>
internal static class Rule
{
    public static void Require([DoesNotReturnIf(false)] bool holds, string code, string message)
    {
        if (!holds)
            throw new DomainException(code, message);
    }

    /// <summary>A text that people must give, trimmed.</summary>
    public static string Text([NotNull] string? text, string code, string message)
    {
        Require(!string.IsNullOrWhiteSpace(text), code, message);
        return text.Trim();
    }
}
