namespace EnforcementFlows.Domain.Queries;

/// <summary>Where assets are looked for (查控途径). Two network systems, two nodes (C-07).</summary>
public enum QuerySystem
{
    /// <summary>总对总</summary>
    National,

    /// <summary>点对点</summary>
    PointToPoint,

    /// <summary>线下</summary>
    Offline,
}
