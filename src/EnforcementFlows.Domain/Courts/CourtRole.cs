namespace EnforcementFlows.Domain.Courts;

/// <summary>A role (角色) at a court and whose cases its holders see.</summary>
/// <param name="Code">Stable code, such as <c>centre-head</c>.</param>
/// <param name="Name">What people at this court call it.</param>
/// <param name="Scope">Whose cases its holders see.</param>
/// <param name="Fallback">The role that acts when nobody holds this one or everybody who does is excluded; null at the top.</param>
/// <param name="Clause">The clause that describes it.</param>
public sealed record CourtRole(string Code, string Name, DataScope Scope, string? Fallback = null, string? Clause = null);

/// <summary>How far a role sees: its own cases, its team's, the bureau's, the court's.</summary>
public enum DataScope
{
    Own,
    Team,
    Bureau,
    Court,
}

/// <summary>A team (团队) and the roles found in it.</summary>
/// <param name="Code">Stable code, such as <c>command-centre</c>.</param>
/// <param name="Name">What people at this court call it.</param>
/// <param name="Roles">Codes of the roles in the team.</param>
/// <param name="RulingJudge">Role whose holder signs the team's rulings (裁定) where the team has no judge of its own.</param>
/// <param name="Clause">The clause that describes it.</param>
/// <param name="Clauses">The clauses that do, where there are several.</param>
/// <param name="Groups">Its handling groups (办案组), where it has any.</param>
public sealed record CourtTeam(
    string Code, string Name, IReadOnlyList<string> Roles, string? RulingJudge = null, string? Clause = null, IReadOnlyList<string>? Clauses = null,
    IReadOnlyList<CaseGroup>? Groups = null);

/// <summary>The demo accounts of one role.</summary>
/// <param name="Count">How many persons; several are numbered.</param>
/// <param name="Also">Further roles that these persons hold.</param>
public sealed record DemoAccounts(int Count, IReadOnlyList<string> Also)
{
    public static DemoAccounts One { get; } = new(1, []);
}
