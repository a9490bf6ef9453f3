using System.Globalization;
using System.Numerics;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>toFixed, toPrecision and toExponential: rounded from the exact value of the double, halves away from zero.</summary>
internal static class ExactDecimal
{
    public static string Fixed(double number, int digits)
    {
        if (double.IsNaN(number) || Math.Abs(number) >= 1e21)
            return NumberText.Format(number);
        var text = Scaled(Math.Abs(number), digits).ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var sign = number < 0 ? "-" : "";
        return digits == 0 ? sign + text : $"{sign}{text[..^digits]}.{text[^digits..]}";
    }

    public static string Precision(double number, int precision)
    {
        var sign = number < 0 ? "-" : "";
        var (digits, exponent) = Digits(Math.Abs(number), precision);
        if (exponent < -6 || exponent >= precision)
            return sign + NumberText.Exponential(digits, exponent);
        if (exponent == precision - 1)
            return sign + digits;
        return exponent >= 0
            ? $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}"
            : $"{sign}0.{new string('0', -exponent - 1)}{digits}";
    }

    /// <param name="number">Finite.</param>
    /// <param name="digits">Digits after the point; null: as many as needed.</param>
    public static string Exponential(double number, int? digits)
    {
        var sign = number < 0 ? "-" : "";
        if (digits is { } wanted)
        {
            var (rounded, power) = Digits(Math.Abs(number), wanted + 1);
            return sign + NumberText.Exponential(rounded, power);
        }
        if (number == 0)
            return "0e+0";
        var (shortest, exponent) = NumberText.ShortestDigits(Math.Abs(number));
        return sign + NumberText.Exponential(shortest, exponent - 1);
    }

    // exactly so many digits, and the power of ten of the first one
    private static (string Digits, int Exponent) Digits(double number, int count)
    {
        if (number == 0)
            return (new string('0', count), 0);
        // the shortest text may have been rounded up to a power of ten, and so may the result: 9.88 to 10
        var exponent = NumberText.ShortestDigits(number).Exponent - 2;
        while (true)
        {
            var digits = Scaled(number, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
            if (digits.Length <= count)
                return (digits, exponent);
            exponent++;
        }
    }

    // number × 10^digits to the nearest integer, from the exact binary value
    private static BigInteger Scaled(double number, int digits)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var power = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        if (power == 0)
            power++;
        else
            mantissa |= 1L << 52;
        power -= 1075;
        var numerator = new BigInteger(mantissa);
        var denominator = BigInteger.One;
        if (digits > 0)
            numerator *= BigInteger.Pow(10, digits);
        else
            denominator = BigInteger.Pow(10, -digits);
        if (power > 0)
            numerator <<= power;
        else
            denominator <<= -power;
        return (2 * numerator + denominator) / (2 * denominator);
    }
}
