using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Funds;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Funds;

public static class FundsEndpoints
{
    public static void MapFunds(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{caseId:guid}/funds", GetFunds.Handle).WithTags("Cases").WithName(nameof(GetFunds)).RequirePermission("case.read")
            .WithSummary("案件的案款").WithDescription("一案一账户：余额、账目、认领、发放和延期发放；最近 200 条。");
    }
}

/// <summary>The money of a case (案款): account, entries, claims, payouts, deferrals.</summary>
public static class GetFunds
{
    private const int Limit = 200;

    public sealed record Response(
        string Balance, string? AccountNumber, IReadOnlyList<Entry> Entries, IReadOnlyList<Claim> Claims, IReadOnlyList<PayoutRow> Payouts,
        IReadOnlyList<Deferral> Deferrals);

    public sealed record Entry(Guid Id, AccountEntryKind Kind, string Amount, string BalanceAfter, Guid? SubjectId, string? Reason, string By, string? ByName, DateTimeOffset At);

    public sealed record Claim(
        Guid Id, Guid ReceiptId, string Reference, DateTimeOffset ArrivedAt, string? Payer, string Amount, string ClaimedBy, string? ClaimedByName, DateTimeOffset ClaimedAt,
        string? Basis, Guid? CounterOf);

    public sealed record PayoutRow(
        Guid Id, Guid RequestId, string Payee, string? PayeeAccount, string Amount, string Fee, PayoutState State, string? SignedBy, string? SignedByName,
        string? ApprovedBy, string? ApprovedByName, string? PaidBy, string? PaidByName, DateTimeOffset? PaidAt, string? Voucher);

    public sealed record Deferral(Guid Id, Guid? ReceiptId, string Reason, string ApprovedBy, string? ApprovedByName, DateOnly From, DateOnly Until);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] StaffNames staff, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about)
            return Problems.NotFound();
        var court = about.Court;
        var account = await db.CaseAccounts.AsNoTracking().FirstOrDefaultAsync(a => a.Court == court && a.CaseId == caseId, cancellationToken);
        var entries = await db.AccountEntries.AsNoTracking().Where(e => e.Court == court && e.CaseId == caseId)
            .OrderByDescending(e => e.Id).Take(Limit).ToListAsync(cancellationToken);
        var claims = await db.ReceiptClaims.AsNoTracking().Where(c => c.Court == court && c.CaseId == caseId)
            .Join(db.Receipts, c => new { c.Court, Id = c.ReceiptId }, r => new { r.Court, r.Id }, (c, r) => new { Claim = c, Receipt = r })
            .OrderByDescending(c => c.Claim.Id).Take(Limit).ToListAsync(cancellationToken);
        var payouts = await db.Payouts.AsNoTracking().Where(p => p.Court == court && p.CaseId == caseId)
            .OrderByDescending(p => p.Id).Take(Limit).ToListAsync(cancellationToken);
        var deferrals = await db.PayoutDeferrals.AsNoTracking().Where(d => d.Court == court && d.CaseId == caseId)
            .OrderByDescending(d => d.Id).Take(Limit).ToListAsync(cancellationToken);
        IEnumerable<string?> people =
        [
            .. entries.Select(e => e.By), .. claims.Select(c => c.Claim.ClaimedBy), .. payouts.SelectMany(p => new[] { p.SignedBy, p.ApprovedBy, p.PaidBy }),
            .. deferrals.Select(d => d.ApprovedBy),
        ];
        var names = await staff.OfAsync(people, cancellationToken);
        return TypedResults.Ok(new Response(
            (account?.Balance ?? Domain.Money.Zero).ToString(), account?.AccountNumber, [.. entries.Select(e => Row(e, names))],
            [.. claims.Select(c => Row(c.Claim, c.Receipt, names))], [.. payouts.Select(p => Row(p, names))],
            [.. deferrals.Select(d => new Deferral(d.Id, d.ReceiptId, d.Reason, d.ApprovedBy, names.Of(d.ApprovedBy), d.From, d.Until))]));
    }

    private static Entry Row(AccountEntry e, PeopleNames names) =>
        new(e.Id, e.Kind, e.Amount.ToString(), e.BalanceAfter.ToString(), e.SubjectId, e.Reason, e.By, names.Of(e.By), e.At);

    private static Claim Row(ReceiptClaim c, Receipt r, PeopleNames names) =>
        new(c.Id, c.ReceiptId, r.Reference, r.ArrivedAt, r.Payer, c.Amount.ToString(), c.ClaimedBy, names.Of(c.ClaimedBy), c.ClaimedAt, c.Basis, c.CounterOf);

    private static PayoutRow Row(Payout p, PeopleNames names) => new(
        p.Id, p.RequestId, p.Payee, p.PayeeAccount, p.Amount.ToString(), p.Fee.ToString(), p.State, p.SignedBy, names.Of(p.SignedBy),
        p.ApprovedBy, names.Of(p.ApprovedBy), p.PaidBy, names.Of(p.PaidBy), p.PaidAt, p.Voucher);
}
