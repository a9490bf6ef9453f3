using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Ledgers;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Funds;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Funds;

/// <summary>案款发放台账: 案号、发放日、收款人、金额、扣费、审批人、承办人签字、状态, in the order of planning.</summary>
public sealed class PayoutLedger(EnforcementDbContext db, CurrentActor actor, AccessTrace trace, LedgerLookup lookup)
{
    private const string Code = "payouts";

    /// <param name="SignedByName">承办人签字</param>
    /// <param name="ApprovedByName">审批人</param>
    /// <param name="PaidByName">发放人</param>
    /// <param name="Parties">当事人; null where the court's ledger does not show them.</param>
    public sealed record Row(
        Guid Id, Guid CaseId, string? CaseNumber, Guid RequestId, string Payee, Money Amount, Money Fee, PayoutState State, string? SignedBy, DateTimeOffset? SignedAt, string? ApprovedBy,
        string? PaidBy, DateTimeOffset? PaidAt, string? Voucher, string? FailureReason, string? SignedByName, string? ApprovedByName, string? PaidByName, string? Parties);

    private static readonly Keyset<Payout> Order = Keyset.ById<Payout>(p => p.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] PayoutLedger ledger, CancellationToken cancellationToken, bool? paid = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null) =>
        TypedResults.Ok(await ledger.Of(paid).PageAsync(after, limit, cancellationToken));

    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleXlsx(
        [FromServices] PayoutLedger ledger, [FromServices] LedgerExport export, CancellationToken cancellationToken, bool? paid = null) =>
        export.SendAsync(Code, ledger.Of(paid), cancellationToken);

    private LedgerRows<Payout, Row> Of(bool? paid)
    {
        var payouts = db.Payouts.AsNoTracking().Where(p => p.Court == actor.Court);
        if (paid is { } settled)
            payouts = payouts.Where(p => (p.State == PayoutState.Paid) == settled);
        return new(new(payouts, Order), ShowAsync);
    }

    private async Task<IReadOnlyList<Row>> ShowAsync(IReadOnlyList<Payout> payouts, CancellationToken cancellationToken)
    {
        var cases = payouts.Select(p => p.CaseId).ToList();
        var numbers = await lookup.NumbersAsync(cases, cancellationToken);
        var names = await lookup.NamesAsync(payouts.SelectMany(p => new[] { p.SignedBy, p.ApprovedBy, p.PaidBy }), cancellationToken);
        var parties = await lookup.PartiesAsync(Code, cases, cancellationToken);
        await trace.OfAsync(cases, "funds", cancellationToken);
        return [.. payouts.Select(p => new Row(
            p.Id, p.CaseId, numbers.GetValueOrDefault(p.CaseId), p.RequestId, p.Payee, p.Amount, p.Fee, p.State, p.SignedBy, p.SignedAt, p.ApprovedBy, p.PaidBy, p.PaidAt,
            p.Voucher, p.FailureReason, names.Of(p.SignedBy), names.Of(p.ApprovedBy), names.Of(p.PaidBy), parties.GetValueOrDefault(p.CaseId)))];
    }
}
