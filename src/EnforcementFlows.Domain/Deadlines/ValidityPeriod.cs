using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>What a control measure takes hold of; the law's longest term depends on it (民诉法解释 485).</summary>
public enum ControlledAsset
{
    /// <summary>银行存款: one year.</summary>
    BankDeposit,

    /// <summary>动产: two years.</summary>
    Movable,

    /// <summary>不动产、其他财产权: three years.</summary>
    RealEstateOrOtherRight,
}

/// <summary>Validity of control measures, listings and detention (效力期间, P7, P18): no roll, no pause.</summary>
/// <remarks>
/// Conservative on purpose: a lapsed seizure cannot be cured (查封规定 27). The computed day is a proposal; what is
/// stored is the end that the ruling or the assistance notice states.
/// </remarks>
public static class ValidityPeriod
{
    /// <summary>The last effective day: start + term − 1 day. 2026-03-10 for one year ends on 2027-03-09.</summary>
    /// <exception cref="DomainException"><c>validity.unit</c>: only days, months and years make sense.</exception>
    public static DateOnly LastDay(DateOnly start, Period term) => Corresponding(start, term).AddDays(-1);

    /// <summary>The longest term that the law allows for one seizure or one renewal (民诉法解释 485).</summary>
    public static Period Longest(ControlledAsset asset) => Period.Years(asset switch
    {
        ControlledAsset.BankDeposit => 1,
        ControlledAsset.Movable => 2,
        ControlledAsset.RealEstateOrOtherRight => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(asset)),
    });

    /// <summary>Checks the end that a ruling states.</summary>
    /// <exception cref="DomainException"><c>measure.too-long</c>; <c>measure.ends-before-start</c></exception>
    public static void RequireLawful(ControlledAsset asset, DateOnly start, DateOnly lastDay)
    {
        if (lastDay < start)
            throw new DomainException("measure.ends-before-start", "措施的止日不得早于起日。");
        var longest = Longest(asset);
        if (lastDay > LastDay(start, longest))
            throw new DomainException("measure.too-long", $"措施期限不得超过{longest}，最迟至 {LastDay(start, longest).Text()}。", "民诉法解释485");
    }

    /// <summary>A renewal (续行) runs from the day after the old last day, not from the day of the new ruling (P18).</summary>
    /// <returns>Its first and its last effective day.</returns>
    /// <exception cref="DomainException"><c>measure.lapsed</c>: entered after the old end; the measure is gone, only a new one helps.</exception>
    public static (DateOnly First, DateOnly Last) Renew(DateOnly oldLastDay, DateTimeOffset enteredAt, Period term)
    {
        if (CourtTime.DayOf(enteredAt) > oldLastDay)
            throw new DomainException("measure.lapsed", $"原措施已于 {oldLastDay.Text()} 届满失效，不能续行。", "查封规定27");
        var first = oldLastDay.AddDays(1);
        return (first, LastDay(first, term));
    }

    private static DateOnly Corresponding(DateOnly start, Period term) => term.Unit switch
    {
        PeriodUnit.Day => start.AddDays(term.N),
        PeriodUnit.Month => start.AddMonths(term.N),
        PeriodUnit.Year => start.AddYears(term.N),
        _ => throw new DomainException("validity.unit", "效力期间只能以日、月、年计算。"),
    };
}
