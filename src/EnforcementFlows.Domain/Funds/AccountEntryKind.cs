namespace EnforcementFlows.Domain.Funds;

/// <summary>Kinds of entry in a case account (案款账目).</summary>
public enum AccountEntryKind
{
    /// <summary>认领入账</summary>
    Arrival,

    /// <summary>发放</summary>
    Payout,

    /// <summary>执行费</summary>
    Fee,

    /// <summary>退付、提存</summary>
    Refund,

    /// <summary>冲正: the opposite of an earlier entry</summary>
    Counter,
}
