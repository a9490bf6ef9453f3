namespace EnforcementFlows.Domain.Sanctions;

/// <summary>The two sanctions that differ in document, term, effect and lift (C-47).</summary>
public enum SanctionKind
{
    /// <summary>纳入失信被执行人名单</summary>
    DishonestListing,

    /// <summary>限制消费</summary>
    ConsumptionRestriction,
}
