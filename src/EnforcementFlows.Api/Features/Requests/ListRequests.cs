using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Requests;

/// <summary>The requests on a case, newest first.</summary>
public static class ListRequests
{
    /// <summary>A request and where it stands.</summary>
    /// <param name="Data">What is asked for, as far as the caller may read it.</param>
    /// <param name="Restricted">There is more in it, such as who an informant is, that the caller may not read.</param>
    public sealed record Row(
        Guid Id, string Kind, RequestState State, string Reason, JsonElement Data, string RequestedBy, string? RequestedByName, DateTimeOffset RequestedAt,
        string? DecidedBy, string? DecidedByName, DateTimeOffset? DecidedAt, string? DecisionText, DateTimeOffset? FinishedAt, bool Restricted);

    private static readonly Keyset<CaseRequest> Order = Keyset.Descending<CaseRequest>(r => r.RequestedAt, r => r.Id);

    public static async Task<Results<Ok<Page<Row>>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] RestrictedRequests restricted, [FromServices] StaffNames staff, [FromServices] CurrentActor actor,
        CancellationToken cancellationToken, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        if (await access.FindAsync(caseId, cancellationToken) is null)
            return Problems.NotFound();
        var page = await db.Requests.AsNoTracking().Where(r => r.Court == actor.Court && r.CaseId == caseId).PageAsync(Order, after, limit, cancellationToken);
        var shown = await restricted.DataOfAsync(caseId, page.Items, cancellationToken);
        var names = await staff.OfAsync(page.Items.SelectMany(r => new[] { r.RequestedBy, r.DecidedBy }), cancellationToken);
        return TypedResults.Ok(page.Show(r => RowOf(r, shown[r.Id], names)));
    }

    private static Row RowOf(CaseRequest r, RequestData data, PeopleNames names) => new(
        r.Id, r.Kind, r.State, r.Reason, data.Values, r.RequestedBy, names.Of(r.RequestedBy), r.RequestedAt, r.DecidedBy, names.Of(r.DecidedBy), r.DecidedAt, r.DecisionText, r.FinishedAt, data.Restricted);
}
