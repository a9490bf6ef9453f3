namespace EnforcementFlows.Domain.Disposal;

/// <summary>Reference price (财产处置参考价).</summary>
/// <param name="ValidUntil">Last day; at most one year (参考价规定 27).</param>
public sealed record ReferencePrice(PriceMethod Method, Money Price, DateOnly FixedOn, DateOnly ValidUntil);
