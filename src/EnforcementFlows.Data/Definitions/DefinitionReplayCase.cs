namespace EnforcementFlows.Data.Definitions;

/// <summary>One flow of one past case in a replay, and what would have been different.</summary>
public sealed class DefinitionReplayCase
{
    public required string Court { get; init; }

    public required Guid ReplayId { get; init; }

    /// <summary>Counted from one, the latest first.</summary>
    public required int Place { get; init; }

    public required Guid InstanceId { get; init; }

    /// <summary>Null for a flow that is on no case.</summary>
    public Guid? CaseId { get; init; }

    public ReplayCaseState State { get; set; } = ReplayCaseState.Pending;

    /// <summary>A node would be late that was not.</summary>
    public bool Late { get; set; }

    /// <summary>A node that was late would not be.</summary>
    public bool LateNoMore { get; set; }

    /// <summary>Somebody else would be asked.</summary>
    public bool Approvers { get; set; }

    /// <summary>Other steps would be taken.</summary>
    public bool Path { get; set; }

    /// <summary>The differences, JSON.</summary>
    public string? Differences { get; set; }

    /// <summary>Why it could not be played.</summary>
    public string? Message { get; set; }
}

/// <summary>What became of a past case in a replay.</summary>
public enum ReplayCaseState
{
    Pending,

    /// <summary>Nothing would be different.</summary>
    Same,
    Different,

    /// <summary>It could not be played.</summary>
    Failed,
}
