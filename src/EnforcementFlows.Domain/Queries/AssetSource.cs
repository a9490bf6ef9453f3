namespace EnforcementFlows.Domain.Queries;

/// <summary>How the court learned of an asset (财产来源).</summary>
public enum AssetSource
{
    /// <summary>总对总</summary>
    National,

    /// <summary>点对点</summary>
    PointToPoint,

    /// <summary>线下查询</summary>
    Offline,

    /// <summary>当事人线索</summary>
    Clue,

    /// <summary>被执行人报告</summary>
    Report,
}
