namespace EnforcementFlows.Domain.Gateways;

/// <summary>What became of a message from outside.</summary>
public enum InboundMessageState
{
    /// <summary>Stored, not yet taken (待处理).</summary>
    Received,

    /// <summary>Carried out, once (已处理).</summary>
    Taken,

    /// <summary>It can not be carried out as it is; an operator decides (待人工处理).</summary>
    Stuck,

    /// <summary>An operator decided that it shall have no effect (已跳过).</summary>
    Skipped,
}
