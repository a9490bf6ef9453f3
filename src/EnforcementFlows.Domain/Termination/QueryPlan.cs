using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Termination;

/// <summary>When the assets of a 终本 case are queried again (终本后定期查询).</summary>
/// <remarks>
/// 终本规定 9: every six months, for five years. A court may ask more often and for longer (WL-3-2-2, WL-3-2-3); what it sets below
/// the law is raised to it. All days count from the termination: a query that was late moves none of the later ones.
/// </remarks>
public sealed record QueryPlan
{
    private static readonly Period LongestInterval = Period.Months(6);
    private static readonly Period ShortestSpan = Period.Years(5);

    /// <param name="every">How often the court asks.</param>
    /// <param name="during">For how long.</param>
    /// <param name="untilPaid">Whether it goes on after that, until nothing is owed any more.</param>
    public QueryPlan(Period every, Period during, bool untilPaid = false)
    {
        Every = IsTooSlow(every) ? LongestInterval : every;
        During = IsTooShort(during) ? ShortestSpan : during;
        UntilPaid = untilPaid;
    }

    public Period Every { get; }

    public Period During { get; }

    public bool UntilPaid { get; }

    /// <summary>Slower than the law allows, or in a unit in which nobody plans months ahead.</summary>
    public static bool IsTooSlow(Period every) => !IsCalendar(every) || every.RoughHours > LongestInterval.RoughHours;

    /// <summary>Shorter than the law demands.</summary>
    public static bool IsTooShort(Period during) => !IsCalendar(during) || during.RoughHours < ShortestSpan.RoughHours;

    /// <summary>The last day on which a query falls; null where they go on until nothing is owed.</summary>
    public DateOnly? LastDay(DateOnly terminatedOn) => UntilPaid ? null : After(terminatedOn, During, 1);

    /// <summary>The first query day after <paramref name="day"/>; null when the time is over.</summary>
    /// <remarks>Terminated on 2026-08-31: 2027-02-28, 2027-08-31, …, 2031-08-31.</remarks>
    public DateOnly? NextAfter(DateOnly terminatedOn, DateOnly day)
    {
        var n = 1;
        while (After(terminatedOn, Every, n) <= day)
            n++;
        var next = After(terminatedOn, Every, n);
        return next > LastDay(terminatedOn) ? null : next;
    }

    private static bool IsCalendar(Period period) => period.N > 0 && period.Unit is PeriodUnit.Day or PeriodUnit.Month or PeriodUnit.Year;

    private static DateOnly After(DateOnly start, Period period, int times) => period.Unit switch
    {
        PeriodUnit.Day => start.AddDays(period.N * times),
        PeriodUnit.Month => start.AddMonths(period.N * times),
        _ => start.AddYears(period.N * times),
    };
}
