using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Ledgers;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Supervision;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Supervision;

/// <summary>工作日志 (WL-1.1-6b): every prompt and report, to whom, when it was received. Lines are never changed.</summary>
public sealed class WorkLogLedger(EnforcementDbContext db, CurrentActor actor, LedgerLookup lookup)
{
    private const string Code = "work-log";

    /// <param name="By">专员, user id; null where the system prompted.</param>
    /// <param name="Subject">对象: user id or role.</param>
    /// <param name="SubjectName">What people call it.</param>
    /// <param name="Method">提示方式</param>
    /// <param name="ReceivedAt">确认收到; null until somebody has confirmed it.</param>
    /// <param name="ReceivedBy">Who did.</param>
    /// <param name="ReportedTo">报告对象, a role.</param>
    /// <param name="ByName">专员; 系统 where it prompted by itself.</param>
    /// <param name="Parties">当事人; null where the court's ledger does not show them.</param>
    public sealed record Row(
        Guid Id, DateTimeOffset At, string? By, string Subject, string? SubjectName, Guid CaseId, string CaseNumber, string? Node, string Text, string? Method,
        DateTimeOffset? ReceivedAt, string? ReceivedBy, string? ReportedTo, string? ByName, string? ReceivedByName, string? ReportedToName, string? Parties);

    private static readonly Keyset<WorkLogEntry> Order = Keyset.Descending<WorkLogEntry>(e => e.At, e => e.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] WorkLogLedger ledger, CancellationToken cancellationToken, Guid? caseId = null, DateTimeOffset? from = null, DateTimeOffset? to = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null) =>
        TypedResults.Ok(await ledger.Of(caseId, from, to).PageAsync(after, limit, cancellationToken));

    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleXlsx(
        [FromServices] WorkLogLedger ledger, [FromServices] LedgerExport export, CancellationToken cancellationToken, Guid? caseId = null, DateTimeOffset? from = null,
        DateTimeOffset? to = null) =>
        export.SendAsync(Code, ledger.Of(caseId, from, to), cancellationToken);

    private LedgerRows<WorkLogEntry, Row> Of(Guid? caseId, DateTimeOffset? from, DateTimeOffset? to)
    {
        var log = db.WorkLog.AsNoTracking().Where(e => e.Court == actor.Court);
        if (caseId is { } about)
            log = log.Where(e => e.CaseId == about);
        if (from?.ToUniversalTime() is { } first)
            log = log.Where(e => e.At >= first);
        if (to?.ToUniversalTime() is { } last)
            log = log.Where(e => e.At <= last);
        return new(new(log, Order), ShowAsync);
    }

    private async Task<IReadOnlyList<Row>> ShowAsync(IReadOnlyList<WorkLogEntry> entries, CancellationToken cancellationToken)
    {
        var alerts = entries.Select(e => e.AlertId).OfType<Guid>().ToList();
        var receipts = await db.Alerts.AsNoTracking().Where(a => a.Court == actor.Court && alerts.Contains(a.Id))
            .Select(a => new Receipt(a.Id, a.AcknowledgedAt, a.AcknowledgedBy)).ToDictionaryAsync(a => a.Alert, cancellationToken);
        var names = await lookup.NamesAsync(entries.SelectMany(e => new[] { e.Subject, e.By }).Concat(receipts.Values.Select(r => r.By)), cancellationToken);
        var parties = await lookup.PartiesAsync(Code, entries.Select(e => e.CaseId), cancellationToken);
        return [.. entries.Select(e => RowOf(e, e.AlertId is { } alert ? receipts.GetValueOrDefault(alert) : null, names, parties.GetValueOrDefault(e.CaseId)))];
    }

    private static Row RowOf(WorkLogEntry e, Receipt? receipt, PersonNames names, string? parties) => new(
        e.Id, e.At, e.By, e.Subject, names.Of(e.Subject), e.CaseId, e.CaseNumber, e.Node, e.Text, e.Method, receipt?.At, receipt?.By, e.ReportedTo,
        names.Of(e.By ?? "system"), names.Of(receipt?.By), names.Of(e.ReportedTo), parties);

    private sealed record Receipt(Guid Alert, DateTimeOffset? At, string? By);
}
