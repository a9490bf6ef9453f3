namespace EnforcementFlows.Domain.Requests;

/// <summary>Where a request stands (申请状态).</summary>
public enum RequestState
{
    /// <summary>审批中</summary>
    Open,

    /// <summary>退回修改: the applicant corrects it and hands it in again</summary>
    Returned,

    /// <summary>已批准: the act is allowed but not yet done</summary>
    Approved,

    /// <summary>不同意</summary>
    Rejected,

    /// <summary>已撤回</summary>
    Withdrawn,

    /// <summary>已办结: the approved act was done</summary>
    Done,

    /// <summary>未能办理</summary>
    Failed,
}
