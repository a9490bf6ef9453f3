using System.Text;
using EnforcementFlows.Api.Features.Imports;
using EnforcementFlows.Api.Hosting.Sheets;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Imports;

/// <summary>The sample dockets under workflows/imports/samples, and how files are read.</summary>
public sealed class DocketFileTests
{
    private static readonly string Samples = Path.Combine(Root(), "workflows/imports/samples");

    [Fact] // UPDATE_SAMPLES=1 writes them anew
    public async Task Samples_AreWhatTheGeneratorMakes()
    {
        var csv = DocketSample.ToCsv(DocketSample.Checked());
        var (text, book) = (Path.Combine(Samples, "在办案件.csv"), Path.Combine(Samples, "在办案件.xlsx"));
        if (Environment.GetEnvironmentVariable("UPDATE_SAMPLES") == "1")
        {
            await File.WriteAllTextAsync(text, csv);
            await using var file = File.Create(book);
            var rows = RowsAsync(DocketSample.Checked().Prepend(DocketSample.Header)).Select(row => row.Select(cell => SheetCell.Text(cell)));
            await SheetFile.WriteAsync(file, new("在办案件", [], HeaderRows: 1), rows, CancellationToken.None);
        }

        (await File.ReadAllTextAsync(text)).Should().Be(csv);
        Read(await File.ReadAllBytesAsync(book)).Should().Equal(Read(Encoding.UTF8.GetBytes(csv)));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    [InlineData("utf-16")]
    public void Read_Csv_IsReadInItsOwnEncoding(string encoding)
    {
        var coding = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        byte[] file = [.. coding.GetPreamble(), .. coding.GetBytes("案号,案由\r\n（2026）豫1330执1号,\"民间借贷、买卖,㐂\"\r\n")];

        Read(file).Should().Equal("1:案号|案由", "2:（2026）豫1330执1号|民间借贷、买卖,㐂");
    }

    [Fact]
    public void Read_CellOverSeveralLines_CountsLinesAsASpreadsheetDoes()
    {
        var file = Encoding.UTF8.GetBytes("案号,案由\n1,\"甲\n乙\"\n\n2,丙\n");

        Read(file).Should().Equal("1:案号|案由", "2:1|甲\n乙", "3:", "4:2|丙");
    }

    [Theory]
    [InlineData("PK\u0003\u0004 no archive")]
    [InlineData("案号,案由\n1,\"nobody closes this")]
    public void Read_BrokenFile_IsRefusedWithAReason(string content)
    {
        var file = Encoding.UTF8.GetBytes(content + (content[0] == 'P' ? "" : new string('x', DocketFile.LongestCell * 3)));

        var read = () => Read(file);

        read.Should().Throw<DocketFileException>().Which.Code.Should().Be("import.file-unreadable");
    }

    private static List<string> Read(byte[] file) => [.. DocketFile.Read(new MemoryStream(file)).Select(row => $"{row.Line}:{string.Join('|', row.Cells).TrimEnd('|')}")];

    private static async IAsyncEnumerable<IEnumerable<string>> RowsAsync(IEnumerable<string[]> rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
            yield return row;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EnforcementFlows.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
