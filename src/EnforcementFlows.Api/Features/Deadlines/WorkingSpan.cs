using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Api.Features.Deadlines;

/// <summary>Spans of the profile that are not periods of law, such as how long a task may stay unclaimed.</summary>
internal static class WorkingSpan
{
    private static readonly Period Default = new(1, PeriodUnit.WorkingDay);

    /// <summary>The instant a span after another; working days keep the time of day.</summary>
    public static DateTimeOffset After(Period? span, CourtCalendar calendar, DateTimeOffset from)
    {
        var period = span ?? Default;
        return period.Unit switch
        {
            PeriodUnit.Hour => from.AddHours(period.N),
            PeriodUnit.Day => from.AddDays(period.N),
            _ => CourtTime.At(calendar.AddWorkdays(CourtTime.DayOf(from), period.N), CourtTime.TimeOf(from)).ToUniversalTime(),
        };
    }
}
