namespace EnforcementFlows.Domain.Measures;

/// <summary>Kinds of control measure (控制措施).</summary>
public enum MeasureKind
{
    /// <summary>查封</summary>
    Seizure,

    /// <summary>扣押</summary>
    Impoundment,

    /// <summary>冻结</summary>
    Freeze,

    /// <summary>划拨; done at once, it has no end date</summary>
    Transfer,

    /// <summary>轮候查封、轮候冻结: behind the measure of another court; its term begins when it moves to the front</summary>
    WaitingSeizure,
}
