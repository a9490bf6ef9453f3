namespace EnforcementFlows.Domain.Approvals;

/// <summary>A step of the chain as it must really be walked on a given day.</summary>
/// <param name="Order">From 1.</param>
/// <param name="Authorisation">文号 of the authorisation under which the step signs; null if it needs none.</param>
/// <param name="IsAdded">Not in the profile: added because no authorisation is on record.</param>
public sealed record PlannedStep(
    int Order, IReadOnlyList<string> Roles, ApprovalMode Mode, string? Clause, int Quorum, bool IncludesRequester, string? Authorisation, bool IsAdded)
{
    /// <summary>Its opinions are secret, see <see cref="DeliberationSecrecy"/>.</summary>
    public bool IsDeliberation => Mode == ApprovalMode.Quorum;
}
