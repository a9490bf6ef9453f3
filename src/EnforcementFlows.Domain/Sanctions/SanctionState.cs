namespace EnforcementFlows.Domain.Sanctions;

/// <summary>State of a sanction (失信、限制消费状态).</summary>
public enum SanctionState
{
    /// <summary>生效</summary>
    InForce,

    /// <summary>已撤销、解除</summary>
    Lifted,

    /// <summary>期限届满</summary>
    Expired,

    /// <summary>转入恢复执行案件</summary>
    Moved,
}
