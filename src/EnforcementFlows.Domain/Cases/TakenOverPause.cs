namespace EnforcementFlows.Domain.Cases;

/// <summary>A stretch taken out of the term before the case came into this system (接管前的扣除期间).</summary>
/// <param name="Until">Its last day; null while it lasts.</param>
public sealed record TakenOverPause(PauseGround Ground, DateOnly From, DateOnly? Until, string Document);
