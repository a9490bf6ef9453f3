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

/// <summary>案款台账: 到账日、金额、付款人、账户、是否不明、认领人、认领日、案号, in the order of arrival.</summary>
public sealed class ReceiptLedger(EnforcementDbContext db, CurrentActor actor, AccessTrace trace, LedgerLookup lookup)
{
    private const string Code = "receipts";

    /// <param name="Unclaimed">What nobody has claimed yet (不明款), yuan.</param>
    public sealed record Row(
        Guid Id, string Reference, DateTimeOffset ArrivedAt, Money Amount, string? Payer, string? Remark, bool IntoCaseAccount, Money Unclaimed, Money Returned, IReadOnlyList<Claim> Claims);

    /// <param name="Amount">Yuan; negative where it takes an earlier claim back.</param>
    /// <param name="ClaimedByName">认领人</param>
    public sealed record Claim(Guid CaseId, string? CaseNumber, Money Amount, string ClaimedBy, DateTimeOffset ClaimedAt, string? ClaimedByName);

    private static readonly Keyset<Receipt> Order = Keyset.Ascending<Receipt>(r => r.ArrivedAt, r => r.Id);

    public static async Task<Ok<Page<Row>>> Handle(
        [FromServices] ReceiptLedger ledger, CancellationToken cancellationToken, bool unclaimed = false, DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null) =>
        TypedResults.Ok(await ledger.Of(unclaimed, from, to).PageAsync(after, limit, cancellationToken));

    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleXlsx(
        [FromServices] ReceiptLedger ledger, [FromServices] LedgerExport export, CancellationToken cancellationToken, bool unclaimed = false, DateTimeOffset? from = null,
        DateTimeOffset? to = null) =>
        export.SendAsync(Code, ledger.Of(unclaimed, from, to), cancellationToken);

    /// <summary>What arrived, or of it what somebody has yet to claim.</summary>
    public Listing<Receipt> Find(bool unclaimed, DateTimeOffset? from, DateTimeOffset? to)
    {
        var receipts = unclaimed ? Unclaimed() : db.Receipts.Where(r => r.Court == actor.Court);
        if (from?.ToUniversalTime() is { } first)
            receipts = receipts.Where(r => r.ArrivedAt >= first);
        if (to?.ToUniversalTime() is { } last)
            receipts = receipts.Where(r => r.ArrivedAt <= last);
        return new(receipts.AsNoTracking().Include(r => r.Claims), Order);
    }

    private LedgerRows<Receipt, Row> Of(bool unclaimed, DateTimeOffset? from, DateTimeOffset? to) => new(Find(unclaimed, from, to), ShowAsync);

    // amounts are added up by the database, as its index does: the mapping knows them only one by one
    private IQueryable<Receipt> Unclaimed() => db.Receipts.FromSql($"SELECT * FROM receipts WHERE court = {actor.Court} AND claimed + returned < amount");

    private async Task<IReadOnlyList<Row>> ShowAsync(IReadOnlyList<Receipt> receipts, CancellationToken cancellationToken)
    {
        var claims = receipts.SelectMany(r => r.Claims).ToList();
        var numbers = await lookup.NumbersAsync(claims.Select(c => c.CaseId), cancellationToken);
        var names = await lookup.NamesAsync(claims.Select(c => c.ClaimedBy), cancellationToken);
        await trace.OfAsync(claims.Select(c => c.CaseId), "funds", cancellationToken);
        return [.. receipts.Select(r => new Row(
            r.Id, r.Reference, r.ArrivedAt, r.Amount, r.Payer, r.Remark, r.IntoCaseAccount, r.Unclaimed, r.Returned,
            [.. r.Claims.OrderBy(c => c.Id).Select(c => new Claim(c.CaseId, numbers.GetValueOrDefault(c.CaseId), c.Amount, c.ClaimedBy, c.ClaimedAt, names.Of(c.ClaimedBy)))]))];
    }
}
