using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Webhooks;

/// <summary>
/// Subscribes to events (订阅). From the commit on nothing is missed; the same request again, by its key, answers with the first
/// subscription, though without the secret.
/// </summary>
public static class SubscribeWebhook
{
    public static async Task<Results<Created<WebhookRow>, Ok<WebhookRow>>> Handle(
        WebhookSettings request, CommandKey key, [FromServices] EnforcementDbContext db, [FromServices] WebhookAccess access,
        [FromServices] WebhookClient client, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(key.CommandId, cancellationToken) is { } first)
            return TypedResults.Ok(WebhookRow.Of(first));
        var secret = MessageSignature.NewSecret();
        var subscription = new WebhookSubscription
        {
            Court = actor.Court,
            Id = key.CommandId,
            ClientId = actor.Id,
            Url = request.Url,
            ProtectedSecret = client.Protect(secret),
            Types = [.. request.Types],
            CaseTypes = request.StoredCaseTypes,
            Active = request.Active,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Webhooks.Add(subscription);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/webhooks/{subscription.Id}", WebhookRow.Of(subscription) with { Secret = secret });
    }
}
