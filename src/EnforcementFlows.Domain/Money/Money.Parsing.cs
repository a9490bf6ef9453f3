using System.Globalization;
using System.Text.RegularExpressions;

namespace EnforcementFlows.Domain;

public readonly partial record struct Money
{
    private const int LongestText = 19; // sixteen digits, the point, two places

    /// <summary>Reads an amount that a person or another system states: plain digits, at most two places, not negative.</summary>
    /// <exception cref="DomainException"><c>money.invalid</c>; the message says what is wrong with the text.</exception>
    public static Money Parse(string? text) =>
        TryParse(text, out var money, out var problem) ? money : throw new DomainException("money.invalid", problem);

    /// <summary><see cref="Parse"/> without the exception: <c>problem</c> says in Chinese what is wrong, and is empty when nothing is.</summary>
    public static bool TryParse(string? text, out Money money, out string problem)
    {
        money = Zero;
        problem = WrongWith(text);
        if (problem.Length > 0)
            return false;
        money = new Money(decimal.Parse(text!, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        return true;
    }

    private static string WrongWith(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "金额不能为空。";
        if (text.Length > LongestText)
            return "金额超出允许的范围。";
        if (text[0] == '-')
            return "金额不得为负数。";
        if (TooManyPlaces().IsMatch(text))
            return "金额最多两位小数（精确到分）。";
        if (LeadingZero().IsMatch(text))
            return "金额的整数部分不得以0开头。";
        return Plain().IsMatch(text)
            ? ""
            : "金额应为不带空格、逗号、单位的十进制数字，例如 12000.00。";
    }

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,15})(\.[0-9]{1,2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[0-9]+\.[0-9]{3,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TooManyPlaces();

    [GeneratedRegex(@"^0[0-9]+(\.[0-9]{1,2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingZero();
}
