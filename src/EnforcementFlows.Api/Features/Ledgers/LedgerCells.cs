using System.Globalization;
using System.Text.Json;
using EnforcementFlows.Api.Hosting.Sheets;

namespace EnforcementFlows.Api.Features.Ledgers;

/// <summary>The cells of a line, taken from the very row that the list shows.</summary>
internal static class LedgerCells
{
    private const string Between = "；";

    public static SheetCell[] Header(IReadOnlyList<LedgerColumn> columns) => [.. columns.Select(column => SheetCell.Text(column.Label, CellLook.Header))];

    /// <param name="row">The row as the API answers it.</param>
    /// <param name="columns">The columns wanted.</param>
    /// <param name="number">序号</param>
    public static SheetCell[] Of(JsonElement row, IReadOnlyList<LedgerColumn> columns, int number) =>
        [.. columns.Select(column => column.Field == "#" ? SheetCell.Number(number) : Cell([.. Values(row, column.Field.Split('.'))], column))];

    private static IEnumerable<JsonElement> Values(JsonElement value, ReadOnlyMemory<string> path) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Values(item, path)),
        JsonValueKind.Null => [],
        _ when path.IsEmpty => [value],
        JsonValueKind.Object when value.TryGetProperty(path.Span[0], out var member) => Values(member, path[1..]),
        _ => [],
    };

    private static SheetCell Cell(JsonElement[] values, LedgerColumn column) => values switch
    {
        [] => SheetCell.Text(""),
        [var only] => Cell(only, column),
        _ => SheetCell.Text(string.Join(Between, values.Select(value => Text(value, column)))),
    };

    private static SheetCell Cell(JsonElement value, LedgerColumn column) => column.Type switch
    {
        LedgerColumnType.Money => SheetCell.Number(decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture), CellLook.Money),
        LedgerColumnType.Number => SheetCell.Number(value.GetDecimal()),
        LedgerColumnType.Day when DayOf(value) is { } day => SheetCell.Day(day), // what a form has kept may be no day
        LedgerColumnType.Instant => SheetCell.Instant(value.GetDateTimeOffset()),
        _ => SheetCell.Text(Text(value, column)),
    };

    private static string Text(JsonElement value, LedgerColumn column) => column.Type switch
    {
        LedgerColumnType.Instant => Local(value.GetDateTimeOffset()),
        LedgerColumnType.Boolean => value.GetBoolean() ? "是" : "否",
        LedgerColumnType.Code => column.Options?.GetValueOrDefault(value.GetString()!) ?? value.GetString()!,
        _ => value.ToString(),
    };

    private static DateOnly? DayOf(JsonElement value) =>
        DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Local(DateTimeOffset at) => Domain.Calendars.CourtTime.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
