using System.Globalization;
using System.Numerics;
using System.Text;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>Numbers as text and back, exactly as ECMAScript prescribes.</summary>
internal static class NumberText
{
    private const int MaxBinaryDigits = 1024; // of the largest double

    private static readonly string[] Small = [.. Enumerable.Range(0, 256).Select(Coerce.Invariant)];

    /// <summary>Number::toString: the shortest digits that read back as the same number.</summary>
    public static string Format(double number)
    {
        if (number == Math.Floor(number) && Math.Abs(number) < 1e15)
        {
            var integer = (long)number;
            return integer is >= 0 and < 256 ? Small[integer] : integer.ToString(CultureInfo.InvariantCulture);
        }
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "Infinity" : "-Infinity";
        var (digits, exponent) = ShortestDigits(Math.Abs(number));
        return (number < 0 ? "-" : "") + Lay(digits, exponent);
    }

    /// <summary>StringToNumber: what Number("…") gives.</summary>
    public static double Parse(string text)
    {
        var trimmed = Trim(text);
        if (trimmed.Length == 0)
            return 0;
        if (trimmed.Length > 2 && trimmed[0] == '0' && !CharacterClasses.IsDigit(trimmed[1]) && trimmed[1] != '.')
            return ParsePrefixed(trimmed);
        return DecimalLength(trimmed) == trimmed.Length ? ParseDecimal(trimmed) : double.NaN;
    }

    /// <summary>parseFloat(): the longest start of the text that is a number.</summary>
    public static double ParseStart(string text)
    {
        var trimmed = Trim(text);
        var length = DecimalLength(trimmed);
        return length == 0 ? double.NaN : ParseDecimal(trimmed[..length]);
    }

    /// <summary>parseInt().</summary>
    public static double ParseInteger(string text, int radix)
    {
        var rest = Trim(text);
        var negative = rest.Length > 0 && rest[0] == '-';
        if (rest.Length > 0 && rest[0] is '-' or '+')
            rest = rest[1..];
        if (radix is not 0 and (< 2 or > 36))
            return double.NaN;
        if (radix is 0 or 16 && rest.Length > 1 && rest[0] == '0' && rest[1] is 'x' or 'X')
        {
            rest = rest[2..];
            radix = 16;
        }
        radix = radix == 0 ? 10 : radix;
        var length = 0;
        while (length < rest.Length && CharacterClasses.DigitValue(rest[length]) < radix)
            length++;
        if (length == 0)
            return double.NaN;
        var value = FromDigits(rest[..length].ToString(), radix);
        return negative ? -value : value;
    }

    /// <summary>The number nearest to an integer written in any radix.</summary>
    public static double FromDigits(string digits, int radix)
    {
        digits = digits.TrimStart('0');
        if (digits.Length == 0)
            return 0;
        if (radix == 10)
            return double.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var value = 0.0;
        foreach (var digit in digits)
            value = value * radix + CharacterClasses.DigitValue(digit);
        return value < 9007199254740992 ? value : FromManyDigits(digits, radix);
    }

    /// <summary>The digits of the shortest text for a positive number, and the place of the decimal point in them.</summary>
    public static (string Digits, int Exponent) ShortestDigits(double number)
    {
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = exponentAt < 0 ? shortest : shortest[..exponentAt];
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        var exponent = exponentAt >= 0
            ? int.Parse(shortest.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : FirstDigitPower(mantissa);
        return (digits, exponent + 1);
    }

    private static int FirstDigitPower(string plain)
    {
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
            return plain.Length - 1;
        if (plain[0] != '0')
            return point - 1;
        var first = 2;
        while (plain[first] == '0')
            first++;
        return 1 - first;
    }

    // n in the specification: the value is 0.digits × 10^n
    private static string Lay(string digits, int n)
    {
        var k = digits.Length;
        if (k <= n && n <= 21)
            return digits + new string('0', n - k);
        if (n is > 0 and <= 21)
            return $"{digits[..n]}.{digits[n..]}";
        if (n is > -6 and <= 0)
            return "0." + new string('0', -n) + digits;
        return Exponential(digits, n - 1);
    }

    public static string Exponential(string digits, int exponent)
    {
        var text = new StringBuilder().Append(digits[0]);
        if (digits.Length > 1)
            text.Append('.').Append(digits, 1, digits.Length - 1);
        return text.Append('e').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent)).ToString();
    }

    private static ReadOnlySpan<char> Trim(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && CharacterClasses.IsBlank(text[start]))
            start++;
        while (end > start && CharacterClasses.IsBlank(text[end - 1]))
            end--;
        return text.AsSpan(start, end - start);
    }

    private static double ParsePrefixed(ReadOnlySpan<char> text)
    {
        var radix = char.ToLowerInvariant(text[1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 };
        if (radix == 0)
            return DecimalLength(text) == text.Length ? ParseDecimal(text) : double.NaN;
        foreach (var digit in text[2..])
        {
            if (CharacterClasses.DigitValue(digit) >= radix)
                return double.NaN;
        }
        return FromDigits(text[2..].ToString(), radix);
    }

    // how many characters at the start are a decimal number, with its sign
    private static int DecimalLength(ReadOnlySpan<char> text)
    {
        var at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (text[at..].StartsWith("Infinity"))
            return at + "Infinity".Length;
        var digits = SkipDigits(text, ref at);
        if (at < text.Length && text[at] == '.')
        {
            var fraction = at + 1;
            digits += SkipDigits(text, ref fraction);
            if (digits > 0)
                at = fraction;
        }
        if (digits == 0)
            return 0;
        return SkipExponent(text, at);
    }

    private static int SkipExponent(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E'))
            return at;
        var exponent = at + 1;
        if (exponent < text.Length && text[exponent] is '+' or '-')
            exponent++;
        return SkipDigits(text, ref exponent) > 0 ? exponent : at;
    }

    private static int SkipDigits(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        while (at < text.Length && CharacterClasses.IsDigit(text[at]))
            at++;
        return at - start;
    }

    private static double ParseDecimal(ReadOnlySpan<char> text)
    {
        if (text.EndsWith("Infinity"))
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static double FromManyDigits(string digits, int radix)
    {
        if (digits.Length > MaxBinaryDigits)
            return double.PositiveInfinity;
        var value = BigInteger.Zero;
        foreach (var digit in digits)
            value = value * radix + CharacterClasses.DigitValue(digit);
        return double.Parse(value.ToString(CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
