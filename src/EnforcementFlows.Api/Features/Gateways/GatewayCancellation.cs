using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Gateways;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Gateways;

/// <summary>Takes back a request whose flow went another way, because somebody did it by hand.</summary>
internal static class GatewayCancellation
{
    public static async Task CancelAsync(
        EnforcementDbContext db, EnforcementCase about, CourtProfile profile, Guid requestId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.LockRequestAsync(about.Court, requestId, cancellationToken) is not { } request || request.State is GatewayRequestState.Answered or GatewayRequestState.Cancelled)
            return;
        var mayHaveIt = request.State is GatewayRequestState.Accepted or GatewayRequestState.Unknown;
        request.Cancel("该步骤已另行办结");
        db.Note(about, request, "gateway-cancelled", "该步骤已另行办结，请求取消。", now);
        if (mayHaveIt)
            db.Warn(about, profile, request, "cancelled", "请求被受理后该步骤已另行办结，请与对方核实，避免重复办理。", now);
        await SkipAsync(db, request, now, cancellationToken);
    }

    // one that was given up would hold up the later requests of its case
    private static Task<int> SkipAsync(EnforcementDbContext db, GatewayRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (kind, key) = (GatewayOutbox.KindOf(request), request.Id.ToString("D"));
        return db.Outbox.Where(row => row.TenantId == request.Court && row.Kind == kind && row.DedupKey == key && row.DeadAt != null && row.DoneAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.DoneAt, now).SetProperty(r => r.Skipped, true), cancellationToken);
    }
}
