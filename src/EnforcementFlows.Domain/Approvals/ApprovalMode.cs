namespace EnforcementFlows.Domain.Approvals;

/// <summary>What a step of an approval chain gives (审批方式).</summary>
public enum ApprovalMode
{
    /// <summary>审批: one person decides</summary>
    Decision,

    /// <summary>提出意见: recorded, the next step decides</summary>
    Opinion,

    /// <summary>合议: several persons give an opinion, the majority decides</summary>
    Quorum,
}
