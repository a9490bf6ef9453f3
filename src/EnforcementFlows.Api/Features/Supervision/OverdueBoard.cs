using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Supervision;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Supervision;

public static class SupervisionEndpoints
{
    public static void MapSupervision(this IEndpointRouteBuilder api)
    {
        api.MapGet("/boards/overdue", OverdueBoard.Handle).WithTags("Supervision").WithName("OverdueBoard").RequirePermission("ledger.read")
            .WithSummary("超期日清单").WithDescription("待局长处理的超期节点；decided=true 为已处理的。");
    }
}

/// <summary>The head's daily list of overdue nodes (超期日清单).</summary>
public static class OverdueBoard
{
    /// <summary>An overdue node, and the task in which it is decided.</summary>
    public sealed record Row(
        Guid Id, Guid CaseId, string? CaseNumber, Guid DeadlineId, string Node, string NodeName, string Holder, string ReportedTo, DateTimeOffset RaisedAt,
        OverdueDecision? Decision, string? DecidedBy, DateTimeOffset? DecidedAt, string? Opinion, Guid? TaskId);

    private static readonly Keyset<OverdueReport> Order = Keyset.Ascending<OverdueReport>(r => r.RaisedAt, r => r.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken, bool decided = false,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var page = await Find(db, actor, decided).PageAsync(after, limit, cancellationToken);
        var subjects = page.Items.Select(r => r.DeadlineId.ToString("D")).ToList();
        var cases = page.Items.Select(r => r.CaseId.ToString("D")).Distinct().ToList(); // an index leads to their tasks; none to those of a subject
        var tasks = await db.HumanTasks.AsNoTracking()
            .Where(t => t.TenantId == actor.Court && t.CorrelationId != null && cases.Contains(t.CorrelationId)
                && t.SubjectId != null && subjects.Contains(t.SubjectId) && t.DoneAt == null && t.Outcomes.Contains("exempt"))
            .Select(t => new { t.SubjectId, t.Id }).ToListAsync(cancellationToken);
        var taskOf = tasks.GroupBy(t => t.SubjectId!).ToDictionary(g => g.Key, g => g.First().Id);
        var numbers = await db.CaseNumbersAsync(actor.Court, cases, cancellationToken);
        return TypedResults.Ok(page.Show(r => new Row(
            r.Id, r.CaseId, numbers.GetValueOrDefault(r.CaseId.ToString("D")), r.DeadlineId, r.Node, r.NodeName, r.Holder, r.ReportedTo, r.RaisedAt, r.Decision, r.DecidedBy, r.DecidedAt, r.Opinion,
            taskOf.TryGetValue(r.DeadlineId.ToString("D"), out var task) ? task : null)));
    }

    /// <summary>The reports that the head has decided on, or has yet to.</summary>
    internal static Listing<OverdueReport> Find(EnforcementDbContext db, CurrentActor actor, bool decided)
    {
        var reports = db.OverdueReports.AsNoTracking().Where(r => r.Court == actor.Court);
        return new(decided ? reports.Where(r => r.Decision != null) : reports.Where(r => r.Decision == null), Order);
    }
}
