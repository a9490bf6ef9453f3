using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Parties;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Ledgers;

/// <summary>What the lines of a ledger show of other tables, looked up for a page at once: case numbers, parties, names of persons.</summary>
public sealed class LedgerLookup(EnforcementDbContext db, CurrentActor actor, AccessTrace trace, StaffNames staff, LedgerCatalog ledgers, ProfileCatalog profiles, TimeProvider clock)
{
    /// <summary>Numbers of cases, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(IEnumerable<Guid> cases, CancellationToken cancellationToken) =>
        (await db.CaseNumbersAsync(actor.Court, cases.Select(id => id.ToString("D")), cancellationToken)).ToDictionary(row => Guid.Parse(row.Key), row => row.Value);

    /// <summary>Names of persons and roles, by what rows keep of them: user ids, role codes joined by commas, or the id of a system.</summary>
    public async Task<PersonNames> NamesAsync(IEnumerable<string?> holders, CancellationToken cancellationToken) =>
        new(await staff.OfAsync(holders, cancellationToken), profiles.Get(actor.Court, clock.GetUtcNow()));

    /// <summary>The parties (当事人) of cases, by case; none where the court's ledger does not show them. Whose names were read is on record (TB-3.2-34).</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> PartiesAsync(string ledger, IEnumerable<Guid> cases, CancellationToken cancellationToken)
    {
        if (ledgers.Of(ledger, profiles.Get(actor.Court, clock.GetUtcNow())).Columns.All(column => column.Field != "parties"))
            return new Dictionary<Guid, string>();
        var ids = cases.Distinct().ToList();
        var parties = await db.Parties.AsNoTracking().Where(p => p.Court == actor.Court && ids.Contains(p.CaseId))
            .OrderBy(p => p.Ordinal).Select(p => new { p.CaseId, p.Role, p.Name }).ToListAsync(cancellationToken);
        await trace.OfAsync(ids, "parties", cancellationToken);
        return parties.GroupBy(p => p.CaseId).ToDictionary(g => g.Key, g => Sides(g.Select(p => (p.Role, p.Name))));
    }

    private static string Sides(IEnumerable<(PartyRole Role, string Name)> parties) => string.Join("；", parties.GroupBy(p => p.Role)
        .Where(side => side.Key is PartyRole.Applicant or PartyRole.Debtor).OrderBy(side => side.Key)
        .Select(side => $"{(side.Key == PartyRole.Applicant ? "申请执行人" : "被执行人")}：{string.Join("、", side.Select(p => p.Name))}"));
}
