namespace EnforcementFlows.Bench;

/// <summary>A measured value beside its target.</summary>
/// <param name="Detail">What a reader wants to know beside the value.</param>
internal sealed record Figure(string Name, double Value, Target Target, string Unit, string Detail)
{
    /// <summary>What the value is to be read against: the noise of its own comparison. Null: the speed of the machine.</summary>
    public Yardstick? Yardstick { get; init; }

    public bool Holds => Target.IsMetBy(Value);
}

internal readonly record struct Target(double Value, bool IsMost)
{
    public static Target AtMost(double value) => new(value, IsMost: true);

    public static Target AtLeast(double value) => new(value, IsMost: false);

    public bool IsMetBy(double value) => IsMost ? value <= Value : value >= Value;
}

/// <summary>Something measured several times over, to tell how much the machine itself varies.</summary>
internal sealed record Yardstick(string Name, string Unit, double Min, double Median, double Max)
{
    public static Yardstick Of(string name, string unit, IReadOnlyCollection<double> samples) =>
        new(name, unit, samples.Min(), samples.Percentile(50), samples.Max());
}

internal static class Samples
{
    /// <summary>The smallest sample that so many percent do not exceed; of an even number, the median is the mean of the middle two.</summary>
    public static double Percentile(this IReadOnlyCollection<double> samples, double percent)
    {
        var sorted = samples.Order().ToList();
        var rank = sorted.Count * percent / 100;
        var at = Math.Max((int)Math.Ceiling(rank) - 1, 0);
        return percent == 50 && sorted.Count % 2 == 0 ? (sorted[at] + sorted[at + 1]) / 2 : sorted[at];
    }
}
