using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Documents;
using EnforcementFlows.Domain.Parties;

namespace EnforcementFlows.Api.Features.Documents;

/// <summary>Who gets a document of a set (受送达人). The profile names roles; every person of a role gets one of his own.</summary>
/// <param name="Parties">The case's parties in order.</param>
/// <param name="Debtor">The one debtor the flow's request is about; others get nothing.</param>
/// <param name="Named">Names for roles that are no parties, such as <c>buyer</c> and <c>assisting-party</c>.</param>
internal sealed record DocumentRecipients(IReadOnlyList<Party> Parties, Party? Debtor, IReadOnlyDictionary<string, string> Named)
{
    public IEnumerable<DocumentRecipient> For(IEnumerable<string> roles) => roles.SelectMany(For);

    private IEnumerable<DocumentRecipient> For(string role)
    {
        if (EnumCode.TryParse<PartyRole>(role, out var known) && Parties.Where(party => party.Role == known).ToList() is { Count: > 0 } parties)
            return parties.Where(party => Debtor is null || known != PartyRole.Debtor || party.Id == Debtor.Id).Select(party => new DocumentRecipient(role, party.Name, party.Id));
        return Named.TryGetValue(role, out var name) ? [new(role, name)] : [];
    }

    /// <summary>Is this what a form means: a party's id or name, its place (<c>debtor-1</c>), or the role as a whole?</summary>
    public bool Means(string? text, CaseDocument document) =>
        text is null || text == document.RecipientRole || text == document.RecipientName || text == document.RecipientPartyId?.ToString("D")
        || Parties.Any(party => party.Id == document.RecipientPartyId && text == Parties.PlaceOf(party));
}
