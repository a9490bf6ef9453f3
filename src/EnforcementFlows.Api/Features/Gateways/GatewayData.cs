using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Documents;
using EnforcementFlows.Domain.Parties;

namespace EnforcementFlows.Api.Features.Gateways;

/// <summary>What an outside system needs besides what the definition gives: whose assets to look for, what to serve on whom.</summary>
internal static class GatewayData
{
    public static async Task<Dictionary<string, object?>> CompleteAsync(
        EnforcementDbContext db, EnforcementCase about, string operation, Dictionary<string, object?> given, CancellationToken cancellationToken)
    {
        var data = new Dictionary<string, object?>(given);
        if (operation == "query")
            data["debtors"] = (await db.PartiesAsync(about, cancellationToken)).Where(party => party.Role == PartyRole.Debtor).Select(Person).ToList<object?>();
        if (operation == "serve")
            data["documents"] = await DocumentsAsync(db, about, TextList.Of(given.GetValueOrDefault("documentIds")), cancellationToken);
        return data;
    }

    private static async Task<List<object?>> DocumentsAsync(
        EnforcementDbContext db, EnforcementCase about, IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        var parties = await db.PartiesAsync(about, cancellationToken);
        var documents = await db.RowsOfAsync<CaseDocument>(about, cancellationToken);
        return [.. documents.Where(document => wanted.Contains(document.Id.ToString("D"))).Select(
            document => Paper(document, parties.FirstOrDefault(party => party.Id == document.RecipientPartyId)))];
    }

    private static Dictionary<string, object?> Person(Party party) => new()
    {
        ["name"] = party.Name,
        ["kind"] = party.Kind.Code(),
        ["idNumber"] = party.IdNumber,
    };

    private static Dictionary<string, object?> Paper(CaseDocument document, Party? recipient) => new()
    {
        ["documentId"] = document.Id.ToString("D"),
        ["kind"] = document.Kind,
        ["name"] = document.Name,
        ["sha256"] = document.Sha256,
        ["recipient"] = document.RecipientName,
        ["phone"] = recipient?.Phone,
        ["address"] = recipient?.Address,
    };
}
