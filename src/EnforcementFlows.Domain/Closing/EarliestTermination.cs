using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Closing;

/// <summary>The first day on which 终本 is allowed (P13: never rolled; the day after the corresponding day three months later).</summary>
/// <remarks>终本规定 1(4) "自执行案件立案之日起已超过三个月". Filed 2026-01-30 → three months end 04-30 → allowed from 05-01.</remarks>
public static class EarliestTermination
{
    private static readonly Period Wait = Period.Months(3);

    /// <summary>Nobody is asked to approve what the law does not allow yet; facts that are still open are the review's matter.</summary>
    /// <exception cref="DomainException"><c>terminate.too-early</c></exception>
    public static void EnsureReached(EnforcementCase on, DateTimeOffset now)
    {
        var earliest = After(CourtTime.DayOf(on.FiledAt));
        Rule.Require(CourtTime.DayOf(now) >= earliest, "terminate.too-early", $"立案未超过三个月，最早可于 {earliest:yyyy-MM-dd} 终本。", "终本规定1(4)");
    }

    public static DateOnly After(DateOnly filedOn) => WaitingTime.AllowedFrom(filedOn, Wait);
}
