namespace EnforcementFlows.Domain.Coercion;

/// <summary>An application to the superior court to review a coercive measure (申请复议).</summary>
/// <param name="AppliedOn">When it was handed in.</param>
/// <param name="Today">The legal day on which it is entered.</param>
/// <param name="AskedBefore">A review of the same decision was asked for before.</param>
public sealed record ReviewApplication(DateOnly AppliedOn, DateOnly Today, bool AskedBefore);
