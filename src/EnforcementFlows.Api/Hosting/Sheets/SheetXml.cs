using System.Globalization;
using System.Text;
using System.Xml;

namespace EnforcementFlows.Api.Hosting.Sheets;

/// <summary>Writes the XML of a sheet row by row.</summary>
internal sealed class SheetXml : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
    private readonly XmlWriter _xml;

    public SheetXml(Stream output, SheetLayout layout)
    {
        _xml = XmlWriter.Create(output, Settings);
        _xml.WriteStartElement("worksheet", Main);
        _xml.WriteRaw("""<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>""");
        if (layout.HeaderRows > 0)
            Freeze(layout.HeaderRows);
        if (layout.Widths.Count > 0)
            Widths(layout.Widths);
        _xml.WriteStartElement("sheetData", Main);
    }

    /// <summary>The workbook with its one sheet; the header is printed on each page.</summary>
    public static string Workbook(SheetLayout layout)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("workbook", Main);
            xml.WriteStartElement("sheets", Main);
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", layout.Name);
            xml.WriteAttributeString("sheetId", "1");
            xml.WriteAttributeString("r", "id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "rId1");
            xml.WriteEndElement();
            xml.WriteEndElement();
            if (layout.HeaderRows > 0)
                xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<definedNames><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'{layout.Name}'!${layout.HeaderRows}:${layout.HeaderRows}</definedName></definedNames>"));
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    public void Write(IEnumerable<SheetCell> row)
    {
        _xml.WriteStartElement("row", Main);
        foreach (var cell in row)
            Write(cell);
        _xml.WriteEndElement();
    }

    public void End()
    {
        _xml.WriteEndElement();
        _xml.WriteRaw("""<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>""");
        _xml.WriteEndElement();
    }

    public void Dispose() => _xml.Dispose();

    private void Write(SheetCell cell)
    {
        _xml.WriteStartElement("c", Main);
        if (cell.Look != CellLook.Plain)
            _xml.WriteAttributeString("s", ((int)cell.Look).ToString(CultureInfo.InvariantCulture));
        if (cell.IsNumber)
        {
            _xml.WriteElementString("v", Main, cell.Value);
        }
        else if (cell.Value is { Length: > 0 } text)
        {
            _xml.WriteAttributeString("t", "inlineStr");
            _xml.WriteStartElement("is", Main);
            _xml.WriteStartElement("t", Main);
            _xml.WriteAttributeString("xml", "space", null, "preserve");
            _xml.WriteString(Writable(text));
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    // a character that XML cannot hold must not break a whole ledger
    private static string Writable(string text)
    {
        if (text.All(letter => XmlConvert.IsXmlChar(letter)))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // half a pair becomes U+FFFD
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        return clean.ToString();
    }

    private void Freeze(int rows) => _xml.WriteRaw(string.Create(
        CultureInfo.InvariantCulture,
        $"<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"{rows}\" topLeftCell=\"A{rows + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"));

    private void Widths(IReadOnlyList<int> widths)
    {
        _xml.WriteStartElement("cols", Main);
        for (var at = 1; at <= widths.Count; at++)
            _xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{at}\" max=\"{at}\" width=\"{widths[at - 1]}\" customWidth=\"1\"/>"));
        _xml.WriteEndElement();
    }
}
