namespace EnforcementFlows.Domain.Parties;

/// <summary>Natural person or which kind of unit (当事人类型).</summary>
public enum PartyKind
{
    /// <summary>自然人</summary>
    Natural,

    /// <summary>法人</summary>
    Unit,

    /// <summary>党政机关</summary>
    Government,

    /// <summary>其他组织</summary>
    Organisation,
}
