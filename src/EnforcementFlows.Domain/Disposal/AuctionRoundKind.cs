namespace EnforcementFlows.Domain.Disposal;

/// <summary>拍次</summary>
public enum AuctionRoundKind
{
    /// <summary>一拍</summary>
    First,

    /// <summary>二拍</summary>
    Second,

    /// <summary>变卖</summary>
    Sale,
}
