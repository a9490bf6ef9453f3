using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Elsa.Instances;

/// <summary>A line of an instance's log as Elsa writes it.</summary>
public sealed record JournalRecord
{
    public required string Id { get; init; }

    public required string ActivityInstanceId { get; init; }

    public required string? ParentActivityInstanceId { get; init; }

    public required string ActivityId { get; init; }

    public required string ActivityType { get; init; }

    public required int ActivityTypeVersion { get; init; }

    public required string? ActivityName { get; init; }

    public required string NodeId { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required int Sequence { get; init; }

    public required string EventName { get; init; }

    public required string? Message { get; init; }

    public string? Source => null;

    public required IReadOnlyDictionary<string, object>? ActivityState { get; init; }

    public required IReadOnlyDictionary<string, object>? Payload { get; init; }

    internal static JournalRecord Of(LogEntry entry)
    {
        var (step, isDone) = (entry.Execution, entry.Event == "Completed");
        return new()
        {
            Id = $"{step.Id}-{entry.Sequence}",
            ActivityInstanceId = step.Id,
            ParentActivityInstanceId = step.ParentId,
            ActivityId = step.Node.Id,
            ActivityType = step.Node.Type,
            ActivityTypeVersion = step.Node.Activity.Version,
            ActivityName = step.Node.Activity.Name,
            NodeId = step.Node.Path,
            Timestamp = entry.At,
            Sequence = entry.Sequence,
            EventName = entry.Event,
            Message = entry.Fault is { } code ? FaultAnswer.Of(code).Message : null,
            ActivityState = isDone ? DesignedInputs.Of(step.Node) : null,
            Payload = isDone ? new Dictionary<string, object> { ["Outcomes"] = entry.Outcomes } : null,
        };
    }
}

/// <summary>How often a step has run, for its badge.</summary>
public sealed record ActivityStats(string ActivityId, string ActivityNodeId, int StartedCount, int CompletedCount, int UncompletedCount, bool IsBlocked, bool IsFaulted, int AggregateFaultCount)
{
    public object Metadata => new();

    internal static IReadOnlyList<ActivityStats> Of(IEnumerable<StepExecution> executions) => [.. executions.GroupBy(step => step.Node).Select(steps => new ActivityStats(
        steps.Key.Id, steps.Key.Path, steps.Count(), steps.Count(step => step.Status == ExecutionStatus.Completed), steps.Count(step => step.EndedAt is null),
        steps.Any(step => step.IsWaiting), steps.Any(step => step.Status == ExecutionStatus.Faulted), steps.Sum(step => step.Faults)))];
}

/// <summary>One time that a step ran, as Elsa writes it. Its state is what the designer wrote into the flow, never what the case brought.</summary>
public sealed record ActivityExecution
{
    public required string Id { get; init; }

    public required string WorkflowInstanceId { get; init; }

    public required string ActivityId { get; init; }

    public required string ActivityNodeId { get; init; }

    public required string ActivityType { get; init; }

    public required int ActivityTypeVersion { get; init; }

    public required string? ActivityName { get; init; }

    public required IReadOnlyDictionary<string, object> ActivityState { get; init; }

    public required IReadOnlyDictionary<string, object> Payload { get; init; }

    public object Outputs => new();

    public object Properties => new();

    public object Metadata => new();

    public required FaultAnswer? Exception { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required bool HasBookmarks { get; init; }

    public required string Status { get; init; }

    public required int AggregateFaultCount { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }

    public string? SchedulingActivityExecutionId => null;

    public string? SchedulingActivityId => null;

    public string? SchedulingWorkflowInstanceId => null;

    public int CallStackDepth => 0;

    internal static ActivityExecution Of(Guid instanceId, StepExecution step) => new()
    {
        Id = step.Id,
        WorkflowInstanceId = instanceId.ToString("D"),
        ActivityId = step.Node.Id,
        ActivityNodeId = step.Node.Path,
        ActivityType = step.Node.Type,
        ActivityTypeVersion = step.Node.Activity.Version,
        ActivityName = step.Node.Activity.Name,
        ActivityState = DesignedInputs.Of(step.Node),
        Payload = step.Outcomes.Count == 0 ? new Dictionary<string, object>() : new Dictionary<string, object> { ["Outcomes"] = step.Outcomes },
        Exception = step.Status == ExecutionStatus.Faulted && step.Fault is { } code ? FaultAnswer.Of(code) : null,
        StartedAt = step.StartedAt,
        HasBookmarks = step.IsWaiting,
        Status = step.Status.ToString(),
        AggregateFaultCount = step.Faults,
        CompletedAt = step.EndedAt,
    };
}

/// <summary>The inputs that stand in the definition as they are, such as a role, a clause or a limit.</summary>
internal static class DesignedInputs
{
    public static IReadOnlyDictionary<string, object> Of(PlanNode node) => node.Inputs.Values
        .Where(input => input is { Kind: InputKind.Literal, Literal: string or bool or double })
        .ToDictionary(input => Descriptors.DescriptorOf.Pascal(input.Name), input => input.Literal!);
}
