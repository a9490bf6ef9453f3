using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Funds;

/// <summary>The part of a receipt that belongs to a case (案款认领); a negative amount takes an earlier claim back.</summary>
public sealed class ReceiptClaim : CaseRecord
{
    internal ReceiptClaim()
    {
    }

    public required Guid ReceiptId { get; init; }

    public required Money Amount { get; init; }

    public required string ClaimedBy { get; init; }

    public required DateTimeOffset ClaimedAt { get; init; }

    /// <summary>Why the money is thought to belong to the case.</summary>
    public string? Basis { get; init; }

    public Guid? CounterOf { get; init; }
}
