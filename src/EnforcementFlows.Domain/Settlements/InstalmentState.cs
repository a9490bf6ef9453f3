namespace EnforcementFlows.Domain.Settlements;

/// <summary>Where an instalment stands (和解分期履行状态).</summary>
public enum InstalmentState
{
    /// <summary>待履行，包括逾期后催告的</summary>
    Owed,

    /// <summary>已履行</summary>
    Performed,

    /// <summary>违约，依申请恢复执行</summary>
    Broken,

    /// <summary>因另一期违约不再适用</summary>
    Void,
}
