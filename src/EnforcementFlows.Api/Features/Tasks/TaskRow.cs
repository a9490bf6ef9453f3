using System.Text.Json;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.HumanTasks;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>A task as lists and answers show it.</summary>
public sealed record TaskRow
{
    public required Guid Id { get; init; }

    public required Guid? CaseId { get; init; }

    public required string? CaseNumber { get; init; }

    public required string? Node { get; init; }

    public required string Name { get; init; }

    public required string? Clause { get; init; }

    /// <summary>Candidate roles, comma-separated.</summary>
    public required string Role { get; init; }

    public required string? Team { get; init; }

    public required HumanTaskState State { get; init; }

    /// <summary>User id of the person working on it.</summary>
    public required string? Assignee { get; init; }

    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>Key of the form to fill in; its fields are at <c>/api/forms/{key}</c>.</summary>
    public required string? Form { get; init; }

    /// <summary>What is shown to the person who decides.</summary>
    public required JsonElement? Item { get; init; }

    public required DateTimeOffset? DueAt { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required int Version { get; init; }

    public required string? Outcome { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? DoneAt { get; init; }

    /// <summary>The measure, request or receipt it is about.</summary>
    public required string? SubjectId { get; init; }

    /// <summary>Papers that the court wants uploaded with it, in the form's <c>materials</c> (必传资料); given where one task is read.</summary>
    public IReadOnlyList<NodeMaterial> Materials { get; init; } = [];

    internal static TaskRow Of(HumanTask task, string? caseNumber) => new()
    {
        Id = task.Id,
        CaseId = Guid.TryParse(task.CorrelationId, out var caseId) ? caseId : null,
        CaseNumber = caseNumber,
        Node = task.Node,
        Name = task.Name,
        Clause = task.Clause,
        Role = string.Join(',', task.Roles),
        Team = task.Team,
        State = task.State,
        Assignee = task.Assignee,
        Outcomes = task.Outcomes,
        Form = task.FormKey,
        Item = task.Item is null ? null : JsonSerializer.Deserialize<JsonElement>(task.Item),
        DueAt = task.DueAt,
        DueOn = task.DueOn,
        Version = task.Version,
        Outcome = task.Outcome,
        CreatedAt = task.CreatedAt,
        DoneAt = task.DoneAt,
        SubjectId = task.SubjectId,
    };
}
