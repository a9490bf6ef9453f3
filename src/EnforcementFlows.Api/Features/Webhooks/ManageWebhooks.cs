using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Webhooks;

public static class ListWebhooks
{
    private static readonly Keyset<WebhookSubscription> Order = Keyset.ById<WebhookSubscription>(subscription => subscription.Id);

    public static async Task<Ok<Page<WebhookRow>>> Handle(
        [FromServices] WebhookAccess access, CancellationToken cancellationToken, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null) =>
        TypedResults.Ok((await access.Mine().AsNoTracking().PageAsync(Order, after, limit, cancellationToken)).Show(WebhookRow.Of));
}

public static class GetWebhook
{
    public static async Task<Results<Ok<WebhookRow>, ProblemHttpResult>> Handle(
        Guid webhookId, [FromServices] WebhookAccess access, CancellationToken cancellationToken) =>
        await access.FindAsync(webhookId, cancellationToken) is { } subscription ? TypedResults.Ok(WebhookRow.Of(subscription)) : Problems.NotFound();
}

/// <summary>Changes address and filter; what is queued already goes to the new address.</summary>
public static class ChangeWebhook
{
    public static async Task<Results<Ok<WebhookRow>, ProblemHttpResult>> Handle(
        Guid webhookId, WebhookSettings request, [FromServices] WebhookAccess access, [FromServices] EnforcementDbContext db, [FromServices] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await access.FindAsync(webhookId, cancellationToken) is not { } subscription)
            return Problems.NotFound();
        subscription.Url = request.Url;
        subscription.Types = [.. request.Types];
        subscription.CaseTypes = request.StoredCaseTypes;
        subscription.Active = request.Active;
        subscription.ChangedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(WebhookRow.Of(subscription));
    }
}

/// <summary>Ends a subscription; what is queued is not sent any more.</summary>
public static class DeleteWebhook
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid webhookId, [FromServices] WebhookAccess access, [FromServices] EnforcementDbContext db, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(webhookId, cancellationToken) is not { } subscription)
            return Problems.NotFound();
        db.Webhooks.Remove(subscription);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>A new signing key; from now on the old one signs nothing.</summary>
public static class RenewWebhookSecret
{
    public static async Task<Results<Ok<WebhookRow>, ProblemHttpResult>> Handle(
        Guid webhookId, [FromServices] WebhookAccess access, [FromServices] EnforcementDbContext db, [FromServices] WebhookClient client, [FromServices] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await access.FindAsync(webhookId, cancellationToken) is not { } subscription)
            return Problems.NotFound();
        var secret = MessageSignature.NewSecret();
        (subscription.ProtectedSecret, subscription.ChangedAt) = (client.Protect(secret), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(WebhookRow.Of(subscription) with { Secret = secret });
    }
}
