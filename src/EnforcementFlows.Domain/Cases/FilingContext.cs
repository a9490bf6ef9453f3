using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Cases;

/// <summary>What a filing is judged against: the court it came to and the moment it came.</summary>
/// <param name="CourtName">For messages, such as 桐柏县人民法院.</param>
/// <param name="CourtCode">The court's code in case numbers (法院代字), such as 豫1330.</param>
public sealed record FilingContext(string CourtName, string CourtCode, DateTimeOffset Now)
{
    public DateOnly Today => CourtTime.DayOf(Now);
}
