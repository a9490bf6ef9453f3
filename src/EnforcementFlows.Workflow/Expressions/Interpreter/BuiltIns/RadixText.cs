using System.Numerics;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>Number.prototype.toString(radix): as many digits after the point as tell the number from its neighbours.</summary>
internal static class RadixText
{
    private const string Symbols = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Format(double number, int radix)
    {
        if (!double.IsFinite(number))
            return NumberText.Format(number);
        var value = Math.Abs(number);
        var integer = Math.Floor(value);
        var fraction = Fraction(value, ref integer, radix);
        var digits = Integer(integer, radix);
        return (number < 0 ? "-" : "") + digits + (fraction.Length > 0 ? "." + fraction : "");
    }

    private static string Fraction(double value, ref double integer, int radix)
    {
        var fraction = value - integer;
        var precision = Math.Max(0.5 * (Math.BitIncrement(value) - value), double.Epsilon);
        var digits = new List<int>();
        while (fraction >= precision)
        {
            fraction *= radix;
            precision *= radix;
            var digit = (int)fraction;
            digits.Add(digit);
            fraction -= digit;
            if ((fraction > 0.5 || (fraction == 0.5 && (digit & 1) == 1)) && fraction + precision > 1)
            {
                RoundUp(digits, ref integer, radix);
                break;
            }
        }
        return string.Concat(digits.Select(digit => Symbols[digit]));
    }

    private static void RoundUp(List<int> digits, ref double integer, int radix)
    {
        while (digits.Count > 0 && digits[^1] == radix - 1)
            digits.RemoveAt(digits.Count - 1);
        if (digits.Count == 0)
            integer++;
        else
            digits[^1]++;
    }

    // exact, also beyond 2^53
    private static string Integer(double integer, int radix)
    {
        var digits = new Stack<char>();
        var rest = new BigInteger(integer);
        do
        {
            rest = BigInteger.DivRem(rest, radix, out var digit);
            digits.Push(Symbols[(int)digit]);
        }
        while (!rest.IsZero);
        return string.Concat(digits);
    }
}
