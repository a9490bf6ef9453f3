namespace EnforcementFlows.Domain;

/// <summary>The legal day (法定日) of an instant: the calendar day in Asia/Shanghai.</summary>
public static class LegalDay
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Shanghai).DateTime);
}
