namespace EnforcementFlows.Domain.Approvals;

/// <summary>One step of a court's approval chain (审批环节), as the profile states it.</summary>
/// <param name="Roles">Any one of these may sign.</param>
/// <param name="UnderAuthorisationOf">The role whose signature the law asks for; the step stands for it only under a recorded authorisation (C-03).</param>
/// <param name="Quorum">How many different persons must give an opinion; for <see cref="ApprovalMode.Quorum"/>.</param>
/// <param name="IncludesRequester">The handling judge sits on the panel and may give an opinion.</param>
public sealed record ApprovalStep(
    IReadOnlyList<string> Roles,
    ApprovalMode Mode = ApprovalMode.Decision,
    string? Clause = null,
    string? UnderAuthorisationOf = null,
    int Quorum = 1,
    bool IncludesRequester = false);
