namespace EnforcementFlows.Domain.Approvals;

/// <summary>Keeps apart the persons who act on one item (审批人员分离): the one who asks, the one who approves, the one who approves next.</summary>
/// <remarks>C-16, TB-1-4: one person holds several posts, so persons are compared, never roles.</remarks>
public static class ApprovalSeparation
{
    /// <summary>Who may not sign this step.</summary>
    public static IReadOnlySet<string> Excluded(PlannedStep step, string requester, IEnumerable<string> earlierSigners)
    {
        var excluded = earlierSigners.ToHashSet();
        if (step.IncludesRequester)
            excluded.Remove(requester);
        else
            excluded.Add(requester);
        return excluded;
    }

    /// <param name="earlierSigners">Everybody who signed an earlier step, or already gave an opinion in this one.</param>
    /// <exception cref="DomainException"><c>approval.same-person</c></exception>
    public static void EnsureMaySign(string user, PlannedStep step, string requester, IReadOnlyCollection<string> earlierSigners) =>
        Rule.Require(!Excluded(step, requester, earlierSigners).Contains(user) && !earlierSigners.Contains(user),
            "approval.same-person", "申请人不得审批自己的申请，同一人不得审批同一事项的两个环节。");
}
