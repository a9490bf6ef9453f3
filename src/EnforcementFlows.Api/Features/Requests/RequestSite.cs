using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Requests;

/// <summary>What the rules of requests look at: the case as it stands now.</summary>
/// <param name="OpenKinds">Kinds of which the case has an undecided request.</param>
internal sealed record RequestSite(
    EnforcementDbContext Db, DeadlineBook Book, CourtProfile Profile, EnforcementCase About, IReadOnlyCollection<string> OpenKinds, DateTimeOffset Now)
{
    public static async Task<RequestSite> OfAsync(IServiceProvider services, EnforcementCase about, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<EnforcementDbContext>();
        var open = await db.Requests
            .Where(r => r.Court == about.Court && r.CaseId == about.Id && (r.State == RequestState.Open || r.State == RequestState.Returned))
            .Select(r => r.Kind).Distinct().ToListAsync(cancellationToken);
        return new(db, services.GetRequiredService<DeadlineBook>(), services.GetRequiredService<ProfileCatalog>().Get(about.Court, now), about, open, now);
    }
}
