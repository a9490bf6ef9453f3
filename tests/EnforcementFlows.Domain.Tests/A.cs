using System.Globalization;
using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Domain.Tests;

/// <summary>Valid things to test with; a test says only what matters to it.</summary>
internal static partial class A
{
    private static readonly Lazy<CourtCalendar> Shipped = new(() => CourtCalendar.Of(
        CalendarFiles().Select(file => CalendarYear.Parse(File.ReadAllText(file)))));

    /// <summary>The calendar that ships: 2004–2026.</summary>
    public static CourtCalendar Calendar => Shipped.Value;

    public static string[] CalendarFiles() => Directory.GetFiles(Path.Combine(RepositoryRoot(), "workflows", "calendars"), "*.json");

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A court clock's time, such as <c>2026-04-28T09:30</c>.</summary>
    public static DateTimeOffset Time(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EnforcementFlows.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
