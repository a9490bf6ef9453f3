namespace EnforcementFlows.Domain.Closing;

/// <summary>One condition of closing (结案要件).</summary>
/// <param name="Code">Code by which a court's profile names it.</param>
/// <param name="Clause">The source in national law or practice.</param>
/// <param name="Problem">What is not met, in Chinese; null if it is met.</param>
/// <param name="ErrorCode">Code in answers, where it differs.</param>
internal sealed record ClosingCondition(string Code, string Clause, Func<ClosingFacts, string?> Problem, string? ErrorCode = null)
{
    public static ClosingCondition Met(string code, string clause, Func<ClosingFacts, bool> met, string message) =>
        new(code, clause, facts => met(facts) ? null : message);
}
