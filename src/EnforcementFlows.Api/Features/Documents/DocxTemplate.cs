using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace EnforcementFlows.Api.Features.Documents;

/// <summary>
/// Fills the content controls (w:sdt) of a Word template by their tags. The same template and values always make the same
/// bytes, so that a document's hash shows what it was made from.
/// </summary>
internal static class DocxTemplate
{
    private static readonly DateTimeOffset EntryTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A blank that is filled in by hand, such as a signature.</summary>
    private const string Blank = "＿＿＿＿";

    public static byte[] Fill(byte[] template, DocumentValues values)
    {
        using var stream = new MemoryStream();
        stream.Write(template);
        using (var document = WordprocessingDocument.Open(stream, isEditable: true))
        {
            var main = document.MainDocumentPart ?? throw new InvalidDataException("The template is no Word document.");
            foreach (var root in Roots(main))
            {
                RepeatRows(root, values);
                foreach (var control in root.Descendants<SdtElement>().ToList())
                {
                    if (TagOf(control) is { } tag && !values.Lists.ContainsKey(tag))
                        SetText(control, values.Texts.GetValueOrDefault(tag));
                }

                root.Save();
            }
        }

        return Repack(stream);
    }

    /// <summary>Every tag of a template.</summary>
    public static IReadOnlyList<string> TagsOf(byte[] template)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(template), isEditable: false);
        return [.. Roots(document.MainDocumentPart!).SelectMany(root => root.Descendants<SdtElement>()).Select(TagOf).OfType<string>().Distinct()];
    }

    private static IEnumerable<OpenXmlPartRootElement> Roots(MainDocumentPart main) =>
    [
        main.Document,
        .. main.HeaderParts.Select(part => part.Header),
        .. main.FooterParts.Select(part => part.Footer),
    ];

    private static string? TagOf(SdtElement control) => control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value;

    // a control around table rows stands for a list: its rows are copied once per item
    private static void RepeatRows(OpenXmlPartRootElement root, DocumentValues values)
    {
        foreach (var control in root.Descendants<SdtElement>().Where(c => TagOf(c) is { } tag && values.Lists.ContainsKey(tag)).ToList())
        {
            var list = TagOf(control)!;
            var content = control.ChildElements.First(child => child.LocalName == "sdtContent");
            var rows = content.ChildElements.Select(row => row.CloneNode(deep: true)).ToList();
            content.RemoveAllChildren();
            IReadOnlyList<IReadOnlyDictionary<string, string>> items = values.Lists[list] is { Count: > 0 } some ? some : [new Dictionary<string, string>()];
            foreach (var item in items)
                content.Append(rows.Select(row => FillRow(row.CloneNode(deep: true), list, item)));
        }
    }

    private static OpenXmlElement FillRow(OpenXmlElement row, string list, IReadOnlyDictionary<string, string> item)
    {
        foreach (var cell in row.Descendants<SdtElement>().ToList())
        {
            cell.SdtProperties?.RemoveAllChildren<SdtId>(); // ids are unique in a document; Word gives copies new ones
            if (TagOf(cell) is { } tag && tag.StartsWith($"{list}.", StringComparison.Ordinal))
            {
                SetText(cell, item.GetValueOrDefault(tag[(list.Length + 1)..]) ?? "");
                cell.SdtProperties!.GetFirstChild<Tag>()!.Val = $"{tag}.filled";
            }
        }

        return row;
    }

    // the first run keeps its look, all others go
    private static void SetText(SdtElement control, string? text)
    {
        if (TagOf(control)!.EndsWith(".filled", StringComparison.Ordinal) || control.Descendants<Run>().FirstOrDefault() is not { } run)
            return;
        foreach (var other in control.Descendants<Run>().Skip(1).ToList())
            other.Remove();
        foreach (var child in run.ChildElements.Where(child => child is not RunProperties).ToList())
            child.Remove();
        var lines = (text ?? Blank).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                run.Append(new Break());
            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }
    }

    // saving stamps the parts with the time of day; a document must not depend on it
    private static byte[] Repack(MemoryStream package)
    {
        using var packed = new MemoryStream();
        using (var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true))
        using (var target = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = EntryTime;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        return packed.ToArray();
    }
}

/// <summary>What fills a template: a text per tag, and lists of rows. A tag without a text stays a blank to be filled in by hand.</summary>
internal sealed record DocumentValues(
    IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Lists);
