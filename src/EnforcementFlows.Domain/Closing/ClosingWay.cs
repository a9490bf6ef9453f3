namespace EnforcementFlows.Domain.Closing;

/// <summary>How a case is closed (结案方式). Each way has its own conditions (<see cref="ClosingReview"/>).</summary>
/// <remarks>执行工作规定 64；执行案件立案结案意见 14.</remarks>
public enum ClosingWay
{
    /// <summary>执行完毕</summary>
    Fulfilled,

    /// <summary>终结本次执行程序（终本）</summary>
    TerminateCurrentProcedure,

    /// <summary>终结执行</summary>
    Terminated,

    /// <summary>销案</summary>
    Withdrawn,

    /// <summary>不予执行</summary>
    NotEnforced,

    /// <summary>驳回申请</summary>
    Dismissed,
}
