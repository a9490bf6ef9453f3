namespace EnforcementFlows.Domain.Cases;

/// <summary>Enforcement title (执行依据): the judgment, ruling, award or deed that is enforced.</summary>
/// <param name="Kind">Code of <see cref="EnforcementTitleKinds"/> where known, else the filing court's own word.</param>
/// <param name="EffectiveOn">Legal day on which it took effect (生效日期).</param>
public sealed record EnforcementTitle(string Kind, string Number, DateOnly? EffectiveOn, string? IssuedBy = null);
