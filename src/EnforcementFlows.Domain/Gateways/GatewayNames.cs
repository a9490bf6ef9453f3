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

    private static readonly Dictionary<string, string> Words = new()
    {
        [NationalQuery] = "总对总网络查控",
        [PointToPointQuery] = "点对点网络查控",
        [Service] = "文书送达平台",
        [Sms] = "短信平台",
        [Funds] = "案款系统",
        [SuperiorCourt] = "上级法院",
    };

    public static readonly IReadOnlyList<string> All = [NationalQuery, PointToPointQuery, Service, Sms, Funds, SuperiorCourt];

    /// <summary>The name as people know it; one that is unknown as it is.</summary>
    public static string WordsOf(string name) => Words.GetValueOrDefault(name, name);
}
