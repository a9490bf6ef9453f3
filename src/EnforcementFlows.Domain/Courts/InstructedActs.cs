namespace EnforcementFlows.Domain.Courts;

/// <summary>What a role may do on a case only when one of its judges has instructed or authorised it (执行员依授权或者指示实施, SH-3-0).</summary>
/// <param name="Role">The role, such as <c>officer</c>.</param>
/// <param name="Forms">Forms of the tasks that are such acts.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record InstructedActs(string Role, IReadOnlyList<string> Forms, string? Clause = null);
