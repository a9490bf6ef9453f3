namespace EnforcementFlows.Domain.Sanctions;

/// <summary>What is entered when a debtor is listed or restricted.</summary>
/// <param name="Ground">Needed for a listing; its term depends on it.</param>
/// <param name="StartsOn">Day of entry, not before the day of approval.</param>
/// <param name="ExtraYears">See <see cref="ListingTerm"/>.</param>
public sealed record SanctionDetails(
    SanctionKind Kind, Guid PartyId, ListingGround? Ground, DateOnly StartsOn, int ExtraYears = 0, string? SystemNumber = null);
