using System.Globalization;
using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Api.Hosting.Sheets;

/// <summary>How a cell looks; the numbers are places in <see cref="SheetParts.Styles"/>.</summary>
internal enum CellLook
{
    Plain,
    Title,
    Note,
    Header,
    Text,
    Money,
    Number,
    Day,
    Instant,
}

/// <summary>A cell: a text, a number, a day, or an instant as a clock in court shows it.</summary>
/// <remarks>A text is written as a text whatever it begins with: no program takes it for a formula.</remarks>
internal readonly record struct SheetCell
{
    /// <summary>The most that a cell can hold.</summary>
    private const int LongestText = 32_767;

    private static readonly DateTime FirstDay = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    private SheetCell(string value, bool isNumber, CellLook look) => (Value, IsNumber, Look) = (value, isNumber, look);

    public string? Value { get; }

    public bool IsNumber { get; }

    public CellLook Look { get; }

    public static SheetCell Empty { get; }

    public static SheetCell Text(string text, CellLook look = CellLook.Text) => new(text.Length <= LongestText ? text : text[..(LongestText - 1)] + "…", isNumber: false, look);

    public static SheetCell Number(decimal value, CellLook look = CellLook.Number) => new(value.ToString(CultureInfo.InvariantCulture), isNumber: true, look);

    public static SheetCell Day(DateOnly day) => Serial(day.ToDateTime(TimeOnly.MinValue), CellLook.Day);

    public static SheetCell Instant(DateTimeOffset at) => Serial(CourtTime.Local(at).DateTime, CellLook.Instant);

    private static SheetCell Serial(DateTime local, CellLook look) => new((local - FirstDay).TotalDays.ToString("R", CultureInfo.InvariantCulture), isNumber: true, look);
}
