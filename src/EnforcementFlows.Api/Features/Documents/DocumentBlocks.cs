using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace EnforcementFlows.Api.Features.Documents;

/// <summary>A paragraph or a table of a document.</summary>
/// <param name="Text">Of a paragraph, with its line breaks; null for a table.</param>
/// <param name="Align"><c>left</c>, <c>center</c>, <c>right</c> or <c>both</c>; null where the document does not say.</param>
/// <param name="Rows">Of a table: its cells, row by row; null for a paragraph.</param>
public sealed record DocumentBlock(string? Text, string? Align, bool Bold, IReadOnlyList<IReadOnlyList<string>>? Rows);

/// <summary>Takes the text out of a Word file. Pictures, fields, links and scripts stay where they are.</summary>
internal static class DocumentBlocks
{
    private const int Most = 500;

    public static (IReadOnlyList<DocumentBlock> Blocks, bool Truncated) Read(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        var body = document.MainDocumentPart?.Document?.Body;
        List<DocumentBlock> blocks = body is null ? [] : [.. Blocks(body).Take(Most + 1)];
        return (blocks[..Math.Min(blocks.Count, Most)], blocks.Count > Most);
    }

    // what is filled in stands in content controls, at any depth
    private static IEnumerable<DocumentBlock> Blocks(OpenXmlElement container) => container.ChildElements.SelectMany(child => child switch
    {
        Paragraph paragraph => [Of(paragraph)],
        Table table => [new DocumentBlock(null, null, false, [.. Rows(table).Take(Most)])],
        SdtBlock control => control.SdtContentBlock is { } content ? Blocks(content) : [],
        _ => Enumerable.Empty<DocumentBlock>(),
    });

    private static DocumentBlock Of(Paragraph paragraph)
    {
        var properties = paragraph.ParagraphProperties;
        var runs = paragraph.Descendants<Run>().Where(run => run.InnerText.Length > 0).ToList();
        return new(TextOf(paragraph), AlignmentOf(properties?.Justification?.Val?.Value), runs.Count > 0 && runs.All(IsBold), null);
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(Table table) =>
        table.Descendants<TableRow>().Select(row => (IReadOnlyList<string>)[.. row.Descendants<TableCell>().Select(cell => string.Join('\n', cell.Descendants<Paragraph>().Select(TextOf)))]);

    private static bool IsBold(Run run) => run.RunProperties?.Bold is { } bold && (bold.Val is null || bold.Val.Value);

    private static string? AlignmentOf(JustificationValues? alignment) => alignment switch
    {
        JustificationValues.Center => "center",
        JustificationValues.Right or JustificationValues.End => "right",
        JustificationValues.Both or JustificationValues.Distribute => "both",
        JustificationValues.Left or JustificationValues.Start => "left",
        _ => null,
    };

    private static string TextOf(Paragraph paragraph)
    {
        var text = new StringBuilder();
        foreach (var part in paragraph.Descendants())
        {
            if (part is Text words)
                text.Append(words.Text);
            else if (part is Break or CarriageReturn)
                text.Append('\n');
            else if (part is TabChar)
                text.Append('\t');
        }

        return text.ToString();
    }
}
