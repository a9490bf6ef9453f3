using System.Globalization;
using System.Text.RegularExpressions;

namespace EnforcementFlows.Domain.Parties;

/// <summary>Citizen identity number (公民身份号码): 18 characters, a date of birth inside, check character by ISO 7064 MOD 11-2.</summary>
/// <remarks>GB 11643-1999.</remarks>
public static partial class ResidentIdNumber
{
    private const string CheckCharacters = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public static bool IsValid(string? number) =>
        number is not null
        && Shape().IsMatch(number)
        && DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && CheckCharacter(number) == char.ToUpperInvariant(number[17]);

    private static char CheckCharacter(string number)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += (number[i] - '0') * Weights[i];
        return CheckCharacters[sum % 11];
    }

    [GeneratedRegex("^[0-9]{17}[0-9Xx]$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
