using System.IO.Compression;
using System.Text;

namespace EnforcementFlows.Api.Hosting.Sheets;

/// <summary>What a sheet looks like around its rows.</summary>
/// <param name="Name">Of the sheet; at most 31 characters.</param>
/// <param name="Widths">Of the columns, in characters; the program's own where there are none.</param>
/// <param name="HeaderRows">How many rows stay in sight while the others move; 0 for none.</param>
internal sealed record SheetLayout(string Name, IReadOnlyList<int> Widths, int HeaderRows);

/// <summary>Writes a workbook (.xlsx) of one sheet while its rows are being read: what is in memory is a few rows, however many there are.</summary>
internal static class SheetFile
{
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int RowsAtOnce = 200;

    /// <param name="output">Where it goes; need not be seekable.</param>
    /// <param name="layout">What it looks like.</param>
    /// <param name="rows">The rows, header first.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task WriteAsync(Stream output, SheetLayout layout, IAsyncEnumerable<IEnumerable<SheetCell>> rows, CancellationToken cancellationToken)
    {
        await using var pending = new PendingBytes();
        using (var file = new ZipArchive(pending, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            AddFrame(file, layout);
            await using var part = file.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            using var sheet = new SheetXml(part, layout);
            var written = 0;
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                sheet.Write(row);
                if (++written % RowsAtOnce == 0)
                    await pending.SendAsync(output, cancellationToken);
            }

            sheet.End();
        }

        await pending.SendAsync(output, cancellationToken);
    }

    private static void AddFrame(ZipArchive file, SheetLayout layout)
    {
        Add("[Content_Types].xml", SheetParts.ContentTypes);
        Add("_rels/.rels", SheetParts.Relations);
        Add("xl/_rels/workbook.xml.rels", SheetParts.WorkbookRelations);
        Add("xl/styles.xml", SheetParts.Styles);
        Add("xl/workbook.xml", SheetXml.Workbook(layout));

        void Add(string name, string text)
        {
            using var part = file.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(text));
        }
    }
}
