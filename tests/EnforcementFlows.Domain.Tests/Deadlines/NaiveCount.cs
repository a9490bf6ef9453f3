using System.Text.Json;

namespace EnforcementFlows.Domain.Tests.Deadlines;

/// <summary>
/// The counting rules a second time, as a clerk would do them with a finger on the wall calendar: one day after the other.
/// It shares nothing with the production code, not even the reading of the calendar files or the length of the months.
/// </summary>
internal sealed class NaiveCount
{
    private readonly HashSet<DateOnly> _holidays = [];
    private readonly HashSet<DateOnly> _makeUps = [];

    public NaiveCount(IEnumerable<string> calendarFiles)
    {
        foreach (var file in calendarFiles)
        {
            using var json = JsonDocument.Parse(file);
            Collect(json.RootElement.GetProperty("holidays"), _holidays);
            Collect(json.RootElement.GetProperty("makeUpWorkdays"), _makeUps);
        }
    }

    public bool Rests(DateOnly day) =>
        !_makeUps.Contains(day) && (_holidays.Contains(day) || day.DayOfWeek == DayOfWeek.Saturday || day.DayOfWeek == DayOfWeek.Sunday);

    public DateOnly Days(DateOnly start, int n, Func<DateOnly, bool> paused) => Roll(Passing(start, n, paused), paused);

    public DateOnly Months(DateOnly start, int n, Func<DateOnly, bool> paused)
    {
        var raw = SameNumber(start, n);
        var owed = 0; // a paused day within the term is owed, and is paid with the next day that is not paused
        for (var day = Next(start); day <= raw; day = Next(day))
            owed += paused(day) ? 1 : 0;
        return Roll(Passing(raw, owed, paused), paused);
    }

    public DateOnly WorkingDays(DateOnly start, int n, Func<DateOnly, bool> paused) => Passing(start, n, day => paused(day) || Rests(day));

    private static DateOnly Passing(DateOnly day, int n, Func<DateOnly, bool> notCounted)
    {
        while (n > 0)
        {
            day = Next(day);
            if (!notCounted(day))
                n--;
        }
        return day;
    }

    private DateOnly Roll(DateOnly day, Func<DateOnly, bool> paused)
    {
        while (Rests(day) || paused(day))
            day = Next(day);
        return day;
    }

    private static DateOnly SameNumber(DateOnly start, int months)
    {
        var (year, month) = (start.Year, start.Month);
        for (var i = 0; i < months; i++)
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        int[] lengths = [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]; // no century year among them
        return new DateOnly(year, month, Math.Min(start.Day, lengths[month - 1]));
    }

    private static DateOnly Next(DateOnly day) => DateOnly.FromDayNumber(day.DayNumber + 1);

    private static void Collect(JsonElement days, HashSet<DateOnly> into)
    {
        foreach (var day in days.EnumerateArray())
            into.Add(A.Day(day.GetProperty("date").GetString()!));
    }
}
