using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>What a migration has done to an instance.</summary>
/// <param name="Undo">What takes it back; null where the flow has gone on already, for then there is a step that can not be undone.</param>
/// <param name="Renewed">Activities that have asked anew for what they wait for.</param>
/// <param name="Ended">Activities that were ended.</param>
/// <param name="Voided">Human tasks that are void by it.</param>
public sealed record MigrationEffect(MigrationUndo? Undo, IReadOnlyList<string> Renewed, IReadOnlyList<string> Ended, IReadOnlyList<Guid> Voided);

/// <summary>An instance as it was before it went over, good until its next step.</summary>
public sealed record MigrationUndo
{
    /// <summary>The version of the instance after the migration: with any other it has moved on.</summary>
    public required long Version { get; init; }

    public required string PlanHash { get; init; }

    /// <summary>The snapshot.</summary>
    public required byte[] State { get; init; }

    public required WorkflowStatus Status { get; init; }

    public required WorkflowSubStatus SubStatus { get; init; }

    /// <summary>Executions whose waits were taken back or asked for anew.</summary>
    public required IReadOnlyList<int> Touched { get; init; }

    /// <summary>Their waits as they were.</summary>
    public required InstanceWaits Waits { get; init; }
}

/// <summary>The rows of what an instance waits for.</summary>
public sealed record InstanceWaits(IReadOnlyList<TimedWait> Timers, IReadOnlyList<NamedWait> Events, IReadOnlyList<TaskState> Tasks)
{
    public InstanceWaits Of(IReadOnlyCollection<int> contexts) => new(
        [.. Timers.Where(wait => contexts.Contains(wait.ContextId))], [.. Events.Where(wait => contexts.Contains(wait.ContextId))],
        [.. Tasks.Where(task => contexts.Contains(task.ContextId))]);
}

/// <summary>A wait for a time.</summary>
/// <param name="Began">When the waiting execution began; null where its journal does not say so.</param>
public sealed record TimedWait(int ContextId, DateTimeOffset DueAt, DateTimeOffset? Began);

/// <summary>A wait for an event.</summary>
public sealed record NamedWait(int ContextId, string Name, string? CorrelationId);

/// <summary>An open human task.</summary>
public sealed record TaskState(int ContextId, Guid Id, HumanTaskState State);
