namespace EnforcementFlows.Domain.Cases;

/// <summary>Where a case stands in its life (案件阶段), as people see it.</summary>
/// <remarks>The flow decides what comes next; the case only refuses what no court may do (reopen what is closed, close without approval).</remarks>
public enum CaseStage
{
    /// <summary>登记</summary>
    Registered,

    /// <summary>前期（通知、查控）</summary>
    Preparation,

    /// <summary>已分流</summary>
    Triaged,

    /// <summary>承办</summary>
    Handling,

    /// <summary>财产处置</summary>
    Disposal,

    /// <summary>和解履行</summary>
    Settlement,

    /// <summary>中止</summary>
    Suspended,

    /// <summary>暂缓</summary>
    Deferred,

    /// <summary>等待终本期限届满</summary>
    Waiting,

    /// <summary>报结</summary>
    ClosingRequested,

    /// <summary>结案审查</summary>
    ClosingCheck,

    /// <summary>退回</summary>
    Returned,

    /// <summary>结案审批通过</summary>
    Approved,

    /// <summary>已结</summary>
    Closed,

    /// <summary>归档</summary>
    Archived,
}
