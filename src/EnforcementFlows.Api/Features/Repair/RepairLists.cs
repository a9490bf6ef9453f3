using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Domain.Supervision;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair;

/// <summary>Requests to outside systems (对外请求), latest first.</summary>
public static class ListGatewayRequests
{
    private static readonly Keyset<GatewayRequest> Order = Keyset.Descending<GatewayRequest>(request => request.RequestedAt, request => request.Id);

    public static async Task<Ok<Page<GatewayRequestRow>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken,
        [AllowedValues("pending", "accepted", "answered", "refused", "unknown", "cancelled", null)] string? state = null, [StringLength(64)] string? gateway = null, Guid? caseId = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        GatewayRequestState? wanted = EnumCode.TryParse<GatewayRequestState>(state, out var known) ? known : null;
        var requests = db.GatewayRequests.AsNoTracking().Where(
            r => r.Court == actor.Court && (wanted == null || r.State == wanted) && (gateway == null || r.Gateway == gateway) && (caseId == null || r.CaseId == caseId));
        return TypedResults.Ok((await requests.PageAsync(Order, after, limit, cancellationToken)).Show(GatewayRequestRow.Of));
    }
}

/// <summary>What operators have done (运维操作留痕), latest first.</summary>
public static class ListOperatorActs
{
    public sealed record Row(
        Guid Id, DateTimeOffset At, string By, string? ByName, string Act, string SubjectKind, string SubjectId, Guid? CaseId, string Reason, string? Before, string? After,
        string? ConfirmedBy, string? ConfirmedByName);

    private static readonly Keyset<OperatorAct> Order = Keyset.Descending<OperatorAct>(act => act.At, act => act.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] StaffNames staff, [FromServices] CurrentActor actor, CancellationToken cancellationToken, Guid? caseId = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var acts = db.OperatorActs.AsNoTracking().Where(act => act.Court == actor.Court && (caseId == null || act.CaseId == caseId));
        var page = await acts.PageAsync(Order, after, limit, cancellationToken);
        var names = await staff.OfAsync(page.Items.SelectMany(a => new[] { a.By, a.ConfirmedBy }), cancellationToken);
        return TypedResults.Ok(page.Show(a => new Row(
            a.Id, a.At, a.By, names.Of(a.By), a.Act, a.SubjectKind, a.SubjectId, a.CaseId, a.Reason, a.Before, a.After, a.ConfirmedBy, names.Of(a.ConfirmedBy))));
    }
}
