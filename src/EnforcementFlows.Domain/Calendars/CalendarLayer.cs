namespace EnforcementFlows.Domain.Calendars;

/// <summary>Who set a day; a later level overrides an earlier one.</summary>
public enum CalendarLevel
{
    /// <summary>国务院放假安排</summary>
    National,

    /// <summary>本院日历，例如自治地方的节日</summary>
    Court,

    /// <summary>突发事件临时放假或者上班</summary>
    Emergency,
}

/// <summary>The years that one level has set.</summary>
public sealed record CalendarLayer
{
    /// <exception cref="DomainException">
    /// <c>calendar.year-twice</c>; <c>calendar.make-up-on-weekday</c>: a national make-up workday is a Saturday or Sunday by nature.
    /// </exception>
    public CalendarLayer(CalendarLevel level, IEnumerable<CalendarYear> years)
    {
        Level = level;
        Years = [.. years.OrderBy(year => year.Year)];
        if (Years.GroupBy(year => year.Year).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new DomainException("calendar.year-twice", $"{twice.Key}年的日历出现了两次。");
        if (level == CalendarLevel.National && Years.SelectMany(year => year.MakeUpWorkdays).FirstOrDefault(day => !CourtCalendar.IsWeekend(day.Date)) is { } wrong)
            throw new DomainException("calendar.make-up-on-weekday", $"{wrong.Date:yyyy-MM-dd} 不是星期六或者星期日，不会是调休上班日。");
    }

    public CalendarLevel Level { get; }

    public IReadOnlyList<CalendarYear> Years { get; }
}
