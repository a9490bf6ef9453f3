using System.Globalization;

namespace EnforcementFlows.Workflow.Timers;

/// <summary>Times as texts of a definition: spans as .NET writes them (<c>3.00:00:00</c>), instants as ISO-8601, UTC where they name no zone.</summary>
internal static class TimeText
{
    /// <summary>Null when it is not a span, or a negative one.</summary>
    public static TimeSpan? Span(string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero ? span : null;

    public static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    /// <summary>Why a text can not be the time of an activity of that type; null when it can.</summary>
    /// <exception cref="FormatException">It is not a cron expression.</exception>
    public static string? Mistake(string activityType, string text, bool isTrigger)
    {
        if (activityType == "Elsa.Cron")
            return CronSchedule.Parse(text) is null ? text : null;
        if (activityType == "Elsa.StartAt")
            return Instant(text) is null ? $"'{text}' is not a date and time." : null;
        return Span(text) switch
        {
            null => $"'{text}' is not a span of time such as 3.00:00:00.",
            { Ticks: 0 } when isTrigger => "A timer that starts the workflow needs an interval greater than zero.",
            _ => null,
        };
    }
}
