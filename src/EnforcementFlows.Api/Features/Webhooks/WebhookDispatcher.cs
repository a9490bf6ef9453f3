using System.Text.Json;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Webhooks;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Webhooks;

/// <summary>
/// Tells a subscriber of one event. At least once, in the order of the case; tried for about a day with growing pauses, so that a
/// subscriber may be away over night. An event that it never takes holds up the later ones of the same case only.
/// </summary>
public sealed class WebhookDispatcher(EnforcementDbContext db, WebhookClient client) : OutboxDispatcher
{
    public override int MaxAttempts => 36;

    public override async Task<DeliveryRecord?> DeliverAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        var entryId = JsonDocument.Parse(message.Payload).RootElement.GetProperty("entry").GetGuid();
        var subscription = await FindAsync(db, message, cancellationToken);
        if (subscription is not { Active: true })
            return null; // it was taken back meanwhile
        var found = await (
            from entry in db.Timeline.AsNoTracking()
            join about in db.Cases.AsNoTracking() on new { entry.Court, Id = entry.CaseId } equals new { about.Court, about.Id }
            where entry.Court == message.TenantId && entry.Id == entryId
            select new { entry, about.Number, about.Type }).SingleAsync(cancellationToken);
        await client.SendAsync(subscription, entryId.ToString("D"), WebhookEvent.Of(found.entry, found.Number, found.Type), cancellationToken);
        return null;
    }

    /// <summary>One that is gone for good is sent nothing any more.</summary>
    public override async Task GivenUpAsync(Burst burst, QueuedMessage message, Exception reason, CancellationToken cancellationToken)
    {
        if (reason is not MessageRefusedException)
            return;
        var joined = burst.Services.GetRequiredService<EnforcementDbContext>();
        if (await FindAsync(joined, message, cancellationToken) is { } subscription)
            (subscription.Active, subscription.ChangedAt) = (false, burst.Now);
    }

    private static Task<WebhookSubscription?> FindAsync(EnforcementDbContext db, QueuedMessage message, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(message.Kind[(WebhookOutbox.Kind.Length + 1)..]);
        return db.Webhooks.FirstOrDefaultAsync(subscription => subscription.Court == message.TenantId && subscription.Id == id, cancellationToken);
    }
}
