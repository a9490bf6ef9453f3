namespace EnforcementFlows.Data.Definitions;

/// <summary>Past cases played on another version of their flow (案件重演), to see what it would have changed.</summary>
public sealed class DefinitionReplay
{
    public required string Court { get; init; }

    public required Guid Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string VersionId { get; init; }

    public required int Version { get; init; }

    /// <summary>The version as it was when this was asked for; a draft may go on changing.</summary>
    public required string Json { get; init; }

    /// <summary>How long a task takes that nobody was asked for so far.</summary>
    public required int AssumedHours { get; init; }

    /// <summary>Until when cases that have not ended are played.</summary>
    public required DateTimeOffset Until { get; init; }

    public ReplayState State { get; set; } = ReplayState.Queued;

    public required int Total { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>User id.</summary>
    public required string CreatedBy { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The node that works on it holds it until then; the system's clock.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }
}

/// <summary>How far a replay has come.</summary>
public enum ReplayState
{
    Queued,
    Running,
    Finished,
    Cancelled,
}
