namespace EnforcementFlows.Domain.Flows;

/// <summary>What became of one flow of a migration.</summary>
public enum MigratedFlowState
{
    /// <summary>待迁移</summary>
    Pending,

    /// <summary>已迁移</summary>
    Migrated,

    /// <summary>未迁移：写明原因</summary>
    Refused,

    /// <summary>待撤销</summary>
    Undoing,

    /// <summary>已撤销</summary>
    Undone,
}

/// <summary>One flow that goes over to another version, and how it can go back.</summary>
public sealed class MigratedFlow
{
    public required string Court { get; init; }

    public required Guid MigrationId { get; init; }

    public required Guid InstanceId { get; init; }

    /// <summary>Null for a flow that is on no case.</summary>
    public Guid? CaseId { get; init; }

    public MigratedFlowState State { get; private set; }

    /// <summary>Why it was not done, or not taken back.</summary>
    public string? Code { get; private set; }

    public string? Message { get; private set; }

    /// <summary>JSON: what takes it back; null where nothing does.</summary>
    public string? Undo { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>It has gone over.</summary>
    public void Migrate(string? undo, DateTimeOffset now) =>
        (State, Code, Message, Undo, SettledAt) = (MigratedFlowState.Migrated, null, null, undo, now);

    /// <summary>It is again what it was.</summary>
    public void TakeBack(DateTimeOffset now) => (State, Code, Message, Undo, SettledAt) = (MigratedFlowState.Undone, null, null, null, now);
}
