namespace EnforcementFlows.Domain.Gateways;

/// <summary>The outside systems that courts are connected to (外部系统).</summary>
public static class GatewayNames
{
    /// <summary>总对总网络查控</summary>
    public const string NationalQuery = "national-query";

    /// <summary>点对点网络查控</summary>
    public const string PointToPointQuery = "point-to-point-query";

    /// <summary>文书送达</summary>
    public const string Service = "service";

    /// <summary>短信</summary>
    public const string Sms = "sms";

    /// <summary>一案一账户案款系统</summary>
    public const string Funds = "funds";

    /// <summary>上级法院</summary>
    public const string SuperiorCourt = "superior-court";

    public static readonly IReadOnlyList<string> All = [NationalQuery, PointToPointQuery, Service, Sms, Funds, SuperiorCourt];
}
