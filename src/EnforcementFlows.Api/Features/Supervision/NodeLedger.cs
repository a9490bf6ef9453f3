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

/// <summary>节点期限预警台账 (TB-3.2-14a), by due date.</summary>
public sealed class NodeLedger(EnforcementDbContext db, CurrentActor actor, TimeProvider clock, LedgerLookup lookup, LateNodes lateNodes)
{
    private const string Code = "node-deadlines";

    /// <summary>A line of the ledger, with the columns of the paper form.</summary>
    /// <param name="HolderName">承办人, or the roles that hold the node.</param>
    /// <param name="Parties">当事人; null where the court's ledger does not show them.</param>
    /// <param name="OverdueReason">超期原因, as the holder gave it when he was urged.</param>
    /// <param name="FilledByName">填表人: who gave the reason.</param>
    /// <param name="ReviewedByName">审核人: who decided on the lateness.</param>
    /// <param name="Opinion">处理意见</param>
    public sealed record Row(
        Guid Id, Guid CaseId, string CaseNumber, Guid DeadlineId, string Node, string NodeName, string Holder, DateTimeOffset StartedAt, DateTimeOffset? CourtDueAt,
        DateTimeOffset? StatutoryDueAt, DateTimeOffset DueAt, DateOnly? DueOn, DateTimeOffset? AlertedAt, string? AlertMethod, DateTimeOffset? AcknowledgedAt,
        DateTimeOffset? MetAt, int OverdueDays, string? ReportedTo, OverdueDecision? Decision, string? BulletinNumber, string? HolderName, string? Parties, string? ReportedToName,
        string? OverdueReason, string? FilledByName, string? ReviewedByName, string? Opinion);

    private static readonly Keyset<NodeLedgerRow> Order = Keyset.Ascending<NodeLedgerRow>(r => r.DueAt, r => r.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] NodeLedger ledger, [AsParameters] NodeFilter filter, CancellationToken cancellationToken,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null) =>
        TypedResults.Ok(await ledger.Of(filter).PageAsync(after, limit, cancellationToken));

    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleXlsx(
        [FromServices] NodeLedger ledger, [FromServices] LedgerExport export, [AsParameters] NodeFilter filter, CancellationToken cancellationToken) =>
        export.SendAsync(Code, ledger.Of(filter), cancellationToken);

    /// <summary>The rows that a filter leaves.</summary>
    public Listing<NodeLedgerRow> Find(NodeFilter filter)
    {
        var now = clock.GetUtcNow();
        var rows = filter.Of(db, db.NodeLedger.AsNoTracking().Where(r => r.Court == actor.Court), now);
        return new(rows, Order, filter is { Overdue: true, Open: null } ? Late(now) : null);
    }

    private LedgerRows<NodeLedgerRow, Row> Of(NodeFilter filter) => new(Find(filter), ShowAsync);

    // two ranges of two small indexes: what ended late, and what runs and is late by now
    private static Ranges<NodeLedgerRow> Late(DateTimeOffset now) => (sorted, most) =>
        sorted.Where(r => (r.MetAt ?? r.VoidedAt) >= r.DueAt).Take(most)
            .Concat(sorted.Where(r => r.MetAt == null && r.VoidedAt == null && r.DueAt <= now).Take(most));

    private async Task<IReadOnlyList<Row>> ShowAsync(IReadOnlyList<NodeLedgerRow> rows, CancellationToken cancellationToken)
    {
        var late = await lateNodes.OfAsync([.. rows.Where(r => r.ReportedTo is not null)], cancellationToken);
        var names = await lookup.NamesAsync(rows.Select(r => r.Holder).Concat(late.Values.SelectMany(l => new[] { l.FilledBy, l.ReviewedBy })), cancellationToken);
        var parties = await lookup.PartiesAsync(Code, rows.Select(r => r.CaseId), cancellationToken);
        var now = clock.GetUtcNow();
        return [.. rows.Select(r => RowOf(r, now, names, late.GetValueOrDefault(r.DeadlineId), parties.GetValueOrDefault(r.CaseId)))];
    }

    private static Row RowOf(NodeLedgerRow r, DateTimeOffset now, PersonNames names, LateNode? late, string? parties) => new(
        r.Id, r.CaseId, r.CaseNumber, r.DeadlineId, r.Node, r.NodeName, r.Holder, r.StartedAt, r.CourtDueAt, r.StatutoryDueAt, r.DueAt, r.DueOn, r.AlertedAt, r.AlertMethod,
        r.AcknowledgedAt, r.MetAt, r.OverdueDays(now), r.ReportedTo, r.Decision, r.BulletinNumber, names.Of(r.Holder), parties, names.Of(r.ReportedTo),
        late?.Reason, names.Of(late?.FilledBy), names.Of(late?.ReviewedBy), late?.Opinion);
}
