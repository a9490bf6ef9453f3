namespace EnforcementFlows.Domain.Approvals;

/// <summary>What an approver says (审批意见).</summary>
public enum ApprovalDecision
{
    /// <summary>同意</summary>
    Approve,

    /// <summary>不同意</summary>
    Reject,

    /// <summary>退回修改</summary>
    Return,
}
