using System.Numerics;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

internal static class MathMembers
{
    public static readonly MethodTable Table = new()
    {
        { "E", Math.E },
        { "LN10", 2.302585092994046 },
        { "LN2", 0.6931471805599453 },
        { "LOG10E", 0.4342944819032518 },
        { "LOG2E", 1.4426950408889634 },
        { "PI", Math.PI },
        { "SQRT1_2", 0.7071067811865476 },
        { "SQRT2", 1.4142135623730951 },
        { "abs", (machine, _, a) => Math.Abs(a.Number(machine, 0)) },
        { "acos", (machine, _, a) => Math.Acos(a.Number(machine, 0)) },
        { "asin", (machine, _, a) => Math.Asin(a.Number(machine, 0)) },
        { "atan", (machine, _, a) => Math.Atan(a.Number(machine, 0)) },
        { "atan2", (machine, _, a) => Math.Atan2(a.Number(machine, 0), a.Number(machine, 1)) },
        { "cbrt", (machine, _, a) => CubeRoot(a.Number(machine, 0)) },
        { "ceil", (machine, _, a) => Math.Ceiling(a.Number(machine, 0)) },
        { "clz32", (machine, _, a) => (double)BitOperations.LeadingZeroCount(Coerce.ToUInt32(machine, a.At(0))) },
        { "cos", (machine, _, a) => Math.Cos(a.Number(machine, 0)) },
        { "exp", (machine, _, a) => Math.Exp(a.Number(machine, 0)) },
        { "floor", (machine, _, a) => Math.Floor(a.Number(machine, 0)) },
        { "fround", (machine, _, a) => (double)(float)a.Number(machine, 0) },
        { "hypot", (machine, _, a) => Hypot(machine, a) },
        { "imul", (machine, _, a) => (double)unchecked(Coerce.ToInt32(machine, a.At(0)) * Coerce.ToInt32(machine, a.At(1))) },
        { "log", (machine, _, a) => Math.Log(a.Number(machine, 0)) },
        { "log10", (machine, _, a) => Math.Log10(a.Number(machine, 0)) },
        { "log2", (machine, _, a) => Math.Log2(a.Number(machine, 0)) },
        { "max", (machine, _, a) => Extreme(machine, a, double.NegativeInfinity, Math.Max) },
        { "min", (machine, _, a) => Extreme(machine, a, double.PositiveInfinity, Math.Min) },
        { "pow", (machine, _, a) => Arithmetic.Power(a.Number(machine, 0), a.Number(machine, 1)) },
        { "random", (machine, _, _) => machine.Scope.Random.NextDouble() },
        { "round", (machine, _, a) => Round(a.Number(machine, 0)) },
        { "sign", (machine, _, a) => Sign(a.Number(machine, 0)) },
        { "sin", (machine, _, a) => Math.Sin(a.Number(machine, 0)) },
        { "sqrt", (machine, _, a) => Math.Sqrt(a.Number(machine, 0)) },
        { "tan", (machine, _, a) => Math.Tan(a.Number(machine, 0)) },
        { "trunc", (machine, _, a) => Math.Truncate(a.Number(machine, 0)) },
    };

    // Math.Max and Math.Min of .NET treat NaN and -0 as ECMAScript does
    private static double Extreme(Machine machine, ReadOnlySpan<Value> arguments, double start, Func<double, double, double> choose)
    {
        machine.Work(arguments.Length);
        foreach (var argument in arguments)
            start = choose(start, Coerce.ToNumber(machine, argument));
        return start;
    }

    private static double Hypot(Machine machine, ReadOnlySpan<Value> arguments)
    {
        var sum = 0.0;
        var infinite = false;
        foreach (var argument in arguments)
        {
            var number = Coerce.ToNumber(machine, argument);
            infinite |= double.IsInfinity(number);
            sum += number * number;
        }
        return infinite ? double.PositiveInfinity : Math.Sqrt(sum);
    }

    // the platform's root of 27 is not always 3
    private static double CubeRoot(double number)
    {
        var root = Math.Cbrt(number);
        var whole = Math.Round(root);
        return whole * whole * whole == number ? whole : root;
    }

    // halves go up, also below zero; what rounds to zero keeps its sign
    private static double Round(double number)
    {
        var floor = Math.Floor(number);
        var rounded = number - floor >= 0.5 ? floor + 1 : floor;
        return rounded == 0 && double.IsNegative(number) ? -0.0 : rounded;
    }

    private static double Sign(double number) => number > 0 ? 1 : number < 0 ? -1 : number;
}
