using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>Rows of a text file. What is no valid UTF-8 is GB18030, in which Excel saves CSV on Chinese machines.</summary>
internal static class CsvDocket
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static IEnumerable<DocketRow> Read(Stream content)
    {
        var encoding = IsUtf8(content) ? Utf8 : Gb18030;
        var delimiter = DelimiterOf(content, encoding);
        content.Position = 0;
        using var text = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            HasHeaderRecord = false,
            IgnoreBlankLines = false, // so that lines are counted as people count them
            BadDataFound = null,
            MaxFieldSize = DocketFile.LongestCell * 2,
        });
        for (var line = 1; csv.Read(); line++)
            yield return new(line, csv.Record!);
    }

    private static bool IsUtf8(Stream content)
    {
        content.Position = 0;
        using var text = new StreamReader(content, Utf8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var buffer = new char[16 * 1024];
        try
        {
            while (text.Read(buffer) > 0)
            {
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static string DelimiterOf(Stream content, Encoding encoding)
    {
        content.Position = 0;
        using var text = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var first = text.ReadLine() ?? "";
        return first.Contains(',', StringComparison.Ordinal) ? "," : first.Contains('\t', StringComparison.Ordinal) ? "\t" : first.Contains(';', StringComparison.Ordinal) ? ";" : ",";
    }
}
