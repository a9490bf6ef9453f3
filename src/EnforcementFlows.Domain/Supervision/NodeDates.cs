namespace EnforcementFlows.Domain.Supervision;

/// <summary>The dates of a node as its deadline computed them; the due instants are those after which it is late.</summary>
/// <param name="DueOn">The legal day shown to people; null for limits in hours.</param>
public sealed record NodeDates(
    DateTimeOffset StartedAt, DateTimeOffset? CourtDueAt, DateTimeOffset? StatutoryDueAt, DateTimeOffset DueAt, DateOnly? DueOn, DateTimeOffset? WarnAt);
