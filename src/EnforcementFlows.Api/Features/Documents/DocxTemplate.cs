using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace EnforcementFlows.Api.Features.Documents;

/// <summary>
/// A Word template whose content controls (w:sdt) are blanks, filled by their tags. It is taken apart once, since a docket brings
/// in documents by the thousand. The same template and values always make the same bytes, so that a document's hash shows what it
/// was made from.
/// </summary>
internal sealed class DocxTemplate
{
    private static readonly DateTimeOffset EntryTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero); // a document must not depend on the time of day

    private readonly List<(string Name, byte[] Content)> _fixed = [];
    private readonly List<(string Name, BlankText Text)> _filled = [];

    private DocxTemplate()
    {
    }

    /// <exception cref="InvalidDataException">It is no Word document.</exception>
    public static DocxTemplate Read(byte[] file)
    {
        var template = new DocxTemplate();
        using (var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false))
        {
            var main = document.MainDocumentPart ?? throw new InvalidDataException("The template is no Word document.");
            foreach (var (part, root) in Roots(main))
                template._filled.Add((part.Uri.OriginalString.TrimStart('/'), BlankText.Of(root)));
        }

        using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries.Where(entry => template._filled.TrueForAll(part => part.Name != entry.FullName)))
            template._fixed.Add((entry.FullName, Content(entry)));
        return template;
    }

    public byte[] Fill(DocumentValues values)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _fixed)
                Add(archive, name, content);
            foreach (var (name, text) in _filled)
                Add(archive, name, text.Fill(values));
        }

        return packed.ToArray();
    }

    private static IEnumerable<(OpenXmlPart Part, OpenXmlPartRootElement Root)> Roots(MainDocumentPart main) =>
    [
        (main, main.Document ?? throw new InvalidDataException("The template has no text.")),
        .. main.HeaderParts.Select(part => ((OpenXmlPart)part, (OpenXmlPartRootElement)part.Header)),
        .. main.FooterParts.Select(part => ((OpenXmlPart)part, (OpenXmlPartRootElement)part.Footer)),
    ];

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static void Add(ZipArchive archive, string name, ReadOnlySpan<byte> content)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = EntryTime;
        using var stream = entry.Open();
        stream.Write(content);
    }
}

/// <summary>What fills a template: a text per tag, and lists of rows. A tag without a text stays a blank to be filled in by hand.</summary>
internal sealed record DocumentValues(
    IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Lists);
