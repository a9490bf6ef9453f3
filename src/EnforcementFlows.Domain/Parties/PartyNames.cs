using System.Globalization;

namespace EnforcementFlows.Domain.Parties;

/// <summary>Names of parties where they only help to tell cases apart: in lists, which leave no trace of who read them.</summary>
public static class PartyNames
{
    private const string Someone = "某";
    private const int GivenName = 2;

    /// <summary>Of a natural person the first character and 某 for the others, at most two (张某某); a unit's name in full.</summary>
    public static string Masked(PartyKind kind, string name)
    {
        if (kind != PartyKind.Natural)
            return name;
        var characters = new StringInfo(name);
        var hidden = Math.Clamp(characters.LengthInTextElements - 1, 1, GivenName);
        return characters.LengthInTextElements == 0 ? name : characters.SubstringByTextElements(0, 1) + string.Concat(Enumerable.Repeat(Someone, hidden));
    }
}
