namespace EnforcementFlows.Domain.Supervision;

/// <summary>What an operator did to a message, a request, a flow that stood still or an account (运维操作留痕). Rows are only ever added.</summary>
public sealed class OperatorAct
{
    public required string Court { get; init; }

    public Guid Id { get; init; } = OrderedId.New();

    public required DateTimeOffset At { get; init; }

    /// <summary>User id.</summary>
    public required string By { get; init; }

    /// <summary>Who confirmed it; null where the act needs nobody else.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary><c>retry</c>, <c>replay</c> (with a changed body), <c>skip</c>, <c>change-variable</c>, <c>move</c>, <c>cancel</c>, <c>account-changed</c> …</summary>
    public required string Act { get; init; }

    /// <summary>What it was done to: <c>message</c>, <c>inbound</c>, <c>incident</c>, <c>webhook</c>, <c>account</c> …</summary>
    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public Guid? CaseId { get; init; }

    public required string Reason { get; init; }

    /// <summary>What was there before, where the act changed it.</summary>
    public string? Before { get; init; }

    public string? After { get; init; }
}
