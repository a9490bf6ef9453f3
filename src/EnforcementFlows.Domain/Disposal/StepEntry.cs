namespace EnforcementFlows.Domain.Disposal;

/// <summary>Who entered a step, when, and the form he filled in.</summary>
/// <param name="At">When it was entered.</param>
/// <param name="Data">A JSON object.</param>
public sealed record StepEntry(string By, DateTimeOffset At, DateTimeOffset? ProvenAt = null, string Data = "{}");
