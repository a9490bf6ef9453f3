using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>Keeps who read what not everybody who sees the case may read (读取留痕, TB-3.2-34).</summary>
public sealed class AccessTrace(EnforcementDbContext db, CurrentActor actor, TimeProvider clock)
{
    /// <param name="caseId">The case.</param>
    /// <param name="what">What of it: <c>minutes</c>, <c>informant</c> …</param>
    /// <param name="cancellationToken">Cancels it before it is written.</param>
    public async Task OfAsync(Guid caseId, string what, CancellationToken cancellationToken)
    {
        db.AccessRecords.Add(new() { Court = actor.Court, CaseId = caseId, At = clock.GetUtcNow(), By = actor.Id, What = what });
        await db.SaveChangesAsync(cancellationToken);
    }
}
