using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Ledgers;

/// <summary>A workbook that was downloaded, opened as a spreadsheet program does.</summary>
/// <param name="Rows">All rows: a number, or a text.</param>
/// <param name="HeaderRows">How many rows stand still.</param>
/// <param name="Count">Rows that the answer announced.</param>
internal sealed record Workbook(IReadOnlyList<IReadOnlyList<Workbook.Value>> Rows, int HeaderRows, int Count)
{
    /// <summary>A cell: its number, or its text.</summary>
    public sealed record Value(double? Number, string Text, string? Format);

    public IReadOnlyList<string> Header => [.. Rows[HeaderRows - 1].Select(cell => cell.Text)];

    public IEnumerable<IReadOnlyList<Value>> Lines => Rows.Skip(HeaderRows);

    public static async Task<Workbook> DownloadAsync(CourtHouse court, string userName, string path)
    {
        using var answer = await (await court.AsAsync(userName)).GetAsync(new Uri(path, UriKind.Relative));
        answer.IsSuccessStatusCode.Should().BeTrue($"{path}: {(answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync())}");
        answer.Content.Headers.ContentDisposition!.FileNameStar.Should().EndWith(".xlsx");
        return Read(await answer.Content.ReadAsByteArrayAsync(), int.Parse(answer.Headers.GetValues("X-Total-Count").Single(), CultureInfo.InvariantCulture));
    }

    public static Workbook Read(byte[] content, int count)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        new OpenXmlValidator().Validate(file).Select(fault => fault.Description).Should().BeEmpty();
        var workbook = file.WorkbookPart!;
        var formats = workbook.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().Select(format => format.NumberFormatId!.Value).ToList();
        var named = workbook.WorkbookStylesPart.Stylesheet.NumberingFormats!.Elements<NumberingFormat>().ToDictionary(format => format.NumberFormatId!.Value, format => format.FormatCode!.Value!);
        var sheet = workbook.WorksheetParts.Single().Worksheet;
        var rows = sheet.Descendants<Row>().Select(row => (IReadOnlyList<Value>)[.. row.Elements<Cell>().Select(Read)]).ToList();
        return new(rows, (int)(sheet.Descendants<Pane>().SingleOrDefault()?.VerticalSplit?.Value ?? 0), count);

        Value Read(Cell cell)
        {
            var format = formats[(int)(cell.StyleIndex?.Value ?? 0)];
            cell.CellFormula.Should().BeNull();
            return cell.CellValue is { } number
                ? new(double.Parse(number.Text, CultureInfo.InvariantCulture), "", named.GetValueOrDefault(format) ?? format.ToString(CultureInfo.InvariantCulture))
                : new(null, cell.InlineString?.Text?.Text ?? "", null);
        }
    }
}
