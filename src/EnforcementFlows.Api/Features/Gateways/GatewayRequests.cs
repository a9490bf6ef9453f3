using EnforcementFlows.Data;
using EnforcementFlows.Domain.Gateways;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Gateways;

/// <summary>Finds requests to outside systems.</summary>
internal static class GatewayRequests
{
    /// <summary>
    /// The request, locked until the transaction ends, so that its acceptance, its answer and its cancellation do not overwrite each other.
    /// Whoever also locks the flow does so first.
    /// </summary>
    public static async Task<GatewayRequest?> LockRequestAsync(this EnforcementDbContext db, string court, Guid id, CancellationToken cancellationToken) =>
        db.Tracked<GatewayRequest>().FirstOrDefault(request => request.Court == court && request.Id == id)
        ?? (await db.GatewayRequests.FromSql($"SELECT * FROM gateway_requests WHERE court = {court} AND id = {id} FOR UPDATE").ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>Whether a flow waits for this request's answer.</summary>
    public static Task<bool> IsWaitedForAsync(this EnforcementDbContext db, string court, Guid id, CancellationToken cancellationToken)
    {
        var correlation = id.ToString("D");
        return db.EventWaits.AnyAsync(wait => wait.TenantId == court && wait.Name == CallGateway.AnswerEvent && wait.CorrelationId == correlation, cancellationToken);
    }
}
