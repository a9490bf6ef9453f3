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
/// as persons or by a role that a task was offered to. Another court's case does not exist.
/// </summary>
public sealed class CaseAccess(EnforcementDbContext db, CurrentActor actor, ProfileCatalog profiles, TimeProvider clock)
{
    /// <summary>Whether that is every case of the court. A system sees what its scopes let it do anything with.</summary>
    public bool SeesAll =>
        actor.Kind == ActorKind.Client
        || actor.Roles.Any(r => profiles.Get(actor.Court, clock.GetUtcNow()).FindRole(r)?.Scope is DataScope.Bureau or DataScope.Court);

    /// <summary>The names under which somebody who does not see all may be the reader of a case.</summary>
    public IReadOnlyList<string> Names => [.. CaseReader.NamesOf(actor.Id, actor.Roles, actor.Teams)];

    /// <summary>The cases the actor may read. To leaf through all of them, <see cref="OwnDocket"/> is made.</summary>
    public IQueryable<EnforcementCase> Readable()
    {
        var court = actor.Court;
        var cases = db.Cases.Where(c => c.Court == court);
        if (SeesAll)
            return cases;
        var names = Names;
        return cases.Where(c => db.CaseReaders.Any(r => r.Court == court && r.CaseId == c.Id && names.Contains(r.Reader)));
    }

    /// <summary>The case, or null where the actor may not know that it exists.</summary>
    public async Task<EnforcementCase?> FindAsync(Guid caseId, CancellationToken cancellationToken) =>
        await Readable().FirstOrDefaultAsync(c => c.Id == caseId, cancellationToken);
}
