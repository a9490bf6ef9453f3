using System.ComponentModel.DataAnnotations;
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
        api.MapGet("/ledgers/node-deadlines", NodeLedger.Handle).WithTags("Supervision").WithName("NodeLedger").RequirePermission("ledger.read")
            .WithSummary("节点期限预警台账").WithDescription("dueBy 只列在该时刻之前到期而尚未完成的节点。");
        api.MapGet("/ledgers/work-log", WorkLogLedger.Handle).WithTags("Supervision").WithName("WorkLogLedger").RequirePermission("ledger.read")
            .WithSummary("工作日志").WithDescription("每次提示、报告一行：何时、向谁、以何种方式、何时确认收到；只增不改。");
        api.MapGet("/ledgers/assigned-matters", AssignedMatterLedger.Handle).WithTags("Supervision").WithName("AssignedMatterLedger").RequirePermission("ledger.read")
            .WithSummary("交办、督办案件台账");
        api.MapGet("/ledgers/daily-checks", DailyCheckLedger.Handle).WithTags("Supervision").WithName("DailyCheckLedger").RequirePermission("ledger.read")
            .WithSummary("流程节点日核查");
        api.MapGet("/boards/overdue", OverdueBoard.Handle).WithTags("Supervision").WithName("OverdueBoard").RequirePermission("ledger.read")
            .WithSummary("超期日清单").WithDescription("待局长处理的超期节点；decided=true 为已处理的。");
    }
}

/// <summary>节点期限预警台账 (TB-3.2-14a).</summary>
public static class NodeLedger
{
    /// <summary>A line of the ledger, with the columns of the paper form.</summary>
    public sealed record Row(
        Guid Id, Guid CaseId, string CaseNumber, Guid DeadlineId, string Node, string NodeName, string Holder, DateTimeOffset StartedAt, DateTimeOffset? CourtDueAt,
        DateTimeOffset? StatutoryDueAt, DateTimeOffset DueAt, DateOnly? DueOn, DateTimeOffset? AlertedAt, string? AlertMethod, DateTimeOffset? AcknowledgedAt,
        DateTimeOffset? MetAt, int OverdueDays, string? ReportedTo, OverdueDecision? Decision, string? BulletinNumber);

    private static readonly Keyset<NodeLedgerRow> Order = Keyset.Ascending<NodeLedgerRow>(r => r.DueAt, r => r.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken,
        Guid? caseId = null, bool? overdue = null, DateTimeOffset? dueBy = null, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var now = clock.GetUtcNow();
        var ledger = db.NodeLedger.AsNoTracking().Where(r => r.Court == actor.Court);
        if (caseId is { } about)
            ledger = ledger.Where(r => r.CaseId == about);
        if (overdue == false)
            ledger = ledger.Where(r => (r.MetAt ?? r.VoidedAt ?? now) < r.DueAt);
        if (dueBy?.ToUniversalTime() is { } until) // what is still to be done by then, late or not
            ledger = ledger.Where(r => r.MetAt == null && r.VoidedAt == null && r.DueAt <= until);
        var page = await ledger.PageAsync(Order, after, limit, cancellationToken, overdue == true ? Late(now) : null);
        return TypedResults.Ok(page.Show(r => RowOf(r, now)));
    }

    // two ranges of two small indexes: what ended late, and what runs and is late by now
    private static Ranges<NodeLedgerRow> Late(DateTimeOffset now) => (sorted, most) =>
        sorted.Where(r => (r.MetAt ?? r.VoidedAt) >= r.DueAt).Take(most)
            .Concat(sorted.Where(r => r.MetAt == null && r.VoidedAt == null && r.DueAt <= now).Take(most));

    private static Row RowOf(NodeLedgerRow r, DateTimeOffset now) => new(
        r.Id, r.CaseId, r.CaseNumber, r.DeadlineId, r.Node, r.NodeName, r.Holder, r.StartedAt, r.CourtDueAt, r.StatutoryDueAt, r.DueAt, r.DueOn, r.AlertedAt, r.AlertMethod,
        r.AcknowledgedAt, r.MetAt, r.OverdueDays(now), r.ReportedTo, r.Decision, r.BulletinNumber);
}

/// <summary>The head's daily list of overdue nodes (超期日清单).</summary>
public static class OverdueBoard
{
    /// <summary>An overdue node, and the task in which it is decided.</summary>
    public sealed record Row(
        Guid Id, Guid CaseId, Guid DeadlineId, string Node, string NodeName, string Holder, string ReportedTo, DateTimeOffset RaisedAt,
        OverdueDecision? Decision, string? DecidedBy, DateTimeOffset? DecidedAt, string? Opinion, Guid? TaskId);

    private static readonly Keyset<OverdueReport> Order = Keyset.Ascending<OverdueReport>(r => r.RaisedAt, r => r.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken, bool decided = false,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var reports = db.OverdueReports.AsNoTracking().Where(r => r.Court == actor.Court);
        reports = decided ? reports.Where(r => r.Decision != null) : reports.Where(r => r.Decision == null);
        var page = await reports.PageAsync(Order, after, limit, cancellationToken);
        var subjects = page.Items.Select(r => r.DeadlineId.ToString("D")).ToList();
        var cases = page.Items.Select(r => r.CaseId.ToString("D")).Distinct().ToList(); // an index leads to their tasks; none to those of a subject
        var tasks = await db.HumanTasks.AsNoTracking()
            .Where(t => t.TenantId == actor.Court && t.CorrelationId != null && cases.Contains(t.CorrelationId)
                && t.SubjectId != null && subjects.Contains(t.SubjectId) && t.DoneAt == null && t.Outcomes.Contains("exempt"))
            .Select(t => new { t.SubjectId, t.Id }).ToListAsync(cancellationToken);
        var taskOf = tasks.GroupBy(t => t.SubjectId!).ToDictionary(g => g.Key, g => g.First().Id);
        return TypedResults.Ok(page.Show(r => new Row(
            r.Id, r.CaseId, r.DeadlineId, r.Node, r.NodeName, r.Holder, r.ReportedTo, r.RaisedAt, r.Decision, r.DecidedBy, r.DecidedAt, r.Opinion,
            taskOf.TryGetValue(r.DeadlineId.ToString("D"), out var task) ? task : null)));
    }
}
