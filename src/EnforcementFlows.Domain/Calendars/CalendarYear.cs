namespace EnforcementFlows.Domain.Calendars;

/// <summary>A day that a notice singles out, with the holiday it belongs to.</summary>
public sealed record CalendarDay(DateOnly Date, string Name);

/// <summary>What one notice says about one calendar year: its holidays (放假日) and its make-up workdays (调休上班日).</summary>
/// <remarks>
/// Saturdays and Sundays need no entry. Every date lies in <see cref="Year"/>: where the notice of a coming year moves
/// days of the old December, the old year is loaded again in a new version.
/// </remarks>
public sealed record CalendarYear
{
    public required int Year { get; init; }

    /// <summary>The notice (文号 or title) in which this stands.</summary>
    public required string Source { get; init; }

    public required string Version { get; init; }

    public required IReadOnlyList<CalendarDay> Holidays { get; init; }

    public required IReadOnlyList<CalendarDay> MakeUpWorkdays { get; init; }

    /// <summary>Reads a year file.</summary>
    /// <exception cref="DomainException"><c>calendar.invalid</c>; the message lists everything that is wrong, and where.</exception>
    public static CalendarYear Parse(string json) =>
        CalendarYearFile.TryRead(json, out var year, out var problems)
            ? year
            : throw new DomainException("calendar.invalid", $"日历文件有误：{string.Join("；", problems)}。");
}
