using EnforcementFlows.Domain.Documents;

namespace EnforcementFlows.Api.Features.Documents;

internal static class DocumentSets
{
    /// <summary>The newest document of every kind for every recipient: one made again replaces the earlier one.</summary>
    public static IReadOnlyList<CaseDocument> Newest(this IEnumerable<CaseDocument> documents) =>
        [.. documents.GroupBy(d => (d.Set, d.Kind, d.RecipientRole, d.RecipientPartyId, d.RecipientName)).Select(g => g.OrderBy(d => d.Id).Last())];
}
