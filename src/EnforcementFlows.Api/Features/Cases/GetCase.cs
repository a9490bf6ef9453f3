using System.Text.Json;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Parties;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Cases;

public static class GetCase
{
    public static async Task<Results<Ok<CaseDetail>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] CurrentActor actor,
        [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var found = await access.Readable().Include(c => c.Parties).Include(c => c.Handlers).AsSplitQuery().FirstOrDefaultAsync(c => c.Id == caseId, cancellationToken);
        if (found is null)
            return Problems.NotFound();
        db.AccessRecords.Add(new() { Court = found.Court, CaseId = found.Id, At = clock.GetUtcNow(), By = actor.Id, What = "parties" });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(DetailOf(found));
    }

    private static CaseDetail DetailOf(EnforcementCase c) => new()
    {
        Case = CaseRow.Of(c),
        Title = new(c.Title.Kind, c.Title.Number, c.Title.EffectiveOn, c.Title.IssuedBy),
        Amounts = new(c.Amounts.Applied.ToString(), c.Amounts.Received.ToString(), c.Amounts.Waived.ToString(), c.Amounts.Outstanding.ToString()),
        Applicants = [.. c.Applicants.OrderBy(p => p.Ordinal).Select(View)],
        Debtors = [.. c.Debtors.OrderBy(p => p.Ordinal).Select(View)],
        Facts = JsonSerializer.Deserialize<JsonElement>(c.Facts),
        Handlers = [.. c.Handlers.OrderBy(h => h.FromAt).Select(h => new CaseDetail.HandlerView(h.HandlerId, h.FromAt, h.UntilAt, h.Reason, h.DrawSeed))],
        Flags = c.Flags,
        ClosingWay = c.ClosingWay?.Code(),
    };

    private static CaseDetail.PartyView View(Party p) => new(p.Id, p.Name, p.Kind, p.MaskedIdNumber, p.Phone, p.Address);
}
