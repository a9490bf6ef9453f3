namespace EnforcementFlows.Domain.Documents;

/// <summary>Where a document stands on its way to its recipient (文书状态).</summary>
public enum DocumentState
{
    /// <summary>已制作</summary>
    Made,

    /// <summary>已发出</summary>
    Sent,

    /// <summary>已送达</summary>
    Served,

    /// <summary>退回、未能送达</summary>
    Returned,
}
