using System.Text.Json;
using EnforcementFlows.Api.Features.Alerts;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Outbox;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnforcementFlows.Api.Features.Gateways;

/// <summary>
/// Carries out what outside systems have sent, each message in one transaction. One that can not be carried out holds up the later
/// ones of its own case until an operator has decided.
/// </summary>
public sealed class InboundDispatcher(EnforcementDbContext db, TimeProvider clock, IOptions<JsonOptions> json) : OutboxDispatcher
{
    public override async Task<DeliveryRecord?> DeliverAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, message, cancellationToken) is not { State: InboundMessageState.Received } received)
            return null;
        var content = InboundContent.Read(received, clock.GetUtcNow(), json.Value.SerializerOptions);
        return new(burst => TakeAsync(burst, message, content, cancellationToken), Actor: $"{received.Court}.{received.Gateway}");
    }

    public override async Task GivenUpAsync(Burst burst, QueuedMessage message, Exception reason, CancellationToken cancellationToken)
    {
        var joined = burst.Services.GetRequiredService<EnforcementDbContext>();
        if (await FindAsync(joined, message, cancellationToken) is not { State: InboundMessageState.Received } received)
            return;
        (received.State, received.Reason) = (InboundMessageState.Stuck, WordsOf(reason));
        if (received.CaseId is not { } caseId)
            return;
        var about = await joined.CaseAsync(received.Court, caseId, cancellationToken);
        var text = $"{GatewayNames.WordsOf(received.Gateway)}的来文不能处理：{received.Reason}。";
        joined.Note(about, "gateway-stuck", text, burst.Now);
        joined.Raise(
            AlertRecipient.HoldersOf("admin"), about, AlertKind.Gateway, $"inbound:{received.Id:N}:{burst.Command.Id:N}",
            new(text + "本案该系统的后续来文须待处置后处理。"), burst.Now);
    }

    private static async Task TakeAsync(Burst burst, QueuedMessage message, InboundContent content, CancellationToken cancellationToken)
    {
        var joined = burst.Services.GetRequiredService<EnforcementDbContext>();
        var received = (await FindAsync(joined, message, cancellationToken))!;
        if (content.RequestId is { } requestId)
        {
            if (!await WasSaidAsync(joined, received, requestId, cancellationToken))
                received.CaseId = await new GatewayAnswer(burst, joined, content, cancellationToken).TakeAsync(received.Gateway, requestId);
            received.RequestId = requestId;
        }
        else
        {
            received.CaseId = await CaseOfAsync(joined, received.Court, content.CaseNumber!, cancellationToken) ?? throw new InboundRejectedException("本院没有这一案件");
            await content.Event.PublishAsync(burst, received.CaseId.Value, cancellationToken);
        }

        (received.State, received.Reason, received.SettledAt) = (InboundMessageState.Taken, null, burst.Now);
    }

    // the same words to the same request under another message id are no further answer; those of one case are carried out one after the other
    private static Task<bool> WasSaidAsync(EnforcementDbContext db, InboundMessage received, Guid requestId, CancellationToken cancellationToken) =>
        db.InboundMessages.AnyAsync(
            earlier => earlier.Court == received.Court && earlier.CaseId == received.CaseId && earlier.Gateway == received.Gateway && earlier.RequestId == requestId
                && earlier.Id != received.Id && earlier.State == InboundMessageState.Taken && earlier.Body == received.Body,
            cancellationToken);

    internal static async Task<Guid?> CaseOfAsync(EnforcementDbContext db, string court, string caseNumber, CancellationToken cancellationToken) =>
        Domain.Cases.CaseNumber.TryParse(caseNumber, out var number, out _)
            ? await db.Cases.Where(about => about.Court == court && about.Number == number).Select(about => (Guid?)about.Id).FirstOrDefaultAsync(cancellationToken)
            : null;

    private static Task<InboundMessage?> FindAsync(EnforcementDbContext db, QueuedMessage message, CancellationToken cancellationToken)
    {
        var id = JsonDocument.Parse(message.Payload).RootElement.GetProperty("message").GetGuid();
        return db.InboundMessages.FirstOrDefaultAsync(received => received.Court == message.TenantId && received.Id == id, cancellationToken);
    }

    // the words of a broken rule may repeat what was sent; its code does not
    private static string WordsOf(Exception reason) => reason switch
    {
        InboundRejectedException rejected => rejected.Message,
        DomainException broken => $"内容不符合规则（{broken.Code}）",
        _ => $"处理失败（{reason.GetType().Name}）",
    };
}
