namespace EnforcementFlows.Domain.Measures;

/// <summary>State of a control measure (措施状态). 将到期 is not a state but a view by date.</summary>
public enum MeasureState
{
    /// <summary>轮候</summary>
    Waiting,

    /// <summary>生效</summary>
    InForce,

    /// <summary>到期失效</summary>
    Lapsed,

    /// <summary>解除</summary>
    Released,

    /// <summary>已处置</summary>
    Disposed,

    /// <summary>转入恢复执行案件</summary>
    Moved,
}
