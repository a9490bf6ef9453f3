namespace EnforcementFlows.Domain.Courts;

/// <summary>A handling group (办案组) of a team: a judge, a bailiff, a clerk. Whoever gets a case gets it with his group.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Members">The account of each role, such as <c>clerk</c> → <c>clerk1</c>.</param>
/// <param name="Clause">The clause that sets it up.</param>
public sealed record CaseGroup(string Code, string Name, IReadOnlyDictionary<string, string> Members, string? Clause = null);
