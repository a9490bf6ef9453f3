using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace EnforcementFlows.Api.Features.Documents;

/// <summary>
/// One part of a template as text, with its blanks cut out. A control around others whose tags begin with its own, as in
/// <c>parties</c> and <c>parties.name</c>, stands for a list: what it holds is written once per item.
/// </summary>
internal sealed partial class BlankText
{
    /// <summary>A blank that is filled in by hand, such as a signature.</summary>
    private const string ByHand = "＿＿＿＿";

    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    private readonly List<Piece> _pieces;

    private BlankText(List<Piece> pieces) => _pieces = pieces;

    /// <summary>Cuts the blanks out of a part; what was read of it is used up.</summary>
    public static BlankText Of(OpenXmlPartRootElement root)
    {
        var rows = new Dictionary<string, List<Piece>>();
        foreach (var list in root.Descendants<SdtElement>().Where(IsList).ToList())
            rows[TagOf(list)!] = CutRows(list);
        foreach (var control in root.Descendants<SdtElement>().Where(control => !IsCutList(control)).ToList())
        {
            if (TagOf(control) is { } tag)
                Cut(control, tag);
        }

        return new(Split(Declaration + root.OuterXml, rows));
    }

    public byte[] Fill(DocumentValues values)
    {
        var text = new StringBuilder();
        foreach (var piece in _pieces)
            piece.Write(text, values, null);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string? TagOf(SdtElement control) => control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value;

    private static bool IsList(SdtElement control) =>
        TagOf(control) is { } tag && control.Descendants<SdtElement>().Any(inner => TagOf(inner)?.StartsWith($"{tag}.", StringComparison.Ordinal) == true);

    private static bool IsCutList(SdtElement control) => ContentOf(control)?.FirstChild is OpenXmlMiscNode;

    private static OpenXmlElement? ContentOf(SdtElement control) => control.ChildElements.FirstOrDefault(child => child.LocalName == "sdtContent");

    private static List<Piece> CutRows(SdtElement list)
    {
        var (tag, content) = (TagOf(list)!, ContentOf(list)!);
        foreach (var cell in content.Descendants<SdtElement>().ToList())
        {
            cell.SdtProperties?.RemoveAllChildren<SdtId>(); // ids are unique in a document; Word gives copies new ones
            if (TagOf(cell) is { } field && field.StartsWith($"{tag}.", StringComparison.Ordinal))
                Cut(cell, field[(tag.Length + 1)..]);
        }

        var rows = string.Concat(content.ChildElements.Select(row => row.OuterXml));
        content.RemoveAllChildren();
        content.Append(Mark("list", tag));
        return Split(rows, []);
    }

    // the first run keeps its look, all others go
    private static void Cut(SdtElement control, string field)
    {
        if (control.Descendants<Run>().FirstOrDefault() is not { } run)
            return;
        foreach (var other in control.Descendants<Run>().Skip(1).ToList())
            other.Remove();
        foreach (var child in run.ChildElements.Where(child => child is not RunProperties).ToList())
            child.Remove();
        run.Append(Mark(run.Prefix, field));
    }

    private static OpenXmlMiscNode Mark(string kind, string name) => new(XmlNodeType.Comment, $"<!--blank {kind}:{name}-->");

    private static List<Piece> Split(string xml, Dictionary<string, List<Piece>> rows)
    {
        var (pieces, from) = (new List<Piece>(), 0);
        foreach (Match mark in Marks().Matches(xml))
        {
            pieces.Add(new Literal(xml[from..mark.Index]));
            var (kind, name) = (mark.Groups[1].Value, mark.Groups[2].Value);
            pieces.Add(rows.TryGetValue(name, out var row) && kind == "list" ? new Rows(name, row) : new Blank(kind, name));
            from = mark.Index + mark.Length;
        }

        pieces.Add(new Literal(xml[from..]));
        return pieces;
    }

    [GeneratedRegex("<!--blank ([^:]+):(.+?)-->")]
    private static partial Regex Marks();

    private abstract record Piece
    {
        /// <param name="to">The text so far.</param>
        /// <param name="values">Everything.</param>
        /// <param name="item">The list's item where it is written in a row.</param>
        public abstract void Write(StringBuilder to, DocumentValues values, IReadOnlyDictionary<string, string>? item);
    }

    private sealed record Literal(string Xml) : Piece
    {
        public override void Write(StringBuilder to, DocumentValues values, IReadOnlyDictionary<string, string>? item) => to.Append(Xml);
    }

    private sealed record Blank(string Prefix, string Field) : Piece
    {
        public override void Write(StringBuilder to, DocumentValues values, IReadOnlyDictionary<string, string>? item)
        {
            var text = item is null ? values.Texts.GetValueOrDefault(Field, ByHand) : item.GetValueOrDefault(Field, "");
            foreach (var (at, line) in text.Split('\n').Index())
            {
                if (at > 0)
                    to.Append('<').Append(Prefix).Append(":br/>");
                to.Append('<').Append(Prefix).Append(":t xml:space=\"preserve\">").Append(Escape(line)).Append("</").Append(Prefix).Append(":t>");
            }
        }

        // what XML can not hold, such as a bell that came in with pasted text, is left out
        private static string Escape(string line) =>
            SecurityElement.Escape(line.All(XmlConvert.IsXmlChar) ? line : string.Concat(line.EnumerateRunes().Where(IsXml)))!;

        private static bool IsXml(Rune rune) => !rune.IsBmp || (XmlConvert.IsXmlChar((char)rune.Value) && rune != Rune.ReplacementChar);
    }

    private sealed record Rows(string List, List<Piece> Row) : Piece
    {
        private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Empty = [new Dictionary<string, string>()];

        public override void Write(StringBuilder to, DocumentValues values, IReadOnlyDictionary<string, string>? item)
        {
            foreach (var each in values.Lists.TryGetValue(List, out var items) && items.Count > 0 ? items : Empty)
            {
                foreach (var piece in Row)
                    piece.Write(to, values, each);
            }
        }
    }
}
