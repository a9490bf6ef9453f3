namespace EnforcementFlows.Domain.Measures;

/// <summary>How a measure came about (措施来源).</summary>
public enum MeasureSource
{
    /// <summary>执行中采取</summary>
    Enforcement,

    /// <summary>诉讼或者诉前保全转入 (查封规定 3: it becomes an enforcement measure by itself, its end date stays)</summary>
    Preservation,

    /// <summary>终本案件恢复执行时转入 (its end date stays)</summary>
    PriorCase,
}
