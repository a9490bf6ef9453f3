namespace EnforcementFlows.Domain.Measures;

/// <summary>Kinds of property (财产种类); the longest term of a measure depends on it.</summary>
public enum AssetKind
{
    /// <summary>银行存款</summary>
    Deposit,

    /// <summary>网络资金</summary>
    NetworkFunds,

    /// <summary>车辆</summary>
    Vehicle,

    /// <summary>机器设备</summary>
    Machinery,

    /// <summary>其他动产</summary>
    OtherMovable,

    /// <summary>不动产</summary>
    RealEstate,

    /// <summary>股权</summary>
    Equity,

    /// <summary>证券</summary>
    Securities,

    /// <summary>公积金</summary>
    HousingFund,

    /// <summary>保险</summary>
    Insurance,

    /// <summary>到期债权</summary>
    Receivable,

    /// <summary>知识产权</summary>
    IntellectualProperty,

    /// <summary>其他财产权</summary>
    Other,
}
