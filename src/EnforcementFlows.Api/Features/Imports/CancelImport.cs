using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Imports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>Stops an import. What has been imported stays; the lines that are being carried out at this moment still get their result.</summary>
public static class CancelImport
{
    internal static async Task<Results<Ok<ImportRow>, ProblemHttpResult>> Handle(
        Guid importId, [FromServices] ImportAccess access, [FromServices] EnforcementDbContext db, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(importId, cancellationToken) is not { } job)
            return Problems.NotFound();
        var now = clock.GetUtcNow();
        await db.ImportJobs
            .Where(row => row.Court == job.Court && row.Id == job.Id && (row.State == ImportState.Queued || row.State == ImportState.Running))
            .ExecuteUpdateAsync(row => row.SetProperty(j => j.State, ImportState.Cancelled).SetProperty(j => j.FinishedAt, now), cancellationToken);
        return TypedResults.Ok(await access.ShowAsync((await access.FindAsync(importId, cancellationToken))!, cancellationToken));
    }
}
