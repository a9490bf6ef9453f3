namespace EnforcementFlows.Workflow.HumanTasks;

/// <summary>State of a human task.</summary>
public enum HumanTaskState
{
    /// <summary>Offered to its candidates.</summary>
    Open,

    /// <summary>Somebody has taken it.</summary>
    Claimed,

    /// <summary>Handed to another person by its assignee, who keeps the ownership.</summary>
    Delegated,

    /// <summary>Done by staff; waits for somebody outside, on a clock of its own.</summary>
    Submitted,

    Done,

    /// <summary>No longer needed: its flow went another way.</summary>
    Void,
}

/// <summary>
/// A piece of work for a person (人工待办). It is written in the burst that asks for it, and completing it drives the next burst.
/// Changes are guarded by <see cref="Version"/>: of two persons acting at once, one gets a conflict.
/// </summary>
public sealed partial class HumanTask
{
    public required string TenantId { get; init; }

    public required Guid Id { get; init; }

    public required Guid InstanceId { get; init; }

    /// <summary>The execution that waits for it.</summary>
    public required int ContextId { get; init; }

    public string? CorrelationId { get; init; }

    public required string DefinitionId { get; init; }

    public required string ActivityId { get; init; }

    public required string Name { get; init; }

    public string? Node { get; set; }

    public string? Clause { get; init; }

    /// <summary>Candidate roles: any one may claim.</summary>
    public required string[] Roles { get; init; }

    public string? Team { get; init; }

    /// <summary>Persons who may neither claim nor complete it.</summary>
    public required string[] ExcludedUsers { get; set; }

    public required string[] Outcomes { get; init; }

    public string? FormKey { get; init; }

    /// <summary>JSON shown to the person who decides.</summary>
    public string? Item { get; init; }

    public DateTimeOffset? DueAt { get; set; }

    public DateOnly? DueOn { get; set; }

    public string? SubjectId { get; init; }

    public int Priority { get; init; }

    public required HumanTaskState State { get; set; }

    /// <summary>Who works on it.</summary>
    public string? Assignee { get; set; }

    /// <summary>Who answers for it while it is delegated.</summary>
    public string? Owner { get; set; }

    /// <summary>In whose place whoever has it, or has done it, acts (代班); null where he acts for himself.</summary>
    public string? ActingFor { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ClaimedAt { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public string? DoneBy { get; set; }

    public string? Outcome { get; set; }

    /// <summary>JSON the person entered.</summary>
    public string? Form { get; set; }

    public string? Comment { get; set; }

    public int Version { get; set; }

    public bool IsOpen => State is HumanTaskState.Open or HumanTaskState.Claimed or HumanTaskState.Delegated or HumanTaskState.Submitted;

    /// <summary>Takes the task.</summary>
    /// <param name="actingFor">In whose place; neither of the two may be excluded.</param>
    public void Claim(string userId, DateTimeOffset now, string? actingFor = null)
    {
        RequireOpen();
        if (State != HumanTaskState.Open)
            throw new HumanTaskException("task.already-claimed", "该待办已被他人签收。");
        RequireNotExcluded(userId, actingFor);
        (State, Assignee, ActingFor, ClaimedAt) = (HumanTaskState.Claimed, userId, actingFor, now);
        Version++;
    }

    /// <summary>Gives the task back to its candidates.</summary>
    public void Release(string userId)
    {
        RequireAssignee(userId);
        RequireStep();
        (State, Assignee, Owner, ActingFor, ClaimedAt) = (HumanTaskState.Open, null, null, null, null);
        Version++;
    }

    /// <summary>Gives the task to a person, as a leader does.</summary>
    public void Assign(string userId, DateTimeOffset now)
    {
        RequireOpen();
        RequireStep();
        RequireNotExcluded(userId);
        (State, Assignee, Owner, ActingFor, ClaimedAt) = (HumanTaskState.Claimed, userId, null, null, now);
        Version++;
    }

    /// <summary>Hands the work to another person; the assignee stays its owner and can take it back.</summary>
    public void Delegate(string userId, string to)
    {
        RequireAssignee(userId);
        RequireStep();
        if (ActingFor is not null)
            throw new HumanTaskException("task.acting", "代班办理的待办不得再转交他人，请退回待签收。");
        RequireNotExcluded(to);
        (State, Owner, Assignee) = (HumanTaskState.Delegated, userId, to);
        Version++;
    }

    /// <summary>Gives delegated work back to its owner, or lets the owner take it back.</summary>
    public void Return(string userId)
    {
        RequireOpen();
        if (State != HumanTaskState.Delegated || (userId != Owner && userId != Assignee))
            throw new HumanTaskException("task.not-delegated", "该待办未处于转交状态，不能退回。");
        (State, Assignee, Owner) = (HumanTaskState.Claimed, Owner, null);
        Version++;
    }

    /// <summary>Completes the task with one of its outcomes.</summary>
    /// <param name="seenVersion">The version the person saw; if the task has moved on, a conflict.</param>
    /// <param name="actingFor">In whose place: who has it, or for whom it was taken; neither of the two may be excluded.</param>
    public void Complete(string userId, string outcome, string? form, string? comment, int? seenVersion, DateTimeOffset now, string? actingFor = null)
    {
        RequireOpen();
        if (seenVersion is { } seen && seen != Version)
            throw new HumanTaskException("task.stale", "该待办已被更新，请刷新后重试。");
        RequireAssignee(actingFor is not null && Assignee == actingFor ? actingFor : userId);
        RequireNotExcluded(userId, actingFor);
        if (!Outcomes.Contains(outcome))
            throw new HumanTaskException("task.outcome-unknown", $"该待办没有“{outcome}”这一办理结果。");
        RequireSigned();
        (State, Outcome, Form, Comment, DoneBy, ActingFor, DoneAt) = (HumanTaskState.Done, outcome, form, comment, userId, actingFor, now);
        Version++;
    }

    private void RequireOpen()
    {
        if (!IsOpen)
            throw new HumanTaskException("task.closed", "该待办已办结或已作废。");
    }

    private void RequireAssignee(string userId)
    {
        RequireOpen();
        if (Assignee is null)
            throw new HumanTaskException("task.not-claimed", "请先签收该待办。");
        if (Assignee != userId)
            throw new HumanTaskException("task.already-claimed", "该待办已由他人签收。");
    }

    private void RequireNotExcluded(string userId, string? actingFor = null)
    {
        if (ExcludedUsers.Contains(userId) || (actingFor is not null && ExcludedUsers.Contains(actingFor)))
            throw new HumanTaskException("approval.same-person", "申请人、前序审批人不得办理本环节（同一人不得重复审批）。");
    }
}

/// <summary>A task does not allow this act; nothing has changed.</summary>
public sealed class HumanTaskException(string code, string message) : Execution.BurstAbortedException(message)
{
    /// <summary>Stable code of the problem.</summary>
    public string Code { get; } = code;
}
