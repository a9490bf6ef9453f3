namespace EnforcementFlows.Domain.Approvals;

/// <summary>The signed paper form of an approval (纸质审批单). The decision takes effect without it (C-27).</summary>
public enum PaperForm
{
    /// <summary>待附卷</summary>
    Awaited,

    /// <summary>已附卷</summary>
    Filed,
}
