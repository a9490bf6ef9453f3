using System.Text.Json.Serialization;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>A length of time as a regulation states it (期间): a number and a unit, such as 3 days or 10 working days.</summary>
/// <param name="N">Not negative. For <see cref="PeriodUnit.SameDay"/> it has no meaning and is 0.</param>
/// <param name="Unit">The unit decides which counting rule applies (P1–P7).</param>
/// <exception cref="DomainException"><c>period.invalid</c>: negative, or longer than any law knows.</exception>
public sealed record Period(int N, PeriodUnit Unit)
{
    public int N { get; } = N >= 0 && N <= Longest(Unit)
        ? N
        : throw new DomainException("period.invalid", $"期间的数值应在0至{Longest(Unit)}之间。");

    /// <summary>Due by the end of the event's own day (当日).</summary>
    public static Period SameDay { get; } = new(0, PeriodUnit.SameDay);

    public static Period Hours(int n) => new(n, PeriodUnit.Hour);

    public static Period WorkingHours(int n) => new(n, PeriodUnit.WorkingHour);

    public static Period Days(int n) => new(n, PeriodUnit.Day);

    public static Period WorkingDays(int n) => new(n, PeriodUnit.WorkingDay);

    public static Period Months(int n) => new(n, PeriodUnit.Month);

    public static Period Years(int n) => new(n, PeriodUnit.Year);

    /// <summary>Hours have an instant as their end; every other unit ends with a legal day.</summary>
    [JsonIgnore]
    public bool IsInHours => Unit is PeriodUnit.Hour or PeriodUnit.WorkingHour;

    /// <summary>Good enough to tell the longer of two leads.</summary>
    internal int RoughHours => N * Unit switch
    {
        PeriodUnit.Hour => 1,
        PeriodUnit.WorkingHour => 3,
        PeriodUnit.Day => 24,
        PeriodUnit.WorkingDay => 34,
        PeriodUnit.Month => 730,
        PeriodUnit.Year => 8_766,
        _ => 0,
    };

    /// <summary>As people say it: <c>3日</c>, <c>10个工作日</c>, <c>当日</c>.</summary>
    public override string ToString() => Unit switch
    {
        PeriodUnit.Hour => $"{N}小时",
        PeriodUnit.WorkingHour => $"{N}个工作小时",
        PeriodUnit.Day => $"{N}日",
        PeriodUnit.WorkingDay => $"{N}个工作日",
        PeriodUnit.Month => $"{N}个月",
        PeriodUnit.Year => $"{N}年",
        PeriodUnit.SameDay => "当日",
        _ => throw new InvalidOperationException($"No name for the unit {Unit}."),
    };

    // beyond anything a court sets, and every resulting date stays inside the calendar type
    private static int Longest(PeriodUnit unit) => unit switch
    {
        PeriodUnit.Month => 1_200,
        PeriodUnit.Year => 100,
        PeriodUnit.SameDay => 0,
        _ => 10_000,
    };
}
