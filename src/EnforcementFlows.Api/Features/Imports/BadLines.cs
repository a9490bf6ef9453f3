using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Sheets;
using EnforcementFlows.Data.Imports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>The bad lines as they stood in the file, with their numbers and faults behind: to be corrected and uploaded again.</summary>
public static class BadLines
{
    public const string CsvType = "text/csv";

    // with a mark at the beginning, by which Excel knows the encoding
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    internal static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> HandleCsv(
        Guid importId, [FromServices] ImportAccess access, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(importId, cancellationToken) is not { } job)
            return Problems.NotFound();
        var output = new MemoryStream();
        await using (var text = new StreamWriter(output, Utf8WithMark, leaveOpen: true))
        await using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }))
        {
            await foreach (var row in RowsAsync(job, access, cancellationToken))
            {
                foreach (var cell in row)
                    csv.WriteField(cell);
                await csv.NextRecordAsync();
            }
        }

        output.Position = 0;
        return TypedResults.File(output, CsvType, NameOf(job, "csv"));
    }

    internal static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> HandleXlsx(
        Guid importId, [FromServices] ImportAccess access, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(importId, cancellationToken) is not { } job)
            return Problems.NotFound();
        var output = new MemoryStream();
        // plain texts, so that numbers of persons and cases stay as they are
        var rows = RowsAsync(job, access, cancellationToken).Select(row => row.Select(text => SheetCell.Text(text)));
        await SheetFile.WriteAsync(output, new("有误的行", [], HeaderRows: 1), rows, cancellationToken);
        output.Position = 0;
        return TypedResults.File(output, SheetFile.Type, NameOf(job, "xlsx"));
    }

    private static async IAsyncEnumerable<IEnumerable<string>> RowsAsync(ImportJob job, ImportAccess access, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // a list that was corrected and sent again has these columns already
        int[] kept = [.. Enumerable.Range(0, job.Header.Length).Where(at => job.Header[at].Trim() is not ("行号" or "错误"))];
        yield return [.. kept.Select(at => job.Header[at]), "行号", "错误"];
        await foreach (var line in access.LinesOf(job).Where(l => l.State == ImportLineState.Bad).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var errors = LineErrors.Text(LineErrors.Read(line.Errors));
            yield return [.. kept.Select(at => at < line.Cells.Length ? line.Cells[at] : ""), line.Line.ToString(CultureInfo.InvariantCulture), errors];
        }
    }

    private static string NameOf(ImportJob job, string extension) => $"{Path.GetFileNameWithoutExtension(job.FileName)}-有误的行.{extension}";
}
