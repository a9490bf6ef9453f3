namespace EnforcementFlows.Domain.Triage;

/// <summary>One rule of a court's ordered triage table (繁简分流规则).</summary>
/// <param name="When">Condition over the case's facts; null matches always and is the default rule.</param>
/// <param name="ToBeConfirmed">The regulation names no criteria (C-17); the court has yet to confirm this rule.</param>
public sealed record TriageRule(string Rule, string Name, string? When, string CaseClass, string Track, bool ToBeConfirmed = false);
