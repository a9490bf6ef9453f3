namespace EnforcementFlows.Domain.Approvals;

/// <summary>One step of a court's approval chain (审批环节), as the profile states it.</summary>
/// <param name="Roles">Any one of these may sign.</param>
/// <param name="UnderAuthorisationOf">The role whose signature the law asks for; the step stands for it only under a recorded authorisation (C-03).</param>
/// <param name="Quorum">How many different persons must give an opinion; for <see cref="ApprovalMode.Quorum"/>.</param>
/// <param name="Source">The article of law, where the step comes from there.</param>
/// <param name="Node">The timed node that runs while this step is open.</param>
/// <param name="ToBeConfirmed">The regulation is silent here and the step is a proposal.</param>
/// <param name="IncludesRequester">The handling judge sits on the panel and may give an opinion.</param>
public sealed record ApprovalStep(
    IReadOnlyList<string> Roles,
    ApprovalMode Mode = ApprovalMode.Decision,
    string? Clause = null,
    string? UnderAuthorisationOf = null,
    int Quorum = 1,
    bool IncludesRequester = false,
    string? Source = null,
    string? Node = null,
    bool ToBeConfirmed = false);
