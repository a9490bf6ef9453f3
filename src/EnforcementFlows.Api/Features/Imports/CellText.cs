using System.Globalization;
using System.Text.RegularExpressions;
using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>Turns what courts write into cells into the form that the review of a filing reads. What it cannot read stays as it is, so that the review names it.</summary>
internal static partial class CellText
{
    private static readonly string[] DayFormats = ["yyyy-M-d", "yyyyMMdd"];
    private static readonly string[] TimeFormats = ["H:m", "H:m:s"];

    /// <summary>The parts of a cell that holds several. Where there is a semicolon or a line break it separates, else the enumeration comma 、does.</summary>
    public static IReadOnlyList<string> Parts(string? cell)
    {
        if (cell is null)
            return [];
        char[] separators = cell.AsSpan().ContainsAny(";；\n") ? [';', '；', '\n'] : ['、'];
        return [.. cell.TrimEnd(separators).Split(separators).Select(part => part.Trim())];
    }

    /// <summary>A day, and the time of day where one stands behind it: 2026-3-2, 2026/3/2 9:30, 2026年3月2日, 20260302.</summary>
    public static (DateOnly Day, TimeOnly? Time)? Moment(string? cell)
    {
        if (cell is null || Shape().Match(cell.Trim()) is not { Success: true } parts)
            return null;
        var day = Separator().Replace(parts.Groups["day"].Value, "-").TrimEnd('-');
        if (!DateOnly.TryParseExact(day, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
            return null;
        if (!parts.Groups["time"].Success)
            return (on, null);
        var time = parts.Groups["time"].Value.Replace('时', ':').Replace('：', ':').TrimEnd('分', '秒', ':').Replace('分', ':');
        return TimeOnly.TryParseExact(time, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? (on, at) : null;
    }

    /// <summary>A legal day as filings carry it.</summary>
    public static string? Day(string? cell) => Moment(cell) is var (day, _) ? day.ToString("O", CultureInfo.InvariantCulture) : cell;

    /// <summary>An instant as filings carry it.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="otherwise">The time of a day that stands alone.</param>
    public static string? Instant(string? cell, TimeOnly otherwise) =>
        Moment(cell) is var (day, time) ? CourtTime.At(day, time ?? otherwise).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) : cell;

    /// <summary>An amount without marks of currency and thousands.</summary>
    public static string? Amount(string? cell)
    {
        if (cell is null)
            return null;
        var text = Ornament().Replace(cell, "");
        return text.StartsWith('.') ? "0" + text : text;
    }

    [GeneratedRegex(@"^(?<day>[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?|[0-9]{8})([\sT]+(?<time>[0-9]{1,2}[:：时][0-9]{0,2}分?([:：]?[0-9]{2}秒?)?))?$")]
    private static partial Regex Shape();

    [GeneratedRegex("[/.年月日]")]
    private static partial Regex Separator();

    [GeneratedRegex(@"[\s,，￥¥元]|人民币")]
    private static partial Regex Ornament();
}
