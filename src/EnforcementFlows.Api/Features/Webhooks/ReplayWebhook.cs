using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Webhooks;

/// <summary>Sends everything that a subscription wants once more, from a point in time on (补发). Events keep their ids.</summary>
public static class ReplayWebhook
{
    public sealed record Request
    {
        /// <summary>Events entered at or after this instant.</summary>
        public required DateTimeOffset From { get; init; }

        /// <summary>Events entered before it; none = all until now.</summary>
        public DateTimeOffset? Until { get; init; }
    }

    /// <param name="Queued">How many events will be sent.</param>
    public sealed record Response(int Queued);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid webhookId, Request request, CommandKey key, [FromServices] WebhookAccess access, [FromServices] EnforcementDbContext db, [FromServices] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await access.FindAsync(webhookId, cancellationToken) is not { } subscription)
            return Problems.NotFound();
        if (request.Until < request.From)
            return Problems.Invalid("until", "period.reversed", "止期早于起期");
        var queued = await WebhookOutbox.ReplayAsync(
            db, subscription, request.From, request.Until ?? DateTimeOffset.MaxValue.AddDays(-1), key.CommandId, clock.GetUtcNow(), cancellationToken);
        return TypedResults.Ok(new Response(queued));
    }
}
