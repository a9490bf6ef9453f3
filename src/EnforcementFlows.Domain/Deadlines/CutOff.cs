using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>A day found with a calendar.</summary>
/// <param name="Day">A legal day of Asia/Shanghai.</param>
/// <param name="Provisional">It was looked for in a year whose calendar is not loaded (P10).</param>
public readonly record struct ComputedDay(DateOnly Day, bool Provisional);

/// <summary>"At least N before expiry" (期限届满前N日, P12), as in applying for renewal seven days before (保全规定 18).</summary>
public static class CutOff
{
    /// <summary>The latest day on which the act is in time: expiry − N, and backwards, never forwards, over rest days.</summary>
    /// <exception cref="DomainException"><c>cut-off.unit</c>: hours have no latest day.</exception>
    public static ComputedDay LatestDay(DateOnly expiry, Period before, CourtCalendar calendar)
    {
        var trail = new Trail(calendar);
        trail.Touch(expiry);
        var day = before.Unit switch
        {
            PeriodUnit.Day => expiry.AddDays(-before.N),
            PeriodUnit.WorkingDay => calendar.AddWorkdays(expiry, -before.N),
            PeriodUnit.Month => expiry.AddMonths(-before.N),
            PeriodUnit.Year => expiry.AddYears(-before.N),
            _ => throw new DomainException("cut-off.unit", "届满前的提前期只能以日、工作日、月、年计算。"),
        };
        while (trail.Rests(day))
            day = day.AddDays(-1);
        return new ComputedDay(day, trail.Provisional);
    }
}
