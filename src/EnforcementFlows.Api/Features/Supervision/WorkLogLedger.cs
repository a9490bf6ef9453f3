using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Supervision;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Supervision;

/// <summary>工作日志 (WL-1.1-6b): every prompt and report, to whom, when it was received. Lines are never changed.</summary>
public static class WorkLogLedger
{
    /// <param name="By">专员, user id; null where the system prompted.</param>
    /// <param name="Subject">对象: user id or role.</param>
    /// <param name="SubjectName">The person's name; null for a role.</param>
    /// <param name="Method">提示方式</param>
    /// <param name="ReceivedAt">确认收到; null until somebody has confirmed it.</param>
    /// <param name="ReceivedBy">Who did.</param>
    /// <param name="ReportedTo">报告对象, a role.</param>
    public sealed record Row(
        Guid Id, DateTimeOffset At, string? By, string Subject, string? SubjectName, Guid CaseId, string CaseNumber, string? Node, string Text, string? Method,
        DateTimeOffset? ReceivedAt, string? ReceivedBy, string? ReportedTo);

    private static readonly Keyset<WorkLogEntry> Order = Keyset.Descending<WorkLogEntry>(e => e.At, e => e.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken, Guid? caseId = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var log = db.WorkLog.AsNoTracking().Where(e => e.Court == actor.Court);
        if (caseId is { } about)
            log = log.Where(e => e.CaseId == about);
        var page = await log.PageAsync(Order, after, limit, cancellationToken);
        var alerts = page.Items.Select(e => e.AlertId).OfType<Guid>().ToList();
        var receipts = await db.Alerts.AsNoTracking().Where(a => a.Court == actor.Court && alerts.Contains(a.Id))
            .Select(a => new { a.Id, a.AcknowledgedAt, a.AcknowledgedBy }).ToDictionaryAsync(a => a.Id, cancellationToken);
        var people = page.Items.Select(e => Guid.TryParse(e.Subject, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => u.Court == actor.Court && people.Contains(u.Id)).ToDictionaryAsync(u => u.Id.ToString("D"), u => u.DisplayName, cancellationToken);
        return TypedResults.Ok(page.Show(e =>
        {
            var receipt = e.AlertId is { } alert ? receipts.GetValueOrDefault(alert) : null;
            return new Row(
                e.Id, e.At, e.By, e.Subject, names.GetValueOrDefault(e.Subject), e.CaseId, e.CaseNumber, e.Node, e.Text, e.Method, receipt?.AcknowledgedAt,
                receipt?.AcknowledgedBy, e.ReportedTo);
        }));
    }
}
