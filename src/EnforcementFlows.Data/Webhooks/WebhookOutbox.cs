using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Data.Webhooks;

/// <summary>Puts events into the outbox of every subscription that wants them.</summary>
public static class WebhookOutbox
{
    /// <summary>Kind of the outbox rows, followed by a colon and the subscription's id: each subscriber has a queue of its own.</summary>
    public const string Kind = "webhook";

    /// <summary>Whether subscription <c>s</c> wants event <c>e</c> of case <c>c</c>.</summary>
    internal const string Wanted = """
        s.active AND (cardinality(s.types) = 0 OR EXISTS (
            SELECT 1 FROM unnest(s.types) AS w(type) WHERE w.type = e.type OR (right(w.type, 1) = '*' AND starts_with(e.type, left(w.type, -1)))))
        AND (cardinality(s.case_types) = 0 OR c.type = ANY(s.case_types))
        """;

    internal const string Columns = "INSERT INTO flow_outbox (tenant_id, kind, dedup_key, correlation_id, payload, available_at, attempts, created_at)";

    private const string AddAgain = $"""
        {Columns}
        SELECT s.court, 'webhook:' || s.id, e.id || ':' || @replay, e.case_id::text, jsonb_build_object('entry', e.id), now(), 0, @now
        FROM webhook_subscriptions s
        JOIN LATERAL (
            SELECT t.id, t.case_id, t.at, regexp_replace(t.kind, '-', '.') AS type FROM timeline_entries t
            WHERE t.court = s.court AND t.at >= @since AND t.at < @until) e ON true
        JOIN cases c ON c.court = s.court AND c.id = e.case_id
        WHERE s.court = @court AND s.id = @subscription AND {Wanted} ORDER BY e.at, e.id
        ON CONFLICT (tenant_id, kind, dedup_key) DO NOTHING
        """;

    /// <summary>Everything that a subscription wants of a span of time, once more; a receiver knows it again by the event's id.</summary>
    /// <param name="replay">Identity of this repetition: the same one again adds nothing.</param>
    /// <returns>How many were added.</returns>
    public static Task<int> ReplayAsync(
        EnforcementDbContext db, WebhookSubscription subscription, DateTimeOffset since, DateTimeOffset until, Guid replay, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync(
            AddAgain,
            [
                new NpgsqlParameter("court", subscription.Court), new NpgsqlParameter("subscription", subscription.Id), new NpgsqlParameter("replay", replay.ToString("N")),
                new NpgsqlParameter("since", since.ToUniversalTime()), new NpgsqlParameter("until", until.ToUniversalTime()), new NpgsqlParameter("now", now.ToUniversalTime()),
            ],
            cancellationToken);
}
