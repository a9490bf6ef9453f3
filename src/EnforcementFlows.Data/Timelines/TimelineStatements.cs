using EnforcementFlows.Data.Webhooks;
using EnforcementFlows.Domain.Cases;
using Npgsql;
using NpgsqlTypes;

namespace EnforcementFlows.Data.Timelines;

/// <summary>Writes entries of timelines, by hand because nearly every burst has some: all of a court in one statement, with the news of them to subscribers.</summary>
internal static class TimelineStatements
{
    private const string Insert = $"""
        WITH e AS (
            SELECT * FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS e(id, case_id, at, proven_at, kind, type, text, clause, actor, node, data)),
        noted AS (
            INSERT INTO timeline_entries (court, id, case_id, at, proven_at, kind, text, clause, actor, node, data)
            SELECT $1, id, case_id, at, proven_at, kind, text, clause, actor, node, data::jsonb FROM e)
        {WebhookOutbox.Columns}
        SELECT s.court, 'webhook:' || s.id, e.id::text, e.case_id::text, jsonb_build_object('entry', e.id), now(), 0, e.at
        FROM e JOIN cases c ON c.court = $1 AND c.id = e.case_id JOIN webhook_subscriptions s ON s.court = $1
        WHERE {WebhookOutbox.Wanted} ORDER BY e.id
        ON CONFLICT (tenant_id, kind, dedup_key) DO NOTHING
        """;

    /// <summary>Statements for the transaction in which the cases are written: a subscriber hears of all that was committed and of nothing else.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Adding(IEnumerable<TimelineEntry> entries) => entries.GroupBy(entry => entry.Court).Select(Adding);

    private static NpgsqlBatchCommand Adding(IGrouping<string, TimelineEntry> court)
    {
        var entries = court.OrderBy(entry => entry.Id).ToList();
        return new(Insert)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = court.Key },
                Column(entry => entry.Id), Column(entry => entry.CaseId), Column(entry => entry.At.ToUniversalTime()), Column(entry => entry.ProvenAt.ToUniversalTime()),
                Texts(entry => entry.Kind), Texts(entry => entry.EventType), Texts(entry => entry.Text), Texts(entry => entry.Clause), Texts(entry => entry.Actor),
                Texts(entry => entry.Node), Texts(entry => entry.Data),
            },
        };

        NpgsqlParameter Column<T>(Func<TimelineEntry, T> of) => new NpgsqlParameter<T[]> { TypedValue = [.. entries.Select(of)] };

        // of a given type, because a list of nothing but nulls has none
        NpgsqlParameter Texts(Func<TimelineEntry, string?> of) => new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = entries.Select(of).ToArray() };
    }
}
