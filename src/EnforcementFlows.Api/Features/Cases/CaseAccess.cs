using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Access;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>
/// Which cases an actor sees (数据范围): leaders the court's or the bureau's, others those of which they are a <see cref="CaseReader"/>,
/// as persons or by a role that a task was offered to, and those whose role sees its team's also what a member of their teams handles.
/// Another court's case does not exist.
/// </summary>
public sealed class CaseAccess(EnforcementDbContext db, CurrentActor actor, ProfileCatalog profiles, TimeProvider clock)
{
    /// <summary>Whether the actor reads cases at all; which ones, <see cref="Readable"/> says.</summary>
    public bool MayReadCases => actor.Has("case.read");

    /// <summary>Whether that is every case of the court. A system sees what its scopes let it do anything with.</summary>
    public bool SeesAll =>
        actor.Kind == ActorKind.Client || HasScope(DataScope.Bureau) || HasScope(DataScope.Court);

    /// <summary>The names under which somebody who does not see all may be the reader of a case; whoever stands in for another reads by the other's, too.</summary>
    public IReadOnlyList<string> Names =>
        [.. CaseReader.NamesOf(actor.Id, actor.Roles, actor.Teams).Concat(actor.Substituted.SelectMany(person => CaseReader.NamesOf(person.Id, person.Roles, person.Teams))).Distinct()];

    /// <summary>The cases the actor may read. To leaf through all of them, <see cref="OwnDocket"/> is made.</summary>
    public IQueryable<EnforcementCase> Readable()
    {
        var court = actor.Court;
        var cases = db.Cases.Where(c => c.Court == court);
        if (SeesAll)
            return cases;
        var names = Names;
        if (!HasScope(DataScope.Team))
            return cases.Where(c => db.CaseReaders.Any(r => r.Court == court && r.CaseId == c.Id && names.Contains(r.Reader)));
        var colleagues = Colleagues();
        return cases.Where(c => colleagues.Contains(c.HandlerId!) || db.CaseReaders.Any(r => r.Court == court && r.CaseId == c.Id && names.Contains(r.Reader)));
    }

    /// <summary>Whose cases somebody sees because a team has them: the ids of those of its members now who handle any; empty unless the role sees its team's.</summary>
    /// <remarks>Each of them is a range of an index for every stage; most members of a team handle nothing.</remarks>
    public async Task<IReadOnlyList<string>> ColleaguesAsync(CancellationToken cancellationToken)
    {
        if (!HasScope(DataScope.Team))
            return [];
        var court = actor.Court;
        return await Colleagues().Where(id => db.Cases.Any(c => c.Court == court && c.HandlerId == id)).ToListAsync(cancellationToken);
    }

    /// <summary>The numbers of the cases that the actor may read, by correlation id, for lists of flows: who works on the flows of a court need not know of whom.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NumbersAsync(IEnumerable<string?> correlations, CancellationToken cancellationToken)
    {
        if (!MayReadCases)
            return new Dictionary<string, string>();
        var ids = correlations.Select(correlation => Guid.TryParse(correlation, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().ToList();
        var cases = await Readable().AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number }).ToListAsync(cancellationToken);
        return cases.ToDictionary(c => c.Id.ToString("D"), c => c.Number.Value);
    }

    /// <summary>The case, or null where the actor may not know that it exists.</summary>
    public async Task<EnforcementCase?> FindAsync(Guid caseId, CancellationToken cancellationToken) =>
        await Readable().FirstOrDefaultAsync(c => c.Id == caseId, cancellationToken);

    /// <summary>Whether the actor may read the case; without loading it, for those who load it in their own way.</summary>
    public Task<bool> MayReadAsync(Guid caseId, CancellationToken cancellationToken) => Readable().AnyAsync(c => c.Id == caseId, cancellationToken);

    private bool HasScope(DataScope scope) => actor.Roles.Any(role => profiles.Get(actor.Court, clock.GetUtcNow()).FindRole(role)?.Scope == scope);

    private IQueryable<string> Colleagues()
    {
        var (court, teams, now) = (actor.Court, actor.Teams.ToArray(), clock.GetUtcNow());
        return db.TeamMembers.AsNoTracking().Where(m => m.Court == court && teams.Contains(m.Team) && m.From <= now && (m.Until == null || m.Until > now))
            .Select(m => m.UserId.ToString()).Distinct();
    }
}
