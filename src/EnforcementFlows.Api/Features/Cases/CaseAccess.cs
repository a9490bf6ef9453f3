using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>
/// Which cases an actor sees (数据范围): leaders the court's or the bureau's, others those they handle or will handle, and those
/// on which they have, had or could take a task. Another court's case does not exist.
/// </summary>
public sealed class CaseAccess(EnforcementDbContext db, CurrentActor actor, ProfileCatalog profiles, TimeProvider clock)
{
    /// <summary>Whether that is every case of the court. A system sees what its scopes let it do anything with.</summary>
    public bool SeesAll =>
        actor.Kind == ActorKind.Client
        || actor.Roles.Any(r => profiles.Get(actor.Court, clock.GetUtcNow()).FindRole(r)?.Scope is DataScope.Bureau or DataScope.Court);

    /// <summary>The cases the actor may read.</summary>
    public IQueryable<EnforcementCase> Readable()
    {
        var (court, id) = (actor.Court, actor.Id);
        var cases = db.Cases.Where(c => c.Court == court);
        if (SeesAll)
            return cases;
        var roles = actor.Roles.ToArray();
        // C-49: the handler whom 立案庭 drew is known from the filing on; the case is his before it is handed over.
        // What compares the courts once more is always true: by equality alone, the planner would first read all tasks of the court to look cases up in.
        return cases.Where(c => c.HandlerId == id || (c.HandlerId == null && c.AssignedHandler == id) || db.HumanTasks.Any(
            t => t.TenantId == court && t.TenantId.CompareTo(c.Court) <= 0 && t.CorrelationId == c.Id.ToString()
                && (t.Assignee == id || t.DoneBy == id || t.Owner == id || t.Roles.Any(r => roles.Contains(r)))));
    }

    /// <summary>The case, or null where the actor may not know that it exists.</summary>
    public async Task<EnforcementCase?> FindAsync(Guid caseId, CancellationToken cancellationToken) =>
        await Readable().FirstOrDefaultAsync(c => c.Id == caseId, cancellationToken);
}
