using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace EnforcementFlows.Domain;

/// <summary>The kebab-case codes by which the API, forms and definitions name the values of our enums (<c>closing-requested</c>).</summary>
public static class EnumCode
{
    public static string Code<T>(this T value)
        where T : struct, Enum => Table<T>.ByValue[value];

    /// <exception cref="DomainException"><c>value.unknown</c>: the text is no code of <typeparamref name="T"/>.</exception>
    public static T Parse<T>(string? code)
        where T : struct, Enum =>
        TryParse<T>(code, out var value)
            ? value
            : throw new DomainException("value.unknown", $"不认识的取值，应为：{string.Join("、", Table<T>.ByCode.Keys.Order(StringComparer.Ordinal))}。");

    public static bool TryParse<T>([NotNullWhen(true)] string? code, out T value)
        where T : struct, Enum
    {
        value = default;
        return code is not null && Table<T>.ByCode.TryGetValue(code, out value);
    }

    /// <summary>Whether a text is written as codes are: lower-case letters and digits, parted by single hyphens.</summary>
    public static bool IsKebabCase(string text) =>
        text.Split('-').All(part => part.Length > 0 && part.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)));

    private static string KebabCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue =
            Enum.GetValues<T>().ToFrozenDictionary(value => value, value => KebabCase(value.ToString()));

        public static readonly FrozenDictionary<string, T> ByCode =
            ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
