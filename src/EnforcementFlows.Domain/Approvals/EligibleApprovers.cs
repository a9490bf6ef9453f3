namespace EnforcementFlows.Domain.Approvals;

/// <summary>Who may sign a step now: the holders of its roles, or, where none is left, of the next higher role.</summary>
/// <param name="Roles">The roles whose holders may sign.</param>
/// <param name="Users">Never empty.</param>
/// <param name="FellBack">The step's own roles had nobody (left) to sign; shown and audited.</param>
public sealed record EligibleApprovers(IReadOnlyList<string> Roles, IReadOnlyList<string> Users, bool FellBack)
{
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
            var users = level.SelectMany(holdersOf).Where(user => !excluded.Contains(user)).Distinct().Order(StringComparer.Ordinal).ToList();
            if (users.Count >= needed)
                return new(level, users, FellBack: asked.Count > 0);
            asked.UnionWith(level);
            level = [.. level.Select(nextHigher).OfType<string>().Where(role => !asked.Contains(role)).Distinct()];
        }
        throw new DomainException("approval.nobody-eligible", "没有可以审批该事项的人员，请管理员检查岗位设置。");
    }
}
