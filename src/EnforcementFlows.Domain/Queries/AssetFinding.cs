using EnforcementFlows.Domain.Measures;

namespace EnforcementFlows.Domain.Queries;

/// <summary>An asset as a query, a clue or a report names it.</summary>
/// <param name="Identifier">Account, number plate, title number.</param>
/// <param name="Amount">Money in the account.</param>
/// <param name="Value">Estimated value of anything else.</param>
public sealed record AssetFinding(
    AssetKind Kind,
    string Owner,
    string? Description = null,
    string? Identifier = null,
    Money? Amount = null,
    Money? Value = null,
    string? Burdens = null,
    Guid? OwnerPartyId = null);
