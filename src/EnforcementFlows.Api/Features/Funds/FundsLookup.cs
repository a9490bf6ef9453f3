using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Funds;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Funds;

/// <summary>Finds receipts, accounts and the cases that money belongs to, inside a burst.</summary>
internal static class FundsLookup
{
    /// <summary>The case's account (一案一账户); null before the first money.</summary>
    public static async Task<CaseAccount?> AccountOfAsync(this EnforcementDbContext db, EnforcementCase about, CancellationToken cancellationToken) =>
        await db.RowsOfAsync<CaseAccount>(about, cancellationToken) is [var account, ..] ? account : null;

    /// <summary>The case's account; opened with the first money.</summary>
    public static async Task<CaseAccount> AccountAsync(this EnforcementDbContext db, EnforcementCase about, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.AccountOfAsync(about, cancellationToken) is { } known)
            return known;
        var account = CaseAccount.Open(about, null, now);
        db.CaseAccounts.Add(account);
        return account;
    }

    /// <exception cref="DomainException"><c>funds.receipt-unknown</c></exception>
    public static async Task<Receipt> ReceiptAsync(this EnforcementDbContext db, string court, string? id, CancellationToken cancellationToken)
    {
        var key = Guid.TryParse(id, out var parsed) ? parsed : Guid.Empty;
        return db.Tracked<Receipt>().FirstOrDefault(r => r.Court == court && r.Id == key)
            ?? await db.Receipts.Include(r => r.Claims).FirstOrDefaultAsync(r => r.Court == court && r.Id == key, cancellationToken)
            ?? throw new DomainException("funds.receipt-unknown", "没有这笔到账款。");
    }

    /// <summary>The case that a claim names, by id or by number.</summary>
    /// <exception cref="DomainException"><c>funds.case-unknown</c></exception>
    public static async Task<EnforcementCase> NamedCaseAsync(this EnforcementDbContext db, string court, string name, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(name, out var id) && await db.Cases.AnyAsync(c => c.Court == court && c.Id == id, cancellationToken))
            return await db.CaseAsync(court, id, cancellationToken);
        if (CaseNumber.TryParse(name, out var number, out _)
            && await db.Cases.Where(c => c.Court == court && c.Number == number).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellationToken) is { } found)
            return await db.CaseAsync(court, found, cancellationToken);
        throw new DomainException("funds.case-unknown", "认领的案件不存在。");
    }

    /// <summary>Claims part of a receipt for a case and counts it against the claim.</summary>
    public static async Task ClaimAsync(
        this EnforcementDbContext db, Receipt receipt, EnforcementCase about, Money amount, FundsEntry entry, CancellationToken cancellationToken)
    {
        var account = await db.AccountAsync(about, entry.Now, cancellationToken);
        receipt.Claim(account, amount, entry.By, entry.Basis, entry.Now);
        about.RecordArrival(amount);
        db.Note(about, "funds-claimed", $"案款 {amount} 元已认领到本案账户。", entry.Now, entry.Clause, entry.By, provenAt: entry.ProvenAt);
    }
}

/// <summary>Who moved money, when and why.</summary>
internal sealed record FundsEntry(string By, DateTimeOffset Now, string? Clause, string? Basis = null, DateTimeOffset? ProvenAt = null);
