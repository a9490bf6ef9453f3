namespace EnforcementFlows.Domain.Supervision;

/// <summary>What the director decides on an overdue node (超期处理). A bulletin is his decision, never automatic (C-48).</summary>
public enum OverdueDecision
{
    /// <summary>督办</summary>
    Urge,

    /// <summary>通报</summary>
    Bulletin,

    /// <summary>免责</summary>
    Exempt,
}
