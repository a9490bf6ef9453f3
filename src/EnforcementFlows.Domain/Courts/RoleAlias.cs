namespace EnforcementFlows.Domain.Courts;

/// <summary>Who does the work of a role that a court does not have (角色对应, C-24).</summary>
/// <param name="Code">The role that is missing, such as <c>assistant</c> (法官助理).</param>
/// <param name="Role">The role of the court that does its work.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record RoleAlias(string Code, string Role, string? Clause = null);
