using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Queries;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Queries;

public static class AssetEndpoints
{
    public static void MapAssets(this IEndpointRouteBuilder api) =>
        api.MapGet("/cases/{caseId:guid}/assets", ListAssets.Handle).WithTags("Cases").WithName(nameof(ListAssets)).RequirePermission("case.read")
            .WithSummary("案件的财产").WithDescription("查控所得的被执行人财产；每次读取都留痕。");
}

/// <summary>What is known of the debtors' assets (被执行人财产). Every read is on record (TB-3.2-34).</summary>
public static class ListAssets
{
    public sealed record Row(
        Guid Id, AssetKind Kind, AssetSource Source, string Owner, Guid? OwnerPartyId, string? Description, string? Identifier, string? Amount, string? Value,
        string? Burdens, Disposability Disposability, string? Reason, DateTimeOffset FoundAt);

    private static readonly Keyset<Asset> Order = Keyset.ById<Asset>(a => a.Id);

    public static async Task<Results<Ok<Page<Row>>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock,
        CancellationToken cancellationToken, [Range(1, Paging.MaxLimit)] int limit = Paging.MaxLimit, Cursor? after = null)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about)
            return Problems.NotFound();
        var page = await db.Assets.AsNoTracking().Where(a => a.Court == about.Court && a.CaseId == caseId).PageAsync(Order, after, limit, cancellationToken);
        db.AccessRecords.Add(new() { Court = about.Court, CaseId = about.Id, At = clock.GetUtcNow(), By = actor.Id, What = "assets" });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(page.Show(RowOf));
    }

    private static Row RowOf(Asset a) => new(
        a.Id, a.Kind, a.Source, a.Owner, a.OwnerPartyId, a.Description, a.Identifier, a.Amount?.ToString(), a.Value?.ToString(), a.Burdens,
        a.Disposability, a.Reason, a.FoundAt);
}
