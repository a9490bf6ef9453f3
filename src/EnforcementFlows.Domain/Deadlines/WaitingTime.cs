namespace EnforcementFlows.Domain.Deadlines;

/// <summary>A minimum that must have passed before an act is allowed (最短等待期, P13), such as three months before 终本 (终本规定 1).</summary>
public static class WaitingTime
{
    /// <summary>
    /// The first day on which the act is allowed: "已超过三个月" means the day after the corresponding day, and no roll.
    /// Filed 01-30, three months end 04-30, allowed from 05-01.
    /// </summary>
    /// <exception cref="DomainException"><c>waiting.unit</c></exception>
    public static DateOnly AllowedFrom(DateOnly start, Period wait) => LastWaitingDay(start, wait).AddDays(1);

    public static bool IsOver(DateOnly start, Period wait, DateOnly today) => today >= AllowedFrom(start, wait);

    private static DateOnly LastWaitingDay(DateOnly start, Period wait) => wait.Unit switch
    {
        PeriodUnit.Day => start.AddDays(wait.N),
        PeriodUnit.Month => start.AddMonths(wait.N),
        PeriodUnit.Year => start.AddYears(wait.N),
        _ => throw new DomainException("waiting.unit", "等待期只能以日、月、年计算。"),
    };
}
