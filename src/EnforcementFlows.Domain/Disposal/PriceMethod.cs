namespace EnforcementFlows.Domain.Disposal;

/// <summary>How the reference price is found (确定参考价方式), 参考价规定 2, in this order.</summary>
public enum PriceMethod
{
    /// <summary>当事人议价</summary>
    Agreement,

    /// <summary>定向询价</summary>
    Directed,

    /// <summary>网络询价</summary>
    Online,

    /// <summary>委托评估</summary>
    Valuation,
}
