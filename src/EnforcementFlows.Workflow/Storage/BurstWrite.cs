using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>All rows a burst writes besides its domain rows.</summary>
internal sealed class BurstWrite
{
    public required Command Command { get; init; }

    public required string? Result { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The task that the burst was opened for, where something was done to it, and the version it had before.</summary>
    public (HumanTask Row, int Before)? Task { get; init; }

    public List<InstanceWrite> Instances { get; } = [];

    /// <summary>Plans of instances started here that may not have their row yet.</summary>
    public List<WorkflowPlan> NewPlans { get; } = [];

    /// <summary>New waits for events that may have come before.</summary>
    public HashSet<(string Name, string Correlation)> UncheckedEvents { get; } = [];

    /// <summary>Outbox rows not tied to an instance.</summary>
    public List<OutboxMessage> Messages { get; } = [];
}

/// <summary>The rows of one instance.</summary>
internal sealed class InstanceWrite
{
    public required WorkflowExecution Execution { get; init; }

    /// <summary>Null for an instance started in this burst.</summary>
    public required LockedInstance? Locked { get; init; }

    public required (Guid Instance, int Context)? Parent { get; init; }

    public required byte[] State { get; init; }

    public required long Seq { get; init; }

    public required string JournalBody { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>The searched columns as the burst found them; null for an instance started in it.</summary>
    public required SearchedColumns? Before { get; init; }
}

/// <summary>The columns of flow_instance that are rewritten only when one changed.</summary>
internal sealed record SearchedColumns(string? CorrelationId, string? Name, string Status, string SubStatus, int IncidentCount)
{
    public static SearchedColumns Of(WorkflowExecution execution) =>
        new(execution.CorrelationId, execution.Name, execution.Status.ToString(), execution.SubStatus.ToString(), execution.Incidents.Count);
}
