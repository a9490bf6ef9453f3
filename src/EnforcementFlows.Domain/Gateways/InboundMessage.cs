namespace EnforcementFlows.Domain.Gateways;

/// <summary>
/// A signed message of an outside system (来文), kept exactly as it came. The same message id of the same gateway is the same
/// message, however often it comes.
/// </summary>
public sealed class InboundMessage
{
    /// <summary>Characters that a body may have; more is refused at the door.</summary>
    public const int MaxLength = 1_000_000;

    public required string Court { get; init; }

    public Guid Id { get; init; } = OrderedId.New();

    public required string Gateway { get; init; }

    /// <summary>The sender's id of the message.</summary>
    public required string MessageId { get; init; }

    /// <summary>The body to be carried out; an operator may correct it.</summary>
    public required string Body { get; set; }

    /// <summary>The body as it was signed, where an operator has corrected it; both are kept.</summary>
    public string? OriginalBody { get; set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The case it is about, as far as it could be read.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>The request that it answers.</summary>
    public Guid? RequestId { get; set; }

    public InboundMessageState State { get; set; } = InboundMessageState.Received;

    /// <summary>Why it is stuck or was skipped; without personal data.</summary>
    public string? Reason { get; set; }

    public DateTimeOffset? SettledAt { get; set; }
}
