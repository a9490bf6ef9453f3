namespace EnforcementFlows.Domain.Calendars;

/// <summary>Legal days (日) are days of Asia/Shanghai; an instant belongs to the day that a clock in court shows.</summary>
/// <remarks>The offset is fixed: China has had no daylight saving time since 1991, long before any period computed here.</remarks>
public static class CourtTime
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    public static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(Offset);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The instant at which the day begins (00:00).</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>The instant at which the day is over (24:00), that is the first instant of the next one.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);
}
