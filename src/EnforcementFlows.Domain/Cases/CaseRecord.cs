namespace EnforcementFlows.Domain.Cases;

/// <summary>A row that belongs to one case of one court. The court leads every key (rows distribute by court).</summary>
public abstract class CaseRecord
{
    /// <summary>Court code of the profile, such as <c>tongbai</c>.</summary>
    public required string Court { get; init; }

    public Guid Id { get; init; } = OrderedId.New();

    public required Guid CaseId { get; init; }
}
