using System.Text.Json;
using EnforcementFlows.Api.Features.Tasks.Signers;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.HumanTasks;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>A task as lists and answers show it.</summary>
public sealed record TaskRow
{
    public required Guid Id { get; init; }

    public required Guid? CaseId { get; init; }

    public required string? CaseNumber { get; init; }

    /// <summary>案由; null where the caller does not see the case.</summary>
    public required string? Cause { get; init; }

    /// <summary>The first applicant; of a natural person no more than the surname (张某某). In full with the case.</summary>
    public required string? Applicant { get; init; }

    /// <summary>The first debtor, shortened in the same way.</summary>
    public required string? Debtor { get; init; }

    public required string? Node { get; init; }

    public required string Name { get; init; }

    public required string? Clause { get; init; }

    /// <summary>Candidate roles, comma-separated.</summary>
    public required string Role { get; init; }

    public required string? Team { get; init; }

    public required HumanTaskState State { get; init; }

    /// <summary>User id of the person working on it.</summary>
    public required string? Assignee { get; init; }

    public required string? AssigneeName { get; init; }

    /// <summary>User id of whoever answers for it while it is handed on (转办).</summary>
    public required string? Owner { get; init; }

    public required string? OwnerName { get; init; }

    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>Key of the form to fill in; its fields are at <c>/api/forms/{key}</c>.</summary>
    public required string? Form { get; init; }

    /// <summary>What is shown to the person who decides.</summary>
    public required JsonElement? Item { get; init; }

    /// <summary>The instant after which it is late.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>The legal day shown to people; null for limits in hours.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>The running deadline of its node or subject; how it was computed is at <c>/api/deadlines/{id}/explanation</c>.</summary>
    public required Guid? DeadlineId { get; init; }

    /// <summary>The court's own limit (本院时限).</summary>
    public required DateTimeOffset? CourtDueAt { get; init; }

    /// <summary>法定期限</summary>
    public required DateTimeOffset? StatutoryDueAt { get; init; }

    /// <summary>The deadline's clock stands still.</summary>
    public required bool Paused { get; init; }

    /// <summary>The deadline reaches into a year whose calendar is not loaded.</summary>
    public required bool Provisional { get; init; }

    public required int Version { get; init; }

    public required string? Outcome { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? DoneAt { get; init; }

    /// <summary>User id of whoever completed it.</summary>
    public required string? DoneBy { get; init; }

    public required string? DoneByName { get; init; }

    /// <summary>User id of the person in whose place whoever has it, or has done it, acts (代班).</summary>
    public required string? ActingFor { get; init; }

    public required string? ActingForName { get; init; }

    /// <summary>The measure, request or receipt it is about.</summary>
    public required string? SubjectId { get; init; }

    /// <summary>The task that this one is a further person's opinion on (加签); null for a step of a flow.</summary>
    public required Guid? ParentTaskId { get; init; }

    /// <summary>User id of whoever asked for the opinion.</summary>
    public required string? Initiator { get; init; }

    public required string? InitiatorName { get; init; }

    /// <summary>Why it was asked for.</summary>
    public required string? Reason { get; init; }

    /// <summary>Whether whoever has it may ask others to sign first.</summary>
    public required bool TakesSigners { get; init; }

    /// <summary>Who was asked to sign it, in the order of asking.</summary>
    public required IReadOnlyList<SignerRow> Signers { get; init; }

    /// <summary>Papers that the court wants uploaded with it, in the form's <c>materials</c> (必传资料); given where one task is read.</summary>
    public IReadOnlyList<NodeMaterial> Materials { get; init; } = [];

    internal static TaskRow Of(HumanTask task, TaskSurroundings around, FormCatalog forms) => new()
    {
        Id = task.Id,
        CaseId = Guid.TryParse(task.CorrelationId, out var caseId) ? caseId : null,
        CaseNumber = around.Case?.Number,
        Cause = around.Case?.Cause,
        Applicant = around.Case?.Applicant,
        Debtor = around.Case?.Debtor,
        Node = task.Node,
        Name = task.Name,
        Clause = task.Clause,
        Role = string.Join(',', task.Roles),
        Team = task.Team,
        State = task.State,
        Assignee = task.Assignee,
        AssigneeName = around.NameOf(task.Assignee),
        Owner = task.Owner,
        OwnerName = around.NameOf(task.Owner),
        Outcomes = task.Outcomes,
        Form = task.FormKey,
        Item = task.Item is null ? null : JsonSerializer.Deserialize<JsonElement>(task.Item),
        DueAt = task.DueAt,
        DueOn = task.DueOn,
        DeadlineId = around.Deadline?.Id,
        CourtDueAt = around.Deadline?.CourtDueAt,
        StatutoryDueAt = around.Deadline?.StatutoryDueAt,
        Paused = around.Deadline?.Paused ?? false,
        Provisional = around.Deadline?.Provisional ?? false,
        Version = task.Version,
        Outcome = task.Outcome,
        CreatedAt = task.CreatedAt,
        DoneAt = task.DoneAt,
        DoneBy = task.DoneBy,
        DoneByName = around.NameOf(task.DoneBy),
        ActingFor = task.ActingFor,
        ActingForName = around.NameOf(task.ActingFor),
        SubjectId = task.SubjectId,
        ParentTaskId = task.ParentTaskId,
        Initiator = task.Initiator,
        InitiatorName = around.NameOf(task.Initiator),
        Reason = task.Reason,
        TakesSigners = task.IsOpen && SignedTasks.Takes(task, forms),
        Signers = [.. around.Signers.Select(signer => SignerRow.Of(signer, around.NameOf))],
    };
}

/// <summary>What a task's row shows that is not the task's own.</summary>
/// <param name="Case">The case; null for the work of a flow that runs on none.</param>
/// <param name="Deadline">The deadline that runs for it.</param>
/// <param name="Names">Display names by user id.</param>
internal sealed record TaskSurroundings(TaskCase? Case, TaskDeadline? Deadline, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>The tasks of those who were asked to sign it.</summary>
    public IEnumerable<HumanTask> Signers { get; init; } = [];

    public string? NameOf(string? user) => user is null ? null : Names.GetValueOrDefault(user);
}

/// <summary>A task's case.</summary>
internal sealed record TaskCase(string Number, string? Cause = null, string? Applicant = null, string? Debtor = null);

/// <summary>A task's deadline.</summary>
internal sealed record TaskDeadline(
    Guid Id, Guid CaseId, string Node, string? SubjectId, DateTimeOffset StartedAt, DateTimeOffset DueAt, DateTimeOffset? CourtDueAt, DateTimeOffset? StatutoryDueAt,
    bool Paused, bool Provisional);
