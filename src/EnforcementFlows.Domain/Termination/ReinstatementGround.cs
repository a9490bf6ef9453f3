namespace EnforcementFlows.Domain.Termination;

/// <summary>A ground on which a case is reinstated (恢复执行事由), from the court's profile.</summary>
/// <param name="Code">Stable code, such as <c>assets-found</c>.</param>
/// <param name="Name">What people read.</param>
/// <param name="OnApplication">Whether the applicant has to ask for it; otherwise the court may act by itself (依职权).</param>
/// <param name="AfterSettlement">Whether it follows a settlement (执行和解), whose two years count where the case ended by it.</param>
/// <param name="Clause">The court's clause.</param>
/// <param name="Source">The place in the law.</param>
public sealed record ReinstatementGround(
    string Code, string Name, bool OnApplication, bool AfterSettlement = false, string? Clause = null, string? Source = null);
