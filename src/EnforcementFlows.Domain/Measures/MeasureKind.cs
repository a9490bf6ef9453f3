namespace EnforcementFlows.Domain.Measures;

/// <summary>Kinds of control measure (控制措施). A measure behind another court's one is 轮候: <see cref="ControlMeasure.WaitingRank"/>.</summary>
public enum MeasureKind
{
    /// <summary>查封</summary>
    Seal,

    /// <summary>扣押</summary>
    Seize,

    /// <summary>冻结</summary>
    Freeze,

    /// <summary>划拨; done at once, it has no end date</summary>
    Transfer,
}
