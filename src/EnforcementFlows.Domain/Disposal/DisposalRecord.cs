using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Disposal;

/// <summary>One recorded step of a disposal (处置记录). Records are only ever added.</summary>
public sealed class DisposalRecord : CaseRecord
{
    internal DisposalRecord()
    {
    }

    public required Guid DisposalId { get; init; }

    public required DisposalStep Step { get; init; }

    public AuctionRoundKind? Round { get; init; }

    /// <summary>When it happened, as proven.</summary>
    public required DateTimeOffset ProvenAt { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>The form, a JSON object.</summary>
    public required string Data { get; init; }
}
