using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Coercion;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Coercion;

public static class CoerciveEndpoints
{
    public static void MapCoercion(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{caseId:guid}/coercive-measures", ListCoerciveMeasures.Handle).WithTags("Cases").WithName(nameof(ListCoerciveMeasures)).RequirePermission("case.read")
            .WithSummary("案件的强制措施").WithDescription("只读：采取强制措施只能凭获批的申请办理。");
    }
}

/// <summary>A coercive measure as lists show it.</summary>
/// <param name="Days">Of a detention.</param>
/// <param name="Amount">Of a fine, in yuan.</param>
/// <param name="Hours">Of a questioning after a summons by force.</param>
/// <param name="EndsOn">Last day of a detention.</param>
public sealed record CoerciveRow(
    Guid Id, Guid CaseId, CoerciveKind Kind, Guid PartyId, string Person, string Act, int? Days, Money? Amount, int? Hours, CoerciveState State, Guid RequestId,
    string? Document, string? ExecutedBy, DateTimeOffset? StartedAt, DateOnly? EndsOn, DateTimeOffset? EndedAt)
{
    internal static CoerciveRow Of(CoerciveMeasure m) => new(
        m.Id, m.CaseId, m.Kind, m.PartyId, m.Person, m.Act, m.Days, m.Amount, m.Hours, m.State, m.RequestId, m.Document, m.ExecutedBy, m.StartedAt, m.EndsOn, m.EndedAt);
}

/// <summary>The coercive measures (强制措施) of a case, also those that were not approved.</summary>
public static class ListCoerciveMeasures
{
    private static readonly Keyset<CoerciveMeasure> Order = Keyset.ById<CoerciveMeasure>(m => m.Id);

    public static async Task<Results<Ok<Page<CoerciveRow>>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, CancellationToken cancellationToken,
        [Range(1, Paging.MaxLimit)] int limit = Paging.MaxLimit, Cursor? after = null)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about)
            return Problems.NotFound();
        var page = await db.CoerciveMeasures.AsNoTracking().Where(m => m.Court == about.Court && m.CaseId == caseId).PageAsync(Order, after, limit, cancellationToken);
        return TypedResults.Ok(page.Show(CoerciveRow.Of));
    }
}
