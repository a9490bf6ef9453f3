using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Supervision;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Audit;

public static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        api.MapGet("/refused-acts", ListRefusedActs.Handle).WithTags("Audit").WithName(nameof(ListRefusedActs)).RequirePermission("audit.verify")
            .WithSummary("被拒绝的办理").WithDescription("无权办理的、规则不许可的，谁在何时试图办理、为何被拒绝。");
        api.MapGet("/audit", SearchAudit.Handle).WithTags("Audit").WithName(nameof(SearchAudit)).RequirePermission("audit.verify").WithSummary("审计检索")
            .WithDescription("办案日志、被拒绝的办理、运维操作、读取留痕，最近的在前；from、to 为日期，缺省为最近三十一天，最长一年。");
    }
}

/// <summary>What people of the court tried and were refused, newest first.</summary>
public static class ListRefusedActs
{
    /// <summary>A refused act.</summary>
    /// <param name="By">User or client id.</param>
    /// <param name="Act">The operation.</param>
    /// <param name="Subject">What it was tried on, besides the case.</param>
    public sealed record Row(Guid Id, DateTimeOffset At, string By, string? ByName, string Act, Guid? CaseId, string? Subject, int Status, string Code, string? Reason);

    private static readonly Keyset<RefusedAct> Order = Keyset.Descending<RefusedAct>(act => act.At, act => act.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] StaffNames staff, [FromServices] CurrentActor actor, CancellationToken cancellationToken, Guid? caseId = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var acts = db.RefusedActs.AsNoTracking().Where(act => act.Court == actor.Court && (caseId == null || act.CaseId == caseId));
        var page = await acts.PageAsync(Order, after, limit, cancellationToken);
        var names = await staff.OfAsync(page.Items.Select(act => act.By), cancellationToken);
        return TypedResults.Ok(page.Show(act => new Row(act.Id, act.At, act.By, names.Of(act.By), act.Act, act.CaseId, act.Subject, act.Status, act.Code, act.Reason)));
    }
}
