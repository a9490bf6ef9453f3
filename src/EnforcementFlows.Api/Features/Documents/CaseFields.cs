using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Documents;

/// <summary>Court, parties, title and handler: what every document of the case may say.</summary>
internal sealed class CaseFields(EnforcementDbContext db, EnforcementCase about, CourtProfile profile, ActivityExecutionContext context)
{
    public async Task AddToAsync(DocumentFields fields)
    {
        var recipients = fields.Recipients;
        fields.Add("court", profile.Name);
        fields.Add("caseNumber", about.Number.ToString());
        fields.Add("cause", about.Cause);
        fields.Add("title", about.Title.Number);
        fields.Add("filedAt", about.FiledAt);
        fields.Add("claimAmount", about.Amounts.Applied.ToString());
        fields.Add("receivedAmount", about.Amounts.Received.ToString());
        fields.Add("waivedAmount", about.Amounts.Waived.ToString());
        fields.Add("applicants", NamesOf(recipients.Parties, PartyRole.Applicant));
        fields.Add("debtors", recipients.Debtor?.Name ?? NamesOf(recipients.Parties, PartyRole.Debtor));
        fields.Add("date", context.Now);
        var handler = await CaseStaff.NameAsync(db, about.Court, about.HandlerId, context.CancellationToken);
        fields.Add("handler", handler);
        fields.Add("holder", handler);
        fields.Add("operator", await CaseStaff.NameAsync(db, about.Court, context.Actor, context.CancellationToken));
    }

    private static string NamesOf(IReadOnlyList<Party> parties, PartyRole role) =>
        string.Join('、', parties.Where(party => party.Role == role).Select(party => party.Name));
}
