using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>Rows of a workbook's first sheet, read element by element; only its shared texts are held in memory.</summary>
internal static partial class XlsxDocket
{
    /// <summary>A small file can unpack to anything; more than this is no docket.</summary>
    private const long LongestPart = 200_000_000;

    private const int DaysFrom1900To1904 = 1462;

    public static IEnumerable<DocketRow> Read(Stream content)
    {
        using var file = SpreadsheetDocument.Open(content, isEditable: false, new OpenSettings { MaxCharactersInPart = LongestPart });
        var workbook = file.WorkbookPart ?? throw new InvalidDataException("The file has no workbook.");
        var sheet = workbook.Workbook.Sheets?.Elements<Sheet>().FirstOrDefault() ?? throw new InvalidDataException("The workbook has no sheet.");
        var cells = new CellTexts(
            SharedTexts(workbook), DateFormats(workbook), workbook.Workbook.WorkbookProperties?.Date1904?.Value == true ? DaysFrom1900To1904 : 0);
        using var reader = OpenXmlReader.Create(workbook.GetPartById(sheet.Id!));
        var line = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
                continue;
            var row = (Row)reader.LoadCurrentElement()!;
            line = (int?)row.RowIndex?.Value ?? line + 1;
            yield return new(line, cells.Of(row));
        }
    }

    private static List<string> SharedTexts(WorkbookPart workbook)
    {
        var texts = new List<string>();
        if (workbook.SharedStringTablePart is not { } part)
            return texts;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                texts.Add(TextOf((SharedStringItem)reader.LoadCurrentElement()!));
        return texts;
    }

    // runs of one text, without the readings that stand over it
    private static string TextOf(RstType item) =>
        item.Text?.Text ?? string.Concat(item.Elements<DocumentFormat.OpenXml.Spreadsheet.Run>().Select(run => run.Text?.Text));

    private static HashSet<uint> DateFormats(WorkbookPart workbook)
    {
        var styles = workbook.WorkbookStylesPart?.Stylesheet;
        var own = (styles?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format => ShowsDays().IsMatch(Quoted().Replace(format.FormatCode?.Value ?? "", ""))).Select(format => format.NumberFormatId!.Value).ToHashSet();
        var formats = (styles?.CellFormats?.Elements<CellFormat>() ?? []).ToList();
        return [.. Enumerable.Range(0, formats.Count).Where(at => formats[at].NumberFormatId?.Value is { } id && (IsBuiltInDate(id) || own.Contains(id))).Select(at => (uint)at)];
    }

    // 14–22 and, in Chinese Excel, 27–36 and 50–58
    private static bool IsBuiltInDate(uint format) => format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 50 and <= 58);

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.")]
    private static partial Regex Quoted();

    [GeneratedRegex("[yd]", RegexOptions.IgnoreCase)]
    private static partial Regex ShowsDays();

    /// <summary>The cells of a row as people see them.</summary>
    private sealed class CellTexts(List<string> shared, HashSet<uint> dates, int epoch)
    {
        public string[] Of(Row row)
        {
            var texts = new List<string>();
            foreach (var cell in row.Elements<Cell>())
            {
                var at = ColumnOf(cell.CellReference?.Value) ?? texts.Count;
                while (texts.Count < at)
                    texts.Add("");
                if (texts.Count == at)
                    texts.Add(TextOf(cell));
            }

            return [.. texts];
        }

        // AB12 → 27
        private static int? ColumnOf(string? reference)
        {
            if (reference is null)
                return null;
            var column = 0;
            foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper))
                column = checked((column * 26) + (letter - 'A' + 1));
            return column is > 0 and <= 16_384 ? column - 1 : throw new InvalidDataException($"'{reference}' is no cell.");
        }

        private string TextOf(Cell cell)
        {
            var value = cell.CellValue?.Text ?? "";
            if (cell.DataType?.Value is not { } type)
                return NumberOf(value, cell.StyleIndex?.Value);
            return type switch
            {
                CellValues.SharedString => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count ? shared[at] : "",
                CellValues.InlineString => cell.InlineString is { } inline ? XlsxDocket.TextOf(inline) : "",
                CellValues.Number => NumberOf(value, cell.StyleIndex?.Value),
                CellValues.Boolean => value == "1" ? "是" : "否",
                _ => value,
            };
        }

        private string NumberOf(string value, uint? style)
        {
            if (style is { } index && dates.Contains(index) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && serial is > 0 and < 2_900_000)
                return DayOf(serial + epoch);
            // 12345.670000000002 is how a workbook keeps 12345.67
            return decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? decimal.Round(number, 8).ToString("0.########", CultureInfo.InvariantCulture)
                : value;
        }

        private static string DayOf(double serial)
        {
            var at = DateTime.FromOADate(Math.Round(serial * 86_400) / 86_400);
            return at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }
    }
}
