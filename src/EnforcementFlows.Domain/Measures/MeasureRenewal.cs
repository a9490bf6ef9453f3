using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Measures;

/// <summary>One renewal of a measure (续行查封、扣押、冻结): it runs from the day after the old last day (P18).</summary>
public sealed class MeasureRenewal : CaseRecord
{
    internal MeasureRenewal()
    {
    }

    public required Guid MeasureId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last effective day written in the new notice.</summary>
    public required DateOnly Until { get; init; }

    public required string Document { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }
}
