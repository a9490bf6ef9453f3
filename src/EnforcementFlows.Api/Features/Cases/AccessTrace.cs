using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Supervision;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>Keeps who read what not everybody who sees the case may read (读取留痕, TB-3.2-34).</summary>
public sealed class AccessTrace(EnforcementDbContext db, CurrentActor actor, TimeProvider clock)
{
    /// <param name="caseId">The case.</param>
    /// <param name="what">What of it: <c>minutes</c>, <c>informant</c> …</param>
    /// <param name="cancellationToken">Cancels it before it is written.</param>
    public Task OfAsync(Guid caseId, string what, CancellationToken cancellationToken) => OfAsync([caseId], what, cancellationToken);

    /// <summary>The same of the cases that a page of a ledger shows, once each.</summary>
    public async Task OfAsync(IEnumerable<Guid> cases, string what, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        db.AccessRecords.AddRange(cases.Distinct().Select(id => new AccessRecord { Court = actor.Court, CaseId = id, At = at, By = actor.Id, What = what }));
        await db.SaveChangesAsync(cancellationToken);
    }
}
