namespace EnforcementFlows.Domain.Deadlines;

/// <summary>What a deadline is computed from, kept with it: a later profile version does not touch nodes that exist.</summary>
public sealed record DeadlineBasis(DeadlineRule Rule, DeadlineStarts Starts);
