namespace EnforcementFlows.Domain.Coercion;

/// <summary>Where a coercive measure stands (强制措施状态).</summary>
public enum CoerciveState
{
    /// <summary>报批</summary>
    Proposed,

    /// <summary>未获批准</summary>
    Rejected,

    /// <summary>撤回，或者获批后因履行等不再执行</summary>
    Withdrawn,

    /// <summary>执行中</summary>
    InForce,

    /// <summary>执行完毕、解除</summary>
    Ended,

    /// <summary>上级法院复议撤销</summary>
    Revoked,
}
