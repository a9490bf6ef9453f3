namespace EnforcementFlows.Domain.Measures;

/// <summary>What the ruling and the assistance notice of a measure say.</summary>
/// <param name="Property">What is controlled, as the notice names it.</param>
/// <param name="Document">文号 of the ruling or notice.</param>
/// <param name="StartsOn">First effective day; null for a waiting measure (轮候).</param>
/// <param name="EndsOn">Last effective day written in the notice; null takes the longest term (P7).</param>
/// <param name="WaitingRank">轮候顺位 (1 = next), where known.</param>
/// <param name="AssistedBy">协助执行单位</param>
public sealed record MeasureDetails(
    MeasureKind Kind,
    AssetKind AssetKind,
    string Property,
    string Document,
    DateOnly? StartsOn,
    DateOnly? EndsOn = null,
    int? WaitingRank = null,
    Money? AmountLimit = null,
    string? AssistedBy = null,
    Guid? AssetId = null);
