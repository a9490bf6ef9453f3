using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Cases;

public static class GetCase
{
    public static async Task<Results<Ok<CaseDetail>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] CurrentActor actor,
        [FromServices] StaffNames staff, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var found = await access.Readable().Include(c => c.Parties).Include(c => c.Handlers).AsSplitQuery().FirstOrDefaultAsync(c => c.Id == caseId, cancellationToken);
        if (found is null)
            return Problems.NotFound();
        db.AccessRecords.Add(new() { Court = found.Court, CaseId = found.Id, At = clock.GetUtcNow(), By = actor.Id, What = "parties" });
        await db.SaveChangesAsync(cancellationToken);
        var names = await staff.OfAsync(found.Handlers.Select(h => (string?)h.HandlerId).Append(found.HandlerId), cancellationToken);
        return TypedResults.Ok(new CaseDetail(found, names));
    }
}
