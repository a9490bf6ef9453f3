using System.Globalization;
using Quartz;

namespace EnforcementFlows.Workflow.Timers;

/// <summary>
/// Elsa's cron (six fields with seconds, UTC; Sunday = 0 or 7, Monday = 1; day and weekday both restrict) on Quartz's
/// expression, whose weekdays count from Sunday = 1 and which wants one of day and weekday to be <c>?</c>.
/// </summary>
public sealed class CronSchedule
{
    private const int MaxDays = 5_000;
    private static readonly string[] DayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    private readonly CronExpression _byDay;
    private readonly CronExpression? _byWeekday;

    private CronSchedule(CronExpression byDay, CronExpression? byWeekday) => (_byDay, _byWeekday) = (byDay, byWeekday);

    /// <summary>Parses five fields (no seconds) or six.</summary>
    /// <exception cref="FormatException">The text is not a cron expression; the message says why.</exception>
    public static CronSchedule Parse(string text)
    {
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length == 5)
            fields = ["0", .. fields];
        if (fields.Length != 6)
            throw new FormatException($"A cron expression has six fields (with seconds), this has {fields.Length}.");
        var weekday = string.Join(',', fields[5].Split(',').Select(Weekday));
        var anyDay = fields[3] is "*" or "?";
        var anyWeekday = weekday is "*" or "?";
        try
        {
            if (anyWeekday)
                return new(Quartz(fields, anyDay ? "*" : fields[3], "?"), null);
            return anyDay
                ? new(Quartz(fields, "?", weekday), null)
                : new(Quartz(fields, fields[3], "?"), Quartz(fields, "?", weekday)); // both restrict: an occurrence must satisfy the two
        }
        catch (FormatException exception)
        {
            throw new FormatException($"'{text}' is not a cron expression: {exception.Message}", exception);
        }
    }

    /// <summary>The first occurrence after an instant; null when there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var next = _byDay.GetNextValidTimeAfter(after.ToUniversalTime());
        for (var days = 0; next is { } candidate && _byWeekday is not null && days < MaxDays; days++)
        {
            if (_byWeekday.IsSatisfiedBy(candidate))
                return candidate;
            next = _byDay.GetNextValidTimeAfter(new DateTimeOffset(candidate.UtcDateTime.Date.AddDays(1).AddTicks(-1), TimeSpan.Zero)); // nothing else of that day fits
        }

        return _byWeekday is null ? next : null;
    }

    private static CronExpression Quartz(string[] fields, string day, string weekday) =>
        new($"{fields[0]} {fields[1]} {fields[2]} {day} {fields[4]} {weekday}", TimeZoneInfo.Utc);

    private static string Weekday(string item)
    {
        var (range, step) = item.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 ? (item[..at], item[at..]) : (item, "");
        var ends = range.Split('-').Select(Name);
        return string.Join('-', ends) + step;
    }

    // 5, FRI, 5L (the last Friday), 5#2 (the second)
    private static string Name(string day)
    {
        var digits = day.Length - day.AsSpan().TrimStart("0123456789").Length;
        return int.TryParse(day.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 7
            ? DayNames[number % 7] + day[digits..].ToUpperInvariant()
            : day.ToUpperInvariant();
    }
}
