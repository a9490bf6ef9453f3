namespace EnforcementFlows.Domain.Documents;

/// <summary>How a document is served (送达方式), 民诉法 88–95.</summary>
public enum ServiceMethod
{
    /// <summary>直接送达</summary>
    Direct,

    /// <summary>邮寄送达</summary>
    Post,

    /// <summary>电子送达</summary>
    Electronic,

    /// <summary>留置送达</summary>
    Left,

    /// <summary>委托送达</summary>
    Entrusted,

    /// <summary>公告送达</summary>
    PublicNotice,
}
