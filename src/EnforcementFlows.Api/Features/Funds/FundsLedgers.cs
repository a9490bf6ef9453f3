using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Funds;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Funds;

/// <summary>案款台账: 到账日、金额、付款人、账户、是否不明、认领人、认领日、案号, in the order of arrival.</summary>
public static class ReceiptLedger
{
    /// <param name="Unclaimed">What nobody has claimed yet (不明款), yuan.</param>
    public sealed record Row(
        Guid Id, string Reference, DateTimeOffset ArrivedAt, Money Amount, string? Payer, string? Remark, bool IntoCaseAccount, Money Unclaimed, Money Returned, IReadOnlyList<Claim> Claims);

    /// <param name="Amount">Yuan; negative where it takes an earlier claim back.</param>
    public sealed record Claim(Guid CaseId, string? CaseNumber, Money Amount, string ClaimedBy, DateTimeOffset ClaimedAt);

    private static readonly Keyset<Receipt> Order = Keyset.Ascending<Receipt>(r => r.ArrivedAt, r => r.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] AccessTrace trace, CancellationToken cancellationToken,
        bool unclaimed = false, DateTimeOffset? from = null, DateTimeOffset? to = null, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var receipts = unclaimed ? Open(db, actor.Court) : db.Receipts.Where(r => r.Court == actor.Court);
        if (from?.ToUniversalTime() is { } first)
            receipts = receipts.Where(r => r.ArrivedAt >= first);
        if (to?.ToUniversalTime() is { } last)
            receipts = receipts.Where(r => r.ArrivedAt <= last);
        var page = await receipts.AsNoTracking().Include(r => r.Claims).PageAsync(Order, after, limit, cancellationToken);
        var cases = page.Items.SelectMany(r => r.Claims).Select(c => c.CaseId).Distinct().ToList();
        var numbers = await db.CaseNumbersAsync(actor.Court, cases.Select(id => id.ToString("D")), cancellationToken);
        await trace.OfAsync(cases, "funds", cancellationToken);
        return TypedResults.Ok(page.Show(r => new Row(
            r.Id, r.Reference, r.ArrivedAt, r.Amount, r.Payer, r.Remark, r.IntoCaseAccount, r.Unclaimed, r.Returned,
            [.. r.Claims.OrderBy(c => c.Id).Select(c => new Claim(c.CaseId, numbers.GetValueOrDefault(c.CaseId.ToString("D")), c.Amount, c.ClaimedBy, c.ClaimedAt))])));
    }

    // amounts are added up by the database: the mapping knows them only one by one
    private static IQueryable<Receipt> Open(EnforcementDbContext db, string court) =>
        db.Receipts.FromSql($"SELECT * FROM receipts WHERE court = {court} AND claimed + returned < amount");
}

/// <summary>案款发放台账: 案号、发放日、收款人、金额、扣费、审批人、承办人签字、状态, in the order of planning.</summary>
public static class PayoutLedger
{
    public sealed record Row(
        Guid Id, Guid CaseId, string? CaseNumber, Guid RequestId, string Payee, Money Amount, Money Fee, PayoutState State, string? SignedBy, DateTimeOffset? SignedAt, string? ApprovedBy,
        string? PaidBy, DateTimeOffset? PaidAt, string? Voucher, string? FailureReason);

    private static readonly Keyset<Payout> Order = Keyset.ById<Payout>(p => p.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] AccessTrace trace, CancellationToken cancellationToken,
        bool? paid = null, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var payouts = db.Payouts.AsNoTracking().Where(p => p.Court == actor.Court);
        if (paid is { } settled)
            payouts = payouts.Where(p => (p.State == PayoutState.Paid) == settled);
        var page = await payouts.PageAsync(Order, after, limit, cancellationToken);
        var numbers = await db.CaseNumbersAsync(actor.Court, page.Items.Select(p => p.CaseId.ToString("D")), cancellationToken);
        await trace.OfAsync(page.Items.Select(p => p.CaseId), "funds", cancellationToken);
        return TypedResults.Ok(page.Show(p => new Row(
            p.Id, p.CaseId, numbers.GetValueOrDefault(p.CaseId.ToString("D")), p.RequestId, p.Payee, p.Amount, p.Fee, p.State, p.SignedBy, p.SignedAt, p.ApprovedBy, p.PaidBy, p.PaidAt,
            p.Voucher, p.FailureReason)));
    }
}
