using System.Text;
using System.Xml;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>One line of a file.</summary>
/// <param name="Line">Counted from one, as a spreadsheet shows it.</param>
internal sealed record DocketRow(int Line, string[] Cells)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>The file is no docket; the message says to people why.</summary>
internal sealed class DocketFileException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}

/// <summary>Reads the rows of an uploaded file one after the other: CSV in UTF-8 or GB18030, or the first sheet of a workbook.</summary>
internal static class DocketFile
{
    /// <summary>More in one cell is a file that was cut wrongly, such as by a quote that nobody closed.</summary>
    public const int LongestCell = 20_000;

    private const int MostCells = 200;

    /// <exception cref="DocketFileException"><c>import.file-unreadable</c>, while enumerating too.</exception>
    public static IEnumerable<DocketRow> Read(Stream content)
    {
        using var rows = Open(content).GetEnumerator();
        while (Next(rows) is { } row)
            yield return row with { Cells = [.. row.Cells.Select(Storable)] };
    }

    private static IEnumerable<DocketRow> Open(Stream content)
    {
        Span<byte> start = stackalloc byte[4];
        var read = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (read == 4 && start.SequenceEqual("PK\u0003\u0004"u8))
            return XlsxDocket.Read(content);
        if (read == 4 && start.SequenceEqual<byte>([0xD0, 0xCF, 0x11, 0xE0]))
            throw Unreadable("旧格式（.xls）的表格请另存为 .xlsx 或者 CSV。");
        return CsvDocket.Read(content);
    }

    private static DocketRow? Next(IEnumerator<DocketRow> rows)
    {
        try
        {
            if (!rows.MoveNext())
                return null;
        }
        catch (Exception exception) when (exception is CsvHelperException or OpenXmlPackageException or XmlException or InvalidDataException or FormatException or DecoderFallbackException or IOException or ArgumentException or NotSupportedException)
        {
            throw Unreadable("文件已损坏，或者不是 CSV、XLSX 表格。");
        }

        if (rows.Current.Cells.Length > MostCells)
            throw Unreadable($"第 {rows.Current.Line} 行超过 {MostCells} 列。");
        if (rows.Current.Cells.Any(cell => cell.Length > LongestCell))
            throw Unreadable($"第 {rows.Current.Line} 行有超过 {LongestCell} 字的单元格。");
        return rows.Current;
    }

    private static DocketFileException Unreadable(string message) => new("import.file-unreadable", message);

    // PostgreSQL cannot store it; what is left in its place is refused as unreadable
    private static string Storable(string cell) => cell.Replace('\0', '\uFFFD');
}
