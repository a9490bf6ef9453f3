namespace EnforcementFlows.Domain.Parties;

/// <summary>A party as the reviewed filing names it: texts trimmed, number in upper case.</summary>
public sealed record FiledParty(PartyRole Role, PartyKind Kind, string Name, string? IdNumber, string? Phone, string? Address);
