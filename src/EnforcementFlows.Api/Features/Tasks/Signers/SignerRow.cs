using EnforcementFlows.Workflow.HumanTasks;

namespace EnforcementFlows.Api.Features.Tasks.Signers;

public enum SignerState
{
    /// <summary>待签</summary>
    Awaited,

    /// <summary>已签</summary>
    Given,

    /// <summary>已撤回</summary>
    Withdrawn,
}

/// <summary>Somebody who was asked to sign a task (加签), and what he said.</summary>
/// <param name="Id">His own task.</param>
/// <param name="UserId">Who was asked.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="SignedBy">User id of whoever signed: his own, or of one who stood in for him (代班).</param>
/// <param name="Outcome"><c>agree</c> or <c>object</c>.</param>
public sealed record SignerRow(
    Guid Id, string UserId, string? Name, string AskedBy, string? AskedByName, string Reason, DateTimeOffset AskedAt, SignerState State, string? Outcome, string? Opinion,
    DateTimeOffset? SignedAt, string? SignedBy, string? SignedByName)
{
    internal static SignerRow Of(HumanTask task, Func<string?, string?> nameOf) => new(
        task.Id, task.Assignee!, nameOf(task.Assignee), task.Initiator!, nameOf(task.Initiator), task.Reason!, task.CreatedAt, StateOf(task), task.Outcome, task.Comment, task.DoneAt, task.DoneBy, nameOf(task.DoneBy));

    private static SignerState StateOf(HumanTask task) => task.State switch
    {
        HumanTaskState.Done => SignerState.Given,
        HumanTaskState.Void => SignerState.Withdrawn,
        _ => SignerState.Awaited,
    };
}
