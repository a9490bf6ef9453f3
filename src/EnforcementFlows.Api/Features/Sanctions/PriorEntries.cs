using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Sanctions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Sanctions;

/// <summary>
/// The ledger rows that stay with a sanction in the prior cases it came from (恢复执行), so that whoever lifts it sees under which number
/// and by whose approval it was entered.
/// </summary>
internal sealed class PriorEntries
{
    private readonly List<(Place Place, SanctionEntry Entry)> _rows = [];
    private readonly Dictionary<Guid, int> _debtors = [];

    private PriorEntries()
    {
    }

    /// <summary>The rows of before of a sanction of this case.</summary>
    public IEnumerable<SanctionEntry> Of(Sanction sanction) =>
        _debtors.TryGetValue(sanction.PartyId, out var debtor)
            ? _rows.Where(row => row.Place == new Place(sanction.Kind, sanction.StartsOn, debtor)).Select(row => row.Entry)
            : [];

    public static async Task<PriorEntries> ReadAsync(EnforcementDbContext db, EnforcementCase about, CancellationToken cancellationToken)
    {
        var read = new PriorEntries();
        if (about.PriorCaseId is null)
            return read;
        foreach (var party in await db.Parties.Where(p => p.Court == about.Court && p.CaseId == about.Id).Select(p => new { p.Id, p.Ordinal }).ToListAsync(cancellationToken))
            read._debtors[party.Id] = party.Ordinal;
        for (var prior = about.PriorCaseId; prior is { } caseId; prior = await PriorOfAsync(db, about.Court, caseId, cancellationToken))
            await read.AddAsync(db, about.Court, caseId, cancellationToken);
        return read;
    }

    // a case and the one it goes on in have the same parties in the same order, and a debtor has one sanction of a kind in force
    private async Task AddAsync(EnforcementDbContext db, string court, Guid caseId, CancellationToken cancellationToken)
    {
        var rows = await (
            from sanction in db.Sanctions.AsNoTracking().Where(s => s.Court == court && s.CaseId == caseId && s.State == SanctionState.Moved)
            join party in db.Parties on new { sanction.Court, Id = sanction.PartyId } equals new { party.Court, party.Id }
            join entry in db.SanctionEntries.AsNoTracking() on new { sanction.Court, SanctionId = sanction.Id } equals new { entry.Court, entry.SanctionId }
            select new { sanction.Kind, sanction.StartsOn, party.Ordinal, Entry = entry }).ToListAsync(cancellationToken);
        _rows.AddRange(rows.Select(row => (new Place(row.Kind, row.StartsOn, row.Ordinal), row.Entry)));
    }

    private static Task<Guid?> PriorOfAsync(EnforcementDbContext db, string court, Guid caseId, CancellationToken cancellationToken) =>
        db.Cases.Where(c => c.Court == court && c.Id == caseId).Select(c => c.PriorCaseId).FirstOrDefaultAsync(cancellationToken);

    private sealed record Place(SanctionKind Kind, DateOnly StartsOn, int Debtor);
}
