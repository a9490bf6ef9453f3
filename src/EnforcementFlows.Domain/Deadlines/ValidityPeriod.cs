namespace EnforcementFlows.Domain.Deadlines;

/// <summary>Validity of control measures, listings and detention (效力期间, P7): no roll, no pause.</summary>
/// <remarks>
/// Conservative on purpose: a lapsed seizure cannot be cured (查封规定 27). The computed day is a proposal; what is
/// stored is the end that the ruling or the assistance notice states.
/// </remarks>
public static class ValidityPeriod
{
    /// <summary>The last effective day: start + term − 1 day. 2026-03-10 for one year ends on 2027-03-09.</summary>
    /// <exception cref="DomainException"><c>validity.unit</c>: only days, months and years make sense.</exception>
    public static DateOnly LastDay(DateOnly start, Period term) => Corresponding(start, term).AddDays(-1);

    private static DateOnly Corresponding(DateOnly start, Period term) => term.Unit switch
    {
        PeriodUnit.Day => start.AddDays(term.N),
        PeriodUnit.Month => start.AddMonths(term.N),
        PeriodUnit.Year => start.AddYears(term.N),
        _ => throw new DomainException("validity.unit", "效力期间只能以日、月、年计算。"),
    };
}
