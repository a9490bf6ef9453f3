using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Funds;

/// <summary>The account of a case (一案一账户). Balance = arrivals − payouts − fees − refunds, and never negative.</summary>
public sealed class CaseAccount : VersionedCaseRecord
{
    private readonly List<AccountEntry> _entries = [];

    private CaseAccount()
    {
    }

    /// <summary>Number at the bank; null until it is known.</summary>
    public string? AccountNumber { get; init; }

    public Money Balance { get; private set; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Entries made or loaded; a counter-entry needs the entry it takes back to be loaded.</summary>
    public IReadOnlyList<AccountEntry> Entries => _entries;

    public static CaseAccount Open(EnforcementCase on, string? accountNumber, DateTimeOffset now) => new()
    {
        Court = on.Court,
        CaseId = on.Id,
        AccountNumber = accountNumber,
        OpenedAt = now,
    };

    /// <summary>Takes an approved refund or deposit (退付、提存) out.</summary>
    /// <exception cref="DomainException"><c>funds.amount-not-positive</c>, <c>funds.balance-insufficient</c></exception>
    public AccountEntry Refund(Money amount, string? reason, string by, DateTimeOffset now) =>
        Debit(AccountEntryKind.Refund, amount, null, by, now, Rule.Text(reason, "funds.reason-missing", "须说明理由。"));

    /// <summary>Takes back a wrong entry by its opposite (冲正). Both stay.</summary>
    /// <exception cref="DomainException"><c>funds.already-countered</c>, <c>funds.counter-of-counter</c>, <c>funds.reason-missing</c>, <c>funds.balance-insufficient</c></exception>
    public AccountEntry Counter(AccountEntry entry, string? reason, string by, DateTimeOffset now)
    {
        Rule.Require(entry.AccountId == Id, "funds.other-account", "该账目不属于本案账户。");
        Rule.Require(entry.Kind != AccountEntryKind.Counter, "funds.counter-of-counter", "冲正账目不能再冲正，请重新登记。");
        Rule.Require(!_entries.Any(other => other.CounterOf == entry.Id), "funds.already-countered", "该账目已经冲正。");
        var text = Rule.Text(reason, "funds.reason-missing", "冲正须说明理由。");
        return Post(AccountEntryKind.Counter, -entry.Amount, entry.SubjectId, by, now, text, entry.Id);
    }

    internal AccountEntry Credit(Money amount, Guid claimId, string by, DateTimeOffset now) =>
        Post(AccountEntryKind.Arrival, Positive(amount), claimId, by, now);

    internal AccountEntry Debit(AccountEntryKind kind, Money amount, Guid? subjectId, string by, DateTimeOffset now, string? reason = null) =>
        Post(kind, -Positive(amount), subjectId, by, now, reason);

    internal static Money Positive(Money amount)
    {
        Rule.Require(amount > Money.Zero, "funds.amount-not-positive", "金额应当大于零。");
        return amount;
    }

    private AccountEntry Post(
        AccountEntryKind kind, Money amount, Guid? subjectId, string by, DateTimeOffset now, string? reason = null, Guid? counterOf = null)
    {
        var balance = Balance + amount;
        Rule.Require(balance >= Money.Zero, "funds.balance-insufficient", "账户余额不足。");
        Balance = balance;
        var entry = new AccountEntry
        {
            Court = Court,
            CaseId = CaseId,
            AccountId = Id,
            Kind = kind,
            Amount = amount,
            BalanceAfter = balance,
            SubjectId = subjectId,
            CounterOf = counterOf,
            Reason = reason,
            By = by,
            At = now,
        };
        _entries.Add(entry);
        Changed();
        return entry;
    }
}
