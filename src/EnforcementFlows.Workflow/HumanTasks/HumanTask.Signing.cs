namespace EnforcementFlows.Workflow.HumanTasks;

/// <content>加签: who decides a task asks a further person to sign before he does. That is a task of its own, for which no flow waits.</content>
public sealed partial class HumanTask
{
    /// <summary>How a signer's task ends.</summary>
    public static readonly IReadOnlyList<string> SignerOutcomes = ["agree", "object"];

    /// <summary>The task that this one is to be signed for; null for a step of a flow.</summary>
    public Guid? ParentTaskId { get; init; }

    /// <summary>Who asked for it, where a person did.</summary>
    public string? Initiator { get; init; }

    /// <summary>Why he did.</summary>
    public string? Reason { get; init; }

    /// <summary>How many of those asked to sign have yet to. Until then the task is not completed, whoever has it.</summary>
    public int AwaitedSigners { get; set; }

    /// <summary>Asks a person to sign. Whoever signs a task does not decide it as well.</summary>
    /// <returns>The signer's task, due with this one: whatever ends the wait for this one makes that one void.</returns>
    public HumanTask AskSigner(Guid id, string userId, string signer, string reason, DateTimeOffset now)
    {
        RequireAssignee(userId);
        RequireNotExcluded(signer);
        var task = new HumanTask
        {
            TenantId = TenantId,
            Id = id,
            InstanceId = InstanceId,
            ContextId = ContextId,
            CorrelationId = CorrelationId,
            DefinitionId = DefinitionId,
            ActivityId = ActivityId,
            Name = $"加签：{Name}",
            Node = Node,
            Clause = Clause,
            Roles = [],
            ExcludedUsers = [.. ExcludedUsers.Append(userId).Distinct()],
            Outcomes = [.. SignerOutcomes],
            Item = Item,
            DueAt = DueAt,
            DueOn = DueOn,
            SubjectId = SubjectId,
            Priority = Priority,
            State = HumanTaskState.Claimed,
            Assignee = signer,
            CreatedAt = now,
            ClaimedAt = now,
            Version = 1,
            ParentTaskId = Id,
            Initiator = userId,
            Reason = reason,
        };
        ExcludedUsers = [.. ExcludedUsers, signer];
        AwaitedSigners++;
        Version++;
        return task;
    }

    /// <summary>One of those asked has signed.</summary>
    public void TakeSignature()
    {
        AwaitedSigners--;
        Version++;
    }

    /// <summary>Takes back what was asked of a signer who has not signed yet.</summary>
    public void WithdrawSigner(HumanTask signer)
    {
        RequireOpen();
        signer.RequireOpen();
        ExcludedUsers = [.. ExcludedUsers.Where(user => user != signer.Assignee)];
        TakeSignature();
        signer.State = HumanTaskState.Void;
        signer.Version++;
    }

    private void RequireStep()
    {
        if (ParentTaskId is not null)
            throw new HumanTaskException("signer.named", "加签意见由被请加签的人员本人出具，不得退回待签收、转交或者指派。");
    }

    private void RequireSigned()
    {
        if (AwaitedSigners > 0)
            throw new HumanTaskException("task.signers-awaited", "尚有加签意见未出具，暂不能办结。");
    }
}
