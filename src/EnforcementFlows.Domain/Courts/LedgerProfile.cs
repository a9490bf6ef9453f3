namespace EnforcementFlows.Domain.Courts;

/// <summary>A ledger (台账) as one court keeps it.</summary>
/// <param name="Name">What the court calls it; null for the usual name.</param>
/// <param name="Clause">The clause that asks for it.</param>
/// <param name="Columns">Its columns in order; null for the usual ones.</param>
public sealed record LedgerProfile(string? Name = null, string? Clause = null, IReadOnlyList<LedgerColumnChoice>? Columns = null);

/// <summary>A column that a court's ledger has.</summary>
/// <param name="Field">Which value of the rows.</param>
/// <param name="Label">Its heading; null for the usual one.</param>
/// <param name="Width">In characters; null for the usual one.</param>
public sealed record LedgerColumnChoice(string Field, string? Label = null, int? Width = null);
