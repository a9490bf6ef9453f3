using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>Writes a workbook of one sheet, row by row. Every cell is text, so that numbers of persons and cases stay as they are.</summary>
internal static class SheetFile
{
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="output">Where it goes; must be seekable.</param>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="rows">The rows, header first.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task WriteAsync(Stream output, string name, IAsyncEnumerable<IEnumerable<string>> rows, CancellationToken cancellationToken)
    {
        using var file = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var workbook = file.AddWorkbookPart();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = name }));
        using var writer = OpenXmlWriter.Create(sheet);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            writer.WriteStartElement(new Row());
            foreach (var text in row)
                writer.WriteElement(new Cell { DataType = CellValues.InlineString, InlineString = new(new Text(text) { Space = SpaceProcessingModeValues.Preserve }) });
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}
