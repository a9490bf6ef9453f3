namespace EnforcementFlows.Data.Repairs;

/// <summary>One flow of a repair as it stood when the set was frozen, and what became of it.</summary>
public sealed class FlowRepairItem
{
    public required string Court { get; init; }

    public required Guid RepairId { get; init; }

    /// <summary>Counted from one.</summary>
    public required int Number { get; init; }

    public required Guid InstanceId { get; init; }

    /// <summary>The execution that is meant; 0 for the flow as a whole.</summary>
    public required int ContextId { get; init; }

    /// <summary>Version of the instance. One that has moved on since is left alone.</summary>
    public required long InstanceVersion { get; set; }

    public required string DefinitionId { get; init; }

    public required string ActivityId { get; init; }

    public Guid? CaseId { get; init; }

    public FlowRepairItemState State { get; set; } = FlowRepairItemState.Pending;

    /// <summary>Why it was not done.</summary>
    public string? Code { get; set; }

    public string? Message { get; set; }

    public DateTimeOffset? SettledAt { get; set; }
}

/// <summary>What became of a flow of a repair.</summary>
public enum FlowRepairItemState
{
    Pending,
    Done,

    /// <summary>It had moved on since the set was frozen; nothing was done to it.</summary>
    Changed,

    /// <summary>It could not be done; the code says why.</summary>
    Refused,

    /// <summary>The repair was cancelled before its turn.</summary>
    Left,
}
