using System.Text.Json;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Outbox;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnforcementFlows.Api.Features.Gateways;

/// <summary>
/// Hands requests over to outside systems. Before one is sent a second time the other side is asked whether it has it; where it can
/// not be asked, an unknown outcome is left to a person at once. That a sending began is noted before it does: a host that was killed
/// meanwhile has seen no failure.
/// </summary>
public sealed class GatewayDispatcher(EnforcementDbContext db, GatewayClient client, IOptions<GatewaySettings> settings, IOptions<JsonOptions> json) : OutboxDispatcher
{
    public override async Task<DeliveryRecord?> DeliverAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        var (id, ask, begun) = Read(message);
        var request = await db.GatewayRequests.AsNoTracking().FirstOrDefaultAsync(r => r.Court == message.TenantId && r.Id == id, cancellationToken);
        if (request is not { State: GatewayRequestState.Pending })
            return null; // it was cancelled or answered meanwhile
        var connection = settings.Value.Of(request.Gateway);
        if (!connection.IsConnected)
            throw new GatewayRefusedException("The gateway is not connected any more.");
        if (begun && !connection.HasStatus)
            throw new MessageRefusedException("The host stopped while it sent the request, and the other system can not be asked.");
        var reference = connection.HasStatus && (ask || begun || message.Attempts > 0) ? await client.AskAsync(request.Gateway, id, cancellationToken) : null;
        reference ??= await SendAsync(request, message, connection, cancellationToken);
        return new(burst => AcceptAsync(burst, request, reference, cancellationToken));
    }

    public override async Task GivenUpAsync(Burst burst, QueuedMessage message, Exception reason, CancellationToken cancellationToken)
    {
        var (id, _, _) = Read(message);
        var joined = burst.Services.GetRequiredService<EnforcementDbContext>();
        var refused = reason is GatewayRefusedException;
        // the flow is locked before the request
        if (await joined.IsWaitedForAsync(message.TenantId, id, cancellationToken))
        {
            var answer = new Dictionary<string, object?> { ["outcome"] = refused ? CallGateway.Refused : CallGateway.Unknown };
            await burst.PublishAsync(CallGateway.AnswerEvent, id.ToString("D"), answer, cancellationToken);
        }

        if (await joined.LockRequestAsync(message.TenantId, id, cancellationToken) is not { State: GatewayRequestState.Pending } request)
            return;
        var about = await joined.CaseAsync(request.Court, request.CaseId, cancellationToken);
        if (refused)
        {
            request.Refuse(reason.Message);
            joined.Note(about, request, "gateway-refused", "拒绝了请求，须人工办理。", burst.Now);
            joined.Warn(about, burst.Profile(), request, $"refused:{burst.Command.Id:N}", "拒绝了请求，请人工办理，或由管理员排除原因后重发。", burst.Now);
        }
        else
        {
            request.Doubt(reason.Message);
            joined.Note(about, request, "gateway-unknown", "请求的结果不明，须人工核实。", burst.Now);
            joined.Warn(about, burst.Profile(), request, $"unknown:{burst.Command.Id:N}", "请求是否已被办理不明，请先与对方核实，再决定人工办理或由管理员重发。", burst.Now);
        }
    }

    private async Task<string> SendAsync(GatewayRequest request, QueuedMessage message, GatewayConnection connection, CancellationToken cancellationToken)
    {
        var number = await db.Cases.Where(about => about.Court == request.Court && about.Id == request.CaseId).Select(about => about.Number).SingleAsync(cancellationToken);
        var body = JsonSerializer.SerializeToUtf8Bytes(Body.Of(request, number), json.Value.SerializerOptions);
        await KeepAsync(message, GatewayOutbox.Begun(request), cancellationToken);
        try
        {
            return await client.SendAsync(request.Gateway, request.Id, body, cancellationToken);
        }
        catch (GatewaySilentException silence) when (!connection.HasStatus)
        {
            throw new MessageRefusedException(silence.Message, silence);
        }
        catch (GatewayBusyException) when (!connection.HasStatus)
        {
            await KeepAsync(message, message.Payload, cancellationToken); // surely not taken: it may be sent again
            throw;
        }
    }

    private Task<int> KeepAsync(QueuedMessage message, string payload, CancellationToken cancellationToken) =>
        db.Outbox.Where(row => row.TenantId == message.TenantId && row.Id == message.Id && row.DoneAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.Payload, payload), cancellationToken);

    private static async Task AcceptAsync(Burst burst, GatewayRequest sent, string reference, CancellationToken cancellationToken)
    {
        var joined = burst.Services.GetRequiredService<EnforcementDbContext>();
        if (await joined.LockRequestAsync(sent.Court, sent.Id, cancellationToken) is not { } request)
            return;
        var about = await joined.CaseAsync(request.Court, request.CaseId, cancellationToken);
        if (request.State == GatewayRequestState.Pending)
            joined.Note(about, request, "gateway-accepted", "已受理请求。", burst.Now);
        else if (request.State == GatewayRequestState.Cancelled)
            joined.Warn(about, burst.Profile(), request, "cancelled", "请求取消时已被对方受理，请与对方核实，避免重复办理。", burst.Now);
        request.Accept(reference, burst.Now);
    }

    private static (Guid Request, bool Ask, bool Begun) Read(QueuedMessage message)
    {
        var payload = JsonDocument.Parse(message.Payload).RootElement;
        bool Says(string member) => payload.TryGetProperty(member, out var value) && value.GetBoolean();
        return (payload.GetProperty("request").GetGuid(), Says("ask"), Says("begun"));
    }

    private sealed record Body(
        Guid Id, string Court, Guid CaseId, string CaseNumber, string Operation, DateTimeOffset RequestedAt, JsonElement Data)
    {
        public static Body Of(GatewayRequest request, CaseNumber number) => new(
            request.Id, request.Court, request.CaseId, number.ToString(), request.Operation, request.RequestedAt,
            JsonSerializer.Deserialize<JsonElement>(request.Payload));
    }
}
