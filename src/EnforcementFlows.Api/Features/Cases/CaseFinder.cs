using EnforcementFlows.Data;
using EnforcementFlows.Domain.Parties;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>Finds cases of a court by the beginning of a text, each in one range of an index; whether somebody may see them is for the caller to ask.</summary>
/// <remarks>
/// The range ends before the text with the last character there is: a pattern would have to be escaped, and is no range in most orders of characters.
/// It is read in its own order, for of a wide one the planner would look through the table, where those that fit may stand at the end.
/// </remarks>
internal sealed class CaseFinder(EnforcementDbContext db, string court)
{
    private const int Most = SearchCases.Most;

    /// <param name="number">The beginning of a number, half width.</param>
    /// <param name="among">Only these; null for the court's.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Null where there are more than <see cref="SearchCases.Most"/>.</returns>
    public async Task<IReadOnlyList<Guid>?> NumberedAsync(string number, IReadOnlyList<Guid>? among, CancellationToken cancellationToken)
    {
        var (any, ids) = (among is null, among?.ToArray() ?? []);
        var found = await db.Database.SqlQuery<Guid>($"""
            SELECT id AS "Value" FROM cases
            WHERE court = {court} AND number >= {number} AND number < {number} || chr(1114111) AND ({any} OR id = ANY ({ids}))
            ORDER BY number LIMIT {Most + 1}
            """).ToListAsync(cancellationToken);
        return found.Count > Most ? null : found;
    }

    /// <summary>The same by the beginning of a party's name.</summary>
    public async Task<IReadOnlyList<Guid>?> NamedAsync(string name, PartyRole? role, IReadOnlyList<Guid>? among, CancellationToken cancellationToken)
    {
        var (any, ids, most) = (among is null, among?.ToArray() ?? [], among is null ? Most + 1 : int.MaxValue);
        var found = await db.Database.SqlQuery<NamedParty>($"""
            SELECT case_id AS "CaseId", role AS "Role" FROM parties
            WHERE court = {court} AND name_key >= party_name_key({name}) AND name_key < party_name_key({name}) || chr(1114111) AND ({any} OR case_id = ANY ({ids}))
            ORDER BY name_key, case_id LIMIT {most}
            """).ToListAsync(cancellationToken);
        return among is null && found.Count > Most ? null : [.. found.Where(party => role is null || party.Role == role.ToString()).Select(party => party.CaseId).Distinct()];
    }

    /// <summary>The newest cases with one of these debtors, by identity number or, of those who gave none, by name.</summary>
    public async Task<IReadOnlyList<RelatedDebtor>> SameDebtorsAsync(IReadOnlyCollection<Party> debtors, CancellationToken cancellationToken)
    {
        string[] numbers = [.. debtors.Select(debtor => debtor.IdNumber).OfType<string>().Distinct()];
        string[] names = [.. debtors.Where(debtor => debtor.IdNumber is null).Select(debtor => debtor.NameKey).Distinct()];
        var debtor = PartyRole.Debtor.ToString();
        return await db.Database.SqlQuery<RelatedDebtor>($"""
            SELECT DISTINCT case_id AS "CaseId", by_name AS "ByName" FROM (
                (SELECT case_id, false AS by_name FROM parties WHERE court = {court} AND id_number = ANY ({numbers}) AND role = {debtor} ORDER BY case_id DESC LIMIT {Most})
                UNION ALL
                (SELECT case_id, true FROM parties WHERE court = {court} AND name_key = ANY ({names}) AND role = {debtor} ORDER BY case_id DESC LIMIT {Most})) AS same
            """).ToListAsync(cancellationToken);
    }
}

/// <summary>A party whose name begins so.</summary>
internal sealed record NamedParty(Guid CaseId, string Role);

/// <summary>A case with the same debtor.</summary>
/// <param name="ByName">No more than the name is the same: nothing else was known of him.</param>
internal sealed record RelatedDebtor(Guid CaseId, bool ByName);
