namespace EnforcementFlows.Domain.Disposal;

/// <summary>拍卖结果</summary>
public enum AuctionResult
{
    /// <summary>成交</summary>
    Sold,

    /// <summary>流拍</summary>
    Unsold,

    /// <summary>撤回</summary>
    Withdrawn,

    /// <summary>悔拍: sold, but the buyer did not pay</summary>
    Defaulted,
}
