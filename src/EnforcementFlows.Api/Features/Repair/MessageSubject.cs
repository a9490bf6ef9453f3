using System.Text.Json;
using EnforcementFlows.Api.Features.Gateways;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair;

/// <summary>What a row of the outbox stands for, where it is more than the row itself.</summary>
internal sealed record MessageSubject(GatewayRequest? Request, InboundMessage? Received, Guid? CaseId)
{
    public static async Task<MessageSubject> FindAsync(EnforcementDbContext db, OutboxRow row, CancellationToken cancellationToken)
    {
        var payload = JsonDocument.Parse(row.Payload).RootElement;
        var kind = row.Kind.Split(':', 2)[0];
        if (kind == GatewayOutbox.Outgoing)
        {
            var id = payload.GetProperty("request").GetGuid();
            var request = await db.GatewayRequests.AsNoTracking().FirstOrDefaultAsync(r => r.Court == row.TenantId && r.Id == id, cancellationToken);
            return new(request, null, request?.CaseId);
        }

        if (kind == GatewayOutbox.Incoming)
        {
            var id = payload.GetProperty("message").GetGuid();
            var received = await db.InboundMessages.FirstOrDefaultAsync(m => m.Court == row.TenantId && m.Id == id, cancellationToken);
            return new(null, received, received?.CaseId);
        }

        // a correlation of the engine's own may be another thing than a case
        var found = Guid.TryParse(row.CorrelationId, out var about) && await db.Cases.AnyAsync(c => c.Court == row.TenantId && c.Id == about, cancellationToken);
        return new(null, null, found ? about : null);
    }
}
