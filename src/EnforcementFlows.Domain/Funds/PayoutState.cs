namespace EnforcementFlows.Domain.Funds;

/// <summary>State of a payout (发放状态).</summary>
public enum PayoutState
{
    /// <summary>拟发放</summary>
    Planned,

    /// <summary>承办人已签字</summary>
    HandlerSigned,

    /// <summary>已发放</summary>
    Paid,

    /// <summary>退票、未能发放</summary>
    Failed,

    /// <summary>不再发放</summary>
    Cancelled,
}
