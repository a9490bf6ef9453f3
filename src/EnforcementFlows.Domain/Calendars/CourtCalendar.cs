using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EnforcementFlows.Domain.Calendars;

/// <summary>Which days are rest days (法定休假日) and which are working days (工作日), make-up workdays (调休上班日) included.</summary>
/// <remarks>
/// Immutable. 民诉法 85(3); State Council holiday notices, year by year. In a year whose national notice is not loaded
/// Saturdays and Sundays still rest, but what is computed from it is provisional (P10): ask <see cref="IsYearLoaded(int)"/>.
/// </remarks>
public sealed class CourtCalendar
{
    private readonly FrozenDictionary<DateOnly, DayMark> _marks;
    private readonly FrozenSet<int> _loaded;

    public CourtCalendar(IEnumerable<CalendarLayer> layers)
    {
        var ordered = layers.OrderBy(layer => layer.Level).ToArray();
        var marks = new Dictionary<DateOnly, DayMark>();
        foreach (var year in ordered.SelectMany(layer => layer.Years))
            Overlay(marks, year);
        _marks = marks.ToFrozenDictionary();
        _loaded = ordered.Where(layer => layer.Level == CalendarLevel.National)
            .SelectMany(layer => layer.Years).Select(year => year.Year).ToFrozenSet();
        Years = [.. _loaded.Order()];
        Version = VersionOf(Years, marks);
    }

    /// <summary>A calendar that knows no notice at all: everything computed with it is provisional.</summary>
    public static CourtCalendar Empty { get; } = new([]);

    /// <summary>The years whose national notice is loaded.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>Changes whenever any day changes, and only then: <c>2004-2026.1f3a9c02d4e5</c>.</summary>
    public string Version { get; }

    /// <summary>The national calendar of these years.</summary>
    public static CourtCalendar Of(IEnumerable<CalendarYear> national) => new([new CalendarLayer(CalendarLevel.National, national)]);

    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    public bool IsYearLoaded(int year) => _loaded.Contains(year);

    public bool IsYearLoaded(DateOnly day) => IsYearLoaded(day.Year);

    public bool IsRestDay(DateOnly day) => _marks.TryGetValue(day, out var mark) ? mark.Rests : IsWeekend(day);

    public bool IsWorkday(DateOnly day) => !IsRestDay(day);

    /// <summary>What people call the day: <c>劳动节</c>, <c>星期六</c>, <c>春节调休上班</c>; null for an ordinary working day.</summary>
    public string? NameOf(DateOnly day) =>
        _marks.TryGetValue(day, out var mark) ? mark.Rests ? mark.Name : $"{mark.Name}调休上班"
        : day.DayOfWeek switch
        {
            DayOfWeek.Saturday => "星期六",
            DayOfWeek.Sunday => "星期日",
            _ => null,
        };

    /// <summary>The first working day after <paramref name="day"/>, never the day itself.</summary>
    public DateOnly NextWorkday(DateOnly day) => AddWorkdays(day, 1);

    /// <summary>The last working day before <paramref name="day"/>, never the day itself.</summary>
    public DateOnly PreviousWorkday(DateOnly day) => AddWorkdays(day, -1);

    /// <summary>
    /// The <paramref name="count"/>-th working day after <paramref name="start"/>, which itself is not counted;
    /// before it when <paramref name="count"/> is negative. Zero gives the start day, whatever kind of day it is.
    /// </summary>
    public DateOnly AddWorkdays(DateOnly start, int count)
    {
        var day = start;
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.AddDays(Math.Sign(count));
            if (IsWorkday(day))
                left--;
        }
        return day;
    }

    private static void Overlay(Dictionary<DateOnly, DayMark> marks, CalendarYear year)
    {
        foreach (var day in year.Holidays)
            marks[day.Date] = new DayMark(true, day.Name);
        foreach (var day in year.MakeUpWorkdays)
            marks[day.Date] = new DayMark(false, day.Name);
    }

    private static string VersionOf(IReadOnlyList<int> years, Dictionary<DateOnly, DayMark> marks)
    {
        var content = new StringBuilder().AppendJoin(',', years);
        foreach (var (day, mark) in marks.OrderBy(pair => pair.Key))
            content.Append(CultureInfo.InvariantCulture, $";{day:yyyyMMdd}{(mark.Rests ? 'r' : 'w')}");
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())))[..12];
        return years.Count == 0 ? $"none.{digest}" : string.Create(CultureInfo.InvariantCulture, $"{years[0]}-{years[^1]}.{digest}");
    }

    private readonly record struct DayMark(bool Rests, string Name);
}
