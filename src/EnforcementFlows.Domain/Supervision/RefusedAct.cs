namespace EnforcementFlows.Domain.Supervision;

/// <summary>What somebody tried and was refused (拒绝办理留痕): no right to it, or a rule forbids it. Rows are only ever added.</summary>
public sealed class RefusedAct
{
    public required string Court { get; init; }

    public Guid Id { get; init; } = OrderedId.New();

    public required DateTimeOffset At { get; init; }

    /// <summary>User or client id.</summary>
    public required string By { get; init; }

    /// <summary>What was tried: the name of the operation, such as <c>CompleteTask</c>.</summary>
    public required string Act { get; init; }

    /// <summary>The case, also of a task; null where it was on none.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>What it was tried on, besides the case: a task, the kind of a request.</summary>
    public string? Subject { get; init; }

    /// <summary>Status of the answer: 403 or 409.</summary>
    public required int Status { get; init; }

    /// <summary>Why, as the answer said it.</summary>
    public required string Code { get; init; }

    public string? Reason { get; init; }
}
