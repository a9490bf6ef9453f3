namespace EnforcementFlows.Domain.Queries;

/// <summary>What a query brought (查询结果).</summary>
public enum QueryOutcome
{
    /// <summary>查到财产</summary>
    Found,

    /// <summary>未查到财产</summary>
    Nothing,
}
