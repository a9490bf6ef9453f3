namespace EnforcementFlows.Domain.Approvals;

/// <summary>What one approver signed.</summary>
/// <param name="Role">The role in which he signed.</param>
/// <param name="ActingFor">User id of the person whom he substitutes (代行审批); both names stay in the record.</param>
/// <param name="ProvenAt">When it was signed, if that was before it was entered.</param>
public sealed record ApprovalSignature(
    string By, string ByName, string Role, ApprovalDecision Decision, string? Opinion = null, string? ActingFor = null, DateTimeOffset? ProvenAt = null);
