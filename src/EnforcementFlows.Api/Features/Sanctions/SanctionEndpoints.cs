using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Sanctions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Sanctions;

public static class SanctionEndpoints
{
    public static void MapSanctions(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{caseId:guid}/sanctions", ListSanctions.Handle).WithTags("Cases").WithName(nameof(ListSanctions)).RequirePermission("case.read")
            .WithSummary("案件的失信、限制消费").WithDescription("只读：纳入和撤销只能凭获批的申请办理。");
    }
}

/// <summary>The listings and restrictions (失信、限制消费) of a case with every act on them.</summary>
public static class ListSanctions
{
    /// <param name="PartyId">The debtor.</param>
    public sealed record Row(
        Guid Id, SanctionKind Kind, Guid PartyId, ListingGround? Ground, DateOnly StartsOn, DateOnly? EndsOn, SanctionState State, LiftGround? LiftGround,
        DateOnly? EndedOn, IReadOnlyList<Entry> Entries);

    /// <summary>An entry in the national system.</summary>
    /// <param name="RequestId">The approved request it was made by.</param>
    public sealed record Entry(SanctionAct Act, Guid RequestId, string ApprovedBy, string OperatedBy, DateOnly OperatedOn, string? SystemNumber);

    private static readonly Keyset<Sanction> Order = Keyset.ById<Sanction>(s => s.Id);

    public static async Task<Results<Ok<Page<Row>>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, CancellationToken cancellationToken,
        [Range(1, Paging.MaxLimit)] int limit = Paging.MaxLimit, Cursor? after = null)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about)
            return Problems.NotFound();
        var page = await db.Sanctions.AsNoTracking().Include(s => s.Entries).Where(s => s.Court == about.Court && s.CaseId == caseId)
            .PageAsync(Order, after, limit, cancellationToken);
        var before = await PriorEntries.ReadAsync(db, about, cancellationToken);
        return TypedResults.Ok(page.Show(s => RowOf(s, before.Of(s).Concat(s.Entries))));
    }

    private static Row RowOf(Sanction s, IEnumerable<SanctionEntry> entries) => new(
        s.Id, s.Kind, s.PartyId, s.Ground, s.StartsOn, s.EndsOn, s.State, s.LiftGround, s.EndedOn,
        [.. entries.OrderBy(e => e.Id).Select(e => new Entry(e.Act, e.RequestId, e.ApprovedBy, e.OperatedBy, e.OperatedOn, e.SystemNumber))]);
}
