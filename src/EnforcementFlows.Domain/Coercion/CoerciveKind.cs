namespace EnforcementFlows.Domain.Coercion;

/// <summary>The coercive measures against persons who evade or resist enforcement (强制措施种类).</summary>
public enum CoerciveKind
{
    /// <summary>拘传</summary>
    Summons,

    /// <summary>拘留</summary>
    Detention,

    /// <summary>罚款</summary>
    Fine,

    /// <summary>搜查</summary>
    Search,

    /// <summary>限制出境</summary>
    ExitBan,

    /// <summary>扣押标的物</summary>
    ObjectSeizure,
}
