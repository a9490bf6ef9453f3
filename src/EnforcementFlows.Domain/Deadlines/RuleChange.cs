using System.Linq.Expressions;

namespace EnforcementFlows.Domain.Deadlines;

/// <summary>State of a change that somebody has proposed.</summary>
public enum RuleChangeState
{
    /// <summary>待审批</summary>
    Proposed,

    /// <summary>撤回</summary>
    Withdrawn,

    /// <summary>已批准，待重算</summary>
    Queued,

    /// <summary>重算中；全部重算一遍之后，过半分钟再核对一遍</summary>
    Running,

    /// <summary>已重算</summary>
    Finished,
}

/// <summary>
/// A change of what deadlines are computed from (期限规则变更): proposed with a preview, in force when another person has approved
/// it; the deadlines are recomputed after that.
/// </summary>
public abstract class RuleChange
{
    private protected RuleChange()
    {
    }

    public required string Court { get; init; }

    public Guid Id { get; init; } = OrderedId.New();

    public required string ProposedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public RuleChangeState State { get; private set; } = RuleChangeState.Proposed;

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>The node that recomputes holds it until then; the system's clock.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>The last deadline that was looked at.</summary>
    public Guid? AppliedUpTo { get; private set; }

    /// <summary>Whether all were looked at once and are being looked at again: until every node had read the change, one may have computed without it.</summary>
    public bool LooksAgain { get; private set; }

    /// <summary>How many deadlines have moved.</summary>
    public int Moved { get; private set; }

    /// <summary>A deadline has moved.</summary>
    public void CountMoved() => Moved++;

    /// <summary>The deadlines up to this one are done.</summary>
    public void ApplyUpTo(Guid deadline) => AppliedUpTo = deadline;

    /// <summary>Begins at the first deadline again.</summary>
    /// <returns>False when the second look is over too.</returns>
    public bool LookAgain()
    {
        if (LooksAgain)
            return false;
        (LooksAgain, AppliedUpTo) = (true, null);
        return true;
    }

    /// <summary>Takes it back (撤回); it was never in force.</summary>
    /// <exception cref="DomainException"><c>change.decided</c></exception>
    public void Withdraw(string by, DateTimeOffset now) => Decide(RuleChangeState.Withdrawn, by, now);

    /// <summary>Those of a kind that somebody has approved.</summary>
    private protected static Expression<Func<T, bool>> Approved<T>()
        where T : RuleChange => change => change.State != RuleChangeState.Proposed && change.State != RuleChangeState.Withdrawn;

    /// <exception cref="DomainException"><c>approval.same-person</c>, <c>change.decided</c></exception>
    private protected void Accept(string by, DateTimeOffset now)
    {
        Rule.Require(by != ProposedBy, "approval.same-person", "提出变更的人不得自行批准。");
        Decide(RuleChangeState.Queued, by, now);
    }

    private protected void RequireOpen() => Rule.Require(State == RuleChangeState.Proposed, "change.decided", "该项变更已经批准或者撤回。");

    private void Decide(RuleChangeState state, string by, DateTimeOffset now)
    {
        RequireOpen();
        (State, DecidedBy, DecidedAt) = (state, by, now);
    }
}
