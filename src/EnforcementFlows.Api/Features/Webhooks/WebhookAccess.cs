using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Webhooks;

/// <summary>Which subscriptions the caller may see and change: a system its own, an administrator those of the court.</summary>
public sealed class WebhookAccess(EnforcementDbContext db, CurrentActor actor)
{
    public IQueryable<WebhookSubscription> Mine()
    {
        var (court, client, all) = (actor.Court, actor.Id, actor.Kind == ActorKind.Staff);
        return db.Webhooks.Where(subscription => subscription.Court == court && (all || subscription.ClientId == client));
    }

    public Task<WebhookSubscription?> FindAsync(Guid webhookId, CancellationToken cancellationToken) =>
        Mine().FirstOrDefaultAsync(subscription => subscription.Id == webhookId, cancellationToken);
}
