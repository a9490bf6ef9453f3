using System.Collections.Frozen;

namespace EnforcementFlows.Domain.Parties;

/// <summary>The words by which filing systems and dockets name a kind of party.</summary>
public static class PartyKinds
{
    private static readonly FrozenDictionary<string, PartyKind> Words = new Dictionary<string, PartyKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["自然人"] = PartyKind.Natural,
        ["公民"] = PartyKind.Natural,
        ["个人"] = PartyKind.Natural,
        ["person"] = PartyKind.Natural,
        ["natural-person"] = PartyKind.Natural,
        ["individual"] = PartyKind.Natural,
        ["法人"] = PartyKind.Unit,
        ["单位"] = PartyKind.Unit,
        ["企业"] = PartyKind.Unit,
        ["company"] = PartyKind.Unit,
        ["legal-person"] = PartyKind.Unit,
        ["党政机关"] = PartyKind.Government,
        ["机关"] = PartyKind.Government,
        ["其他组织"] = PartyKind.Organisation,
        ["非法人组织"] = PartyKind.Organisation,
        ["organization"] = PartyKind.Organisation,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool TryParse(string word, out PartyKind kind) =>
        EnumCode.TryParse(word.Trim(), out kind) || Words.TryGetValue(word.Trim(), out kind);

    /// <summary>Where the filing names no kind: a credit code belongs to a unit, anything else to a natural person.</summary>
    public static PartyKind Infer(string? idNumber) =>
        UnifiedCreditCode.IsValid(idNumber) ? PartyKind.Unit : PartyKind.Natural;
}
