namespace EnforcementFlows.Domain.Gateways;

/// <summary>How far a request to an outside system has come.</summary>
public enum GatewayRequestState
{
    /// <summary>Written, not yet accepted by the other side (待发送).</summary>
    Pending,

    /// <summary>The other side has it and will answer (已受理).</summary>
    Accepted,

    /// <summary>Answered (已反馈).</summary>
    Answered,

    /// <summary>The other side will not do it; it is done by hand (被拒绝).</summary>
    Refused,

    /// <summary>Nobody knows whether the other side has it; a person has to find out (结果不明).</summary>
    Unknown,

    /// <summary>Not needed any more, because it was done by hand or an operator skipped it (已取消).</summary>
    Cancelled,
}
