namespace EnforcementFlows.Domain.Approvals;

/// <summary>How far a chain has come: the step that is due, or the result.</summary>
/// <param name="Next">Null when the chain has ended.</param>
/// <param name="Result">Null while the chain runs.</param>
public sealed record ApprovalProgress(PlannedStep? Next, ApprovalDecision? Result)
{
    /// <summary>Walks the chain over what was signed so far, given in the order of signing.</summary>
    /// <remarks>
    /// An opinion never ends the chain except by sending the item back. A panel (合议庭) decides by majority once enough different
    /// persons have spoken (民诉法 45).
    /// </remarks>
    public static ApprovalProgress Of(IReadOnlyList<PlannedStep> plan, IReadOnlyCollection<ApprovalVote> votes)
    {
        if (votes.Any(vote => vote.Decision == ApprovalDecision.Return))
            return new(null, ApprovalDecision.Return);
        foreach (var step in plan)
        {
            switch (ResultOf(step, [.. votes.Where(vote => vote.Step == step.Order)]))
            {
                case null:
                    return new(step, null);
                case ApprovalDecision.Reject:
                    return new(null, ApprovalDecision.Reject);
                default:
                    break;
            }
        }
        return new(null, ApprovalDecision.Approve);
    }

    /// <summary>Has this step as many opinions as it needs?</summary>
    /// <exception cref="DomainException"><c>quorum.incomplete</c></exception>
    public static void EnsureQuorum(PlannedStep step, IEnumerable<ApprovalVote> votes) =>
        Rule.Require(PersonsOf(step, votes) >= step.Quorum, "quorum.incomplete", $"须有 {step.Quorum} 名不同人员发表意见。");

    private static ApprovalDecision? ResultOf(PlannedStep step, IReadOnlyCollection<ApprovalVote> votes)
    {
        if (PersonsOf(step, votes) < step.Quorum)
            return null;
        if (step.Mode == ApprovalMode.Opinion)
            return ApprovalDecision.Approve;
        var agreed = votes.Where(vote => vote.Decision == ApprovalDecision.Approve).Select(vote => vote.By).Distinct().Count();
        return agreed * 2 > PersonsOf(step, votes) ? ApprovalDecision.Approve : ApprovalDecision.Reject;
    }

    private static int PersonsOf(PlannedStep step, IEnumerable<ApprovalVote> votes) =>
        votes.Where(vote => vote.Step == step.Order).Select(vote => vote.By).Distinct().Count();
}

/// <summary>One signature on one step.</summary>
public sealed record ApprovalVote(int Step, string By, ApprovalDecision Decision);
