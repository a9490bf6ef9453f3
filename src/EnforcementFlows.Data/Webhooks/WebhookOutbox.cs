using EnforcementFlows.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnforcementFlows.Data.Webhooks;

/// <summary>Puts events into the outbox of every subscription that wants them.</summary>
public static class WebhookOutbox
{
    /// <summary>Kind of the outbox rows, followed by a colon and the subscription's id: each subscriber has a queue of its own.</summary>
    public const string Kind = "webhook";

    private const string Wanted = """
        s.active AND (cardinality(s.types) = 0 OR EXISTS (
            SELECT 1 FROM unnest(s.types) AS w(type) WHERE w.type = e.type OR (right(w.type, 1) = '*' AND starts_with(e.type, left(w.type, -1)))))
        AND (cardinality(s.case_types) = 0 OR c.type = ANY(s.case_types))
        """;

    private const string Columns = "INSERT INTO flow_outbox (tenant_id, kind, dedup_key, correlation_id, payload, available_at, attempts, created_at)";

    private const string AddNew = $"""
        {Columns}
        SELECT s.court, 'webhook:' || s.id, e.id::text, e.case_id::text, jsonb_build_object('entry', e.id), now(), 0, e.at
        FROM unnest(@ids, @types, @cases, @ats) AS e(id, type, case_id, at)
        JOIN cases c ON c.court = @court AND c.id = e.case_id
        JOIN webhook_subscriptions s ON s.court = @court
        WHERE {Wanted} ORDER BY e.id
        ON CONFLICT (tenant_id, kind, dedup_key) DO NOTHING
        """;

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

    /// <summary>Entries that were just written, in the same transaction: a subscriber hears of all that was committed and of nothing else.</summary>
    internal static async Task AddAsync(EnforcementDbContext db, IReadOnlyList<TimelineEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var court in entries.GroupBy(entry => entry.Court))
        {
            var rows = court.OrderBy(entry => entry.Id).ToList();
            await db.Database.ExecuteSqlRawAsync(
                AddNew,
                [
                    new NpgsqlParameter("court", court.Key),
                    new NpgsqlParameter("ids", rows.Select(entry => entry.Id).ToArray()),
                    new NpgsqlParameter("types", rows.Select(entry => entry.EventType).ToArray()),
                    new NpgsqlParameter("cases", rows.Select(entry => entry.CaseId).ToArray()),
                    new NpgsqlParameter("ats", rows.Select(entry => entry.At.ToUniversalTime()).ToArray()),
                ],
                cancellationToken);
        }
    }

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
