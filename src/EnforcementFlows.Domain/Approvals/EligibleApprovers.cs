namespace EnforcementFlows.Domain.Approvals;

/// <summary>Who may sign a step now: the holders of its roles, or, where none is left, of the next higher role.</summary>
/// <param name="Roles">The roles whose holders may sign.</param>
/// <param name="Users">Never empty.</param>
/// <param name="FellBack">The step's own roles had nobody (left) to sign; shown and audited.</param>
public sealed record EligibleApprovers(IReadOnlyList<string> Roles, IReadOnlyList<string> Users, bool FellBack)
{
    /// <summary>A step by one person goes up where its own roles have nobody left; a panel is filled from its own office only.</summary>
    /// <remarks>SH-2-8, SH-2-5b: three quota judges are three judges. Where one is missing another is lent (C-44), and nobody of a higher office stands in.</remarks>
    /// <param name="step">The step that is open.</param>
    /// <param name="excluded">See <see cref="ApprovalSeparation.Excluded"/>.</param>
    /// <param name="missing">How many different persons must still sign.</param>
    /// <param name="nextHigher">The fallback role of the profile; null at the top.</param>
    /// <exception cref="DomainException"><c>quorum.incomplete</c>, <c>approval.nobody-eligible</c></exception>
    public static EligibleApprovers Of(
        PlannedStep step, IReadOnlySet<string> excluded, int missing, Func<string, IEnumerable<string>> holdersOf, Func<string, string?> nextHigher)
    {
        if (step.Mode != ApprovalMode.Quorum)
            return Find(step.Roles, excluded, holdersOf, nextHigher, missing);
        var users = Among(step.Roles, excluded, holdersOf);
        Rule.Require(users.Count >= missing, "quorum.incomplete", $"须有 {step.Quorum} 名不同人员发表意见，现有人员不足，请先调配。", step.Clause);
        return new(step.Roles, users, FellBack: false);
    }

    /// <summary>C-16: if the only holder is the requester, the item goes one level up; C-24: so it does if nobody holds the role.</summary>
    /// <param name="roles">The step's roles.</param>
    /// <param name="excluded">See <see cref="ApprovalSeparation.Excluded"/>.</param>
    /// <param name="needed">How many different persons must sign (quorum).</param>
    /// <param name="nextHigher">The fallback role of the profile; null at the top.</param>
    /// <exception cref="DomainException"><c>approval.nobody-eligible</c></exception>
    public static EligibleApprovers Find(
        IReadOnlyList<string> roles,
        IReadOnlySet<string> excluded,
        Func<string, IEnumerable<string>> holdersOf,
        Func<string, string?> nextHigher,
        int needed = 1)
    {
        var asked = new HashSet<string>();
        IReadOnlyList<string> level = roles;
        while (level.Count > 0)
        {
            var users = Among(level, excluded, holdersOf);
            if (users.Count >= needed)
                return new(level, users, FellBack: asked.Count > 0);
            asked.UnionWith(level);
            level = [.. level.Select(nextHigher).OfType<string>().Where(role => !asked.Contains(role)).Distinct()];
        }
        throw new DomainException("approval.nobody-eligible", "没有可以审批该事项的人员，请管理员检查岗位设置。");
    }

    private static List<string> Among(IReadOnlyList<string> roles, IReadOnlySet<string> excluded, Func<string, IEnumerable<string>> holdersOf) =>
        [.. roles.SelectMany(holdersOf).Where(user => !excluded.Contains(user)).Distinct().Order(StringComparer.Ordinal)];
}
