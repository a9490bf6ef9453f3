namespace EnforcementFlows.Domain.Approvals;

/// <summary>Lays out an approval chain (审批流程) for one act on one day.</summary>
/// <remarks>
/// C-03: a court may let 分管院领导 sign what the law gives to 院长 only under a recorded authorisation.
/// Without one a step of the authorising role follows, so that the signature the law asks for is never missing.
/// </remarks>
public static class ApprovalChainPlan
{
    /// <param name="act">Key of the chain in the profile, such as <c>dishonest-listing</c>.</param>
    /// <exception cref="DomainException"><c>approval.chain-empty</c></exception>
    public static IReadOnlyList<PlannedStep> Of(
        string act, IReadOnlyList<ApprovalStep> steps, IReadOnlyList<Authorisation> authorisations, DateOnly today)
    {
        Rule.Require(steps.Count > 0, "approval.chain-empty", "该事项没有设置审批环节。");
        var plan = new List<PlannedStep>();
        foreach (var step in steps)
        {
            var document = step.UnderAuthorisationOf is null ? null : DocumentFor(step, act, authorisations, today);
            plan.Add(new(plan.Count + 1, step.Roles, step.Mode, step.Clause, Math.Max(1, step.Quorum), step.IncludesRequester, document, IsAdded: false));
            if (step.UnderAuthorisationOf is { } role && document is null)
                plan.Add(new(plan.Count + 1, [role], ApprovalMode.Decision, step.Clause, 1, IncludesRequester: false, Authorisation: null, IsAdded: true));
        }
        return plan;
    }

    // whoever of the roles signs, a paper must cover him: one role without it, and the step stands for nobody
    private static string? DocumentFor(ApprovalStep step, string act, IReadOnlyList<Authorisation> authorisations, DateOnly today)
    {
        var found = step.Roles.Select(role =>
            authorisations.FirstOrDefault(paper => paper.Covers(step.UnderAuthorisationOf!, role, act, today))).ToList();
        return found.Contains(null) ? null : string.Join("、", found.Select(paper => paper!.Document).Distinct());
    }
}
