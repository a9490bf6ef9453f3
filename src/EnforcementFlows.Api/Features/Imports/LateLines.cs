using System.Globalization;
using System.Runtime.CompilerServices;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Sheets;
using EnforcementFlows.Data.Imports;
using EnforcementFlows.Domain.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>Every node that was late when its case was taken over, for the bureau's head (TB-3.2-14c).</summary>
public static class LateLines
{
    internal static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Handle(
        Guid importId, [FromServices] ImportAccess access, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(importId, cancellationToken) is not { } job)
            return Problems.NotFound();
        var output = new MemoryStream();
        var rows = RowsAsync(job, access, cancellationToken).Select(row => row.Select(text => SheetCell.Text(text)));
        await SheetFile.WriteAsync(output, new("接管时已超期", [], HeaderRows: 1), rows, cancellationToken);
        output.Position = 0;
        return TypedResults.File(output, SheetFile.Type, $"{Path.GetFileNameWithoutExtension(job.FileName)}-接管时已超期.xlsx");
    }

    private static async IAsyncEnumerable<IEnumerable<string>> RowsAsync(ImportJob job, ImportAccess access, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return ["行号", "案号", "节点", "条款", "到期", "完成"];
        await foreach (var line in access.LinesOf(job).Where(l => l.Late != null).AsAsyncEnumerable().WithCancellation(cancellationToken))
            foreach (var late in LateNode.Read(line.Late))
                yield return
                [
                    line.Line.ToString(CultureInfo.InvariantCulture), line.CaseNumber ?? "", late.Name, late.Clause ?? "",
                    late.DueOn is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Local(late.DueAt), late.MetAt is { } met ? Local(met) : "尚未完成",
                ];
    }

    private static string Local(DateTimeOffset at) => CourtTime.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
