namespace EnforcementFlows.Domain;

/// <summary>One condition (要件) that is not met, with the clause that asks for it.</summary>
public sealed record UnmetCondition(string Code, string Message, string? Clause = null);
