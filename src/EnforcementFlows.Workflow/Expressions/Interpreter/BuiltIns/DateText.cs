using System.Globalization;
using System.Text.RegularExpressions;

namespace EnforcementFlows.Workflow.Expressions.Interpreter;

/// <summary>Dates as text and back.</summary>
internal static partial class DateText
{
    private static readonly string[] Weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>2026-03-02T01:00:00.000Z</summary>
    public static string Iso(double time)
    {
        var parts = DateMath.Split(time);
        var year = parts.Year is >= 0 and <= 9999
            ? parts.Year.ToString("0000", CultureInfo.InvariantCulture)
            : parts.Year.ToString("+000000;-000000", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture,
            $"{year}-{parts.Month:00}-{parts.Day:00}T{parts.Hour:00}:{parts.Minute:00}:{parts.Second:00}.{parts.Millisecond:000}Z");
    }

    /// <summary>Mon Mar 02 2026 01:00:00 GMT+0000 (Coordinated Universal Time)</summary>
    public static string Full(double time) => double.IsNaN(time) ? "Invalid Date" : $"{Day(time)} {Clock(time)}";

    public static string Day(double time)
    {
        var parts = DateMath.Split(time);
        return string.Create(CultureInfo.InvariantCulture, $"{Weekdays[parts.Weekday]} {Months[parts.Month - 1]} {parts.Day:00} {Year(parts)}");
    }

    public static string Clock(double time)
    {
        var parts = DateMath.Split(time);
        return string.Create(CultureInfo.InvariantCulture, $"{parts.Hour:00}:{parts.Minute:00}:{parts.Second:00} GMT+0000 (Coordinated Universal Time)");
    }

    public static string Utc(double time)
    {
        var parts = DateMath.Split(time);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Weekdays[parts.Weekday]}, {parts.Day:00} {Months[parts.Month - 1]} {Year(parts)} {parts.Hour:00}:{parts.Minute:00}:{parts.Second:00} GMT");
    }

    /// <summary>
    /// ISO dates and date-times, and the looser 2026/3/2 9:00. A time without zone is UTC, the local zone of scripts.
    /// Anything else is an invalid date.
    /// </summary>
    public static double Parse(string text)
    {
        var match = text.Length > 64 ? null : IsoForm().Match(text);
        if (match is not { Success: true })
            match = text.Length > 64 ? null : LooseForm().Match(text);
        if (match is not { Success: true })
            return double.NaN;
        var (month, day) = (Part(match, "month", 1), Part(match, "day", 1));
        var (hour, minute, second) = (Part(match, "hour", 0), Part(match, "minute", 0), Part(match, "second", 0));
        var millisecond = match.Groups["fraction"].Success ? Math.Truncate(double.Parse("0." + match.Groups["fraction"].Value, CultureInfo.InvariantCulture) * 1000) : 0;
        var isMidnight = hour == 24 && minute == 0 && second == 0 && millisecond == 0;
        if (month is < 1 or > 12 || day is < 1 or > 31 || (hour > 23 && !isMidnight) || minute > 59 || second > 59 || match.Groups["year"].Value == "-000000")
            return double.NaN;
        return DateMath.Clip(DateMath.Make(Part(match, "year", 0), month - 1, day, hour, minute, second, millisecond) - Offset(match));
    }

    private static string Year(DateParts parts) =>
        parts.Year.ToString(parts.Year < 0 ? "-000000;-000000" : "0000", CultureInfo.InvariantCulture);

    private static double Part(Match match, string name, double whenMissing) =>
        match.Groups[name].Success ? double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : whenMissing;

    private static double Offset(Match match)
    {
        if (!match.Groups["sign"].Success)
            return 0;
        var minutes = Part(match, "zoneHour", 0) * 60 + Part(match, "zoneMinute", 0);
        return (match.Groups["sign"].Value == "-" ? -minutes : minutes) * 60_000;
    }

    [GeneratedRegex(
        @"^(?<year>\d{4}|[+-]\d{6})(?:-(?<month>\d\d)(?:-(?<day>\d\d))?)?(?:T(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?(?:Z|(?<sign>[+-])(?<zoneHour>\d\d):(?<zoneMinute>\d\d))?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex IsoForm();

    [GeneratedRegex(
        @"^\s*(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})(?:[ T]+(?<hour>\d{1,2}):(?<minute>\d{1,2})(?::(?<second>\d{1,2})(?:\.(?<fraction>\d+))?)?\s*(?:Z|(?<sign>[+-])(?<zoneHour>\d\d):?(?<zoneMinute>\d\d))?)?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex LooseForm();
}
