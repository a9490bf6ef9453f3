namespace EnforcementFlows.Domain.Cases;

/// <summary>One bad field of a filing. The message never repeats a name or an identity number.</summary>
/// <param name="Field">Path in the request body, such as <c>debtors[0].idNumber</c>.</param>
public sealed record FilingProblem(string Field, string Code, string Message);
