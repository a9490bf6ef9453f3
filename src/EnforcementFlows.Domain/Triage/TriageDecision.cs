namespace EnforcementFlows.Domain.Triage;

/// <summary>The outcome of sorting a case (繁简分流结果) and why.</summary>
/// <param name="CaseClass">Code of the profile: <c>simple</c>, <c>ordinary</c>, <c>special</c> …</param>
/// <param name="Track">Who works on it, code of the profile.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Explanation">Each rule that was asked, in order, and its answer; for people.</param>
public sealed record TriageDecision(string CaseClass, string Track, string Rule, IReadOnlyList<string> Explanation);
