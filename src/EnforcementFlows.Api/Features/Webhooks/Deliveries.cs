using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
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
/// <param name="State"><c>waiting</c>, <c>failing</c> (will be tried again), <c>delivered</c>, <c>given-up</c> or <c>skipped</c>.</param>
/// <param name="NextAttemptAt">By the system's clock; null when there will be none.</param>
public sealed record DeliveryRow(
    long Id, Guid EventId, Guid CaseId, string State, int Attempts, string? LastError, DateTimeOffset? NextAttemptAt, DateTimeOffset? DeliveredAt)
{
    internal static DeliveryRow Of(OutboxRow row) => new(
        row.Id, JsonDocument.Parse(row.Payload).RootElement.GetProperty("entry").GetGuid(), Guid.Parse(row.CorrelationId!), StateOf(row), row.Attempts, row.LastError,
        row.DoneAt is null && row.DeadAt is null ? row.AvailableAt : null, row.Skipped ? null : row.DoneAt);

    private static string StateOf(OutboxRow row) => row switch
    {
        { Skipped: true } => "skipped",
        { DoneAt: not null } => "delivered",
        { DeadAt: not null } => "given-up",
        { Attempts: > 0 } => "failing",
        _ => "waiting",
    };
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
            .Where(row => row.TenantId == subscription.Court && row.Kind == kind && (!undelivered || row.DoneAt == null) && (after == null || row.Id < after))
            .OrderByDescending(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var next = rows.Count > limit ? rows[limit - 1].Id.ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new Page<DeliveryRow>([.. rows.Take(limit).Select(DeliveryRow.Of)], next));
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
        var now = TimeProvider.System.GetUtcNow();
        var changed = await db.Outbox
            .Where(row => row.TenantId == subscription.Court && row.Id == deliveryId && row.Kind == kind && row.DoneAt == null)
            .ExecuteUpdateAsync(
                row => row.SetProperty(r => r.DeadAt, (DateTimeOffset?)null).SetProperty(r => r.Attempts, 0).SetProperty(r => r.AvailableAt, now), cancellationToken);
        return changed == 1 ? TypedResults.NoContent() : Problems.NotFound();
    }
}
