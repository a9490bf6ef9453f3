using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Features.Repair;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Webhooks;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Webhooks;

/// <summary>How far an event has come on its way to a subscriber.</summary>
/// <param name="NextAttemptAt">By the system's clock; null when there will be none.</param>
public sealed record DeliveryRow(
    long Id, Guid EventId, Guid CaseId, MessageState State, int Attempts, string? LastError, DateTimeOffset? NextAttemptAt, DateTimeOffset? DeliveredAt)
{
    internal static DeliveryRow Of(OutboxRow row) => new(
        row.Id, JsonDocument.Parse(row.Payload).RootElement.GetProperty("entry").GetGuid(), Guid.Parse(row.CorrelationId!), row.State(), row.Attempts, row.LastError,
        row.NextAttemptAt(), row.Skipped ? null : row.DoneAt);
}

/// <summary>What was sent to a subscriber, latest first.</summary>
public static class ListDeliveries
{
    public static async Task<Results<Ok<Page<DeliveryRow>>, ProblemHttpResult>> Handle(
        Guid webhookId, [FromServices] WebhookAccess access, [FromServices] EnforcementDbContext db, CancellationToken cancellationToken,
        bool undelivered = false, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, long? after = null)
    {
        if (await access.FindAsync(webhookId, cancellationToken) is not { } subscription)
            return Problems.NotFound();
        var kind = $"{WebhookOutbox.Kind}:{webhookId}";
        var rows = await db.Outbox.AsNoTracking()
            .Where(row => row.TenantId == subscription.Court && row.Kind == kind && (!undelivered || row.DoneAt == null))
            .LatestAsync(after, limit, cancellationToken);
        return TypedResults.Ok(rows.Show(DeliveryRow.Of));
    }
}

/// <summary>Tries an event that failed or was given up again, now, with all its attempts before it.</summary>
public static class RetryDelivery
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid webhookId, long deliveryId, [FromServices] WebhookAccess access, [FromServices] EnforcementDbContext db, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(webhookId, cancellationToken) is not { } subscription)
            return Problems.NotFound();
        var kind = $"{WebhookOutbox.Kind}:{webhookId}";
        var row = await db.Outbox.FirstOrDefaultAsync(
            row => row.TenantId == subscription.Court && row.Id == deliveryId && row.Kind == kind && row.DoneAt == null, cancellationToken);
        if (row is null)
            return Problems.NotFound();
        row.Reopen();
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
