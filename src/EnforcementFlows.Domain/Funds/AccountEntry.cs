using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Funds;

/// <summary>One entry of a case account. Entries are never changed or deleted; a mistake is answered by a counter-entry (冲正).</summary>
public sealed class AccountEntry : CaseRecord
{
    internal AccountEntry()
    {
    }

    public required Guid AccountId { get; init; }

    public required AccountEntryKind Kind { get; init; }

    /// <summary>Positive into the account, negative out of it.</summary>
    public required Money Amount { get; init; }

    public required Money BalanceAfter { get; init; }

    /// <summary>The claim, payout or refund behind it.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>The entry this one takes back.</summary>
    public Guid? CounterOf { get; init; }

    public string? Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}
