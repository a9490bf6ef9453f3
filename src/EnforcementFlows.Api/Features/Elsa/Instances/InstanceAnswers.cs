using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using EnforcementFlows.Workflow.Storage;

namespace EnforcementFlows.Api.Features.Elsa.Instances;

/// <summary>An instance in Elsa's list.</summary>
public record InstanceSummary
{
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string DefinitionVersionId { get; init; }

    public required int Version { get; init; }

    public required string? ParentWorkflowInstanceId { get; init; }

    public required string Status { get; init; }

    public required string SubStatus { get; init; }

    public required string? CorrelationId { get; init; }

    /// <summary>The number of the case, for those who may read it.</summary>
    public required string? Name { get; init; }

    public required int IncidentCount { get; init; }

    public bool IsSystem => false;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>An instance with its state.</summary>
[method: SetsRequiredMembers]
public sealed record InstanceDetail(InstanceSummary Shown, InstanceStateAnswer WorkflowState) : InstanceSummary(Shown)
{
    [JsonIgnore]
    public InstanceSummary Shown { get; init; } = Shown;
}

/// <summary>
/// The state of an instance as far as the viewer draws it: what it waits for and what went wrong. What the case has put into it (inputs,
/// outputs, variables) stays out: who may see that, sees it in the operators' pages, where it is on record.
/// </summary>
public sealed record InstanceStateAnswer
{
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string DefinitionVersionId { get; init; }

    public required int DefinitionVersion { get; init; }

    public required string? CorrelationId { get; init; }

    public required string Status { get; init; }

    public required string SubStatus { get; init; }

    public required IReadOnlyList<BookmarkAnswer> Bookmarks { get; init; }

    public required IReadOnlyList<IncidentAnswer> Incidents { get; init; }

    public object? Fault => null;

    public IReadOnlyList<object> CompletionCallbacks => [];

    public IReadOnlyList<object> ActivityExecutionContexts => [];

    public IReadOnlyDictionary<string, object> Input => Nothing;

    public IReadOnlyDictionary<string, object> Output => Nothing;

    public IReadOnlyDictionary<string, object> Properties => Nothing;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }

    private static IReadOnlyDictionary<string, object> Nothing { get; } = new Dictionary<string, object>();
}

/// <summary>Something that an instance waits for.</summary>
public sealed record BookmarkAnswer(string Id, string Name, string Hash, string ActivityId, string ActivityNodeId, string ActivityInstanceId)
{
    public object Payload => new();

    public bool AutoBurn => true;

    public string? CallbackMethodName => null;

    public object Metadata => new();

    internal static BookmarkAnswer Of(StepExecution step) => new($"{step.Id}-wait", step.Node.Type, step.Id, step.Node.Id, step.Node.Path, step.Id);
}

/// <summary>Something that went wrong. Its code, not its words: they may name what the case is about.</summary>
public sealed record IncidentAnswer(string ActivityId, string ActivityNodeId, string ActivityInstanceId, string ActivityType, string Message, FaultAnswer Exception, DateTimeOffset Timestamp)
{
    internal static IncidentAnswer Of(IncidentRow row, string activityType) => new(
        row.ActivityId, row.NodeId, InstanceHistory.IdOf(row.InstanceId, row.ContextId), activityType, FaultAnswer.Of(row.Code).Message, FaultAnswer.Of(row.Code), row.At);
}

/// <summary>An exception as Elsa writes it.</summary>
public sealed record FaultAnswer(string Type, string Message)
{
    public string? StackTrace => null;

    public object? InnerException => null;

    internal static FaultAnswer Of(string code) => new(code, $"{code}（详情见“流程异常”）");
}
