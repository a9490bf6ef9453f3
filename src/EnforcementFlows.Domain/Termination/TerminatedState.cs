namespace EnforcementFlows.Domain.Termination;

/// <summary>State of a case in the 终本 register (终本案件状态).</summary>
public enum TerminatedState
{
    /// <summary>终本管理中</summary>
    Managed,

    /// <summary>查询期满</summary>
    Expired,

    /// <summary>已恢复执行</summary>
    Resumed,
}
