namespace EnforcementFlows.Domain.Measures;

/// <summary>A preservation measure (保全措施) as the filing states it, with the end date written in its notice.</summary>
public sealed record FiledMeasure(
    MeasureKind Kind, AssetKind AssetKind, string Property, DateOnly? StartsOn, DateOnly EndsOn, string? Document, Money? AmountLimit);
