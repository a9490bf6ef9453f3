namespace EnforcementFlows.Bench.Loads;

/// <summary>
/// What a burst of <see cref="BurstLoad"/> sends, as a script of pgbench: the same statements on the same rows. The instance is
/// written back as it was read.
/// </summary>
internal static class SameSql
{
    public static readonly string Script = $$"""
        \set number :client_id * {{BurstLoad.InstancesOfACaller}} + random(0, {{BurstLoad.InstancesOfACaller}} - 1)
        \set command random(1, 9000000000000000000)
        BEGIN;
        SELECT md5('' || :command)::uuid AS command_id, set_config('lock_timeout', '2s', true) || set_config('enable_bitmapscan', 'off', true) AS settings, c.command_id IS NOT NULL AS known, c.request_hash, c.result, pg_advisory_xact_lock(hashtextextended('bench|go|case-' || :number, 0))
            FROM (VALUES (1)) one LEFT JOIN flow_command c ON c.tenant_id = 'bench' AND c.command_id = md5('' || :command)::uuid \gset
        SELECT s.instance_id, s.version, s.state, s.seq + 1 AS seq, s.head_hash, s.plan_hash, s.status, s.sub_status, s.parent_id, s.parent_context
            FROM (SELECT DISTINCT w.instance_id FROM (
                SELECT w.instance_id FROM flow_wait w WHERE w.tenant_id = 'bench' AND w.name = 'go' AND w.correlation_id = 'case-' || :number
                UNION ALL SELECT w.instance_id FROM flow_wait w WHERE w.tenant_id = 'bench' AND w.name = 'go' AND w.correlation_id IS NULL) w ORDER BY w.instance_id) w
            CROSS JOIN LATERAL (SELECT * FROM flow_state WHERE tenant_id = 'bench' AND instance_id = w.instance_id FOR NO KEY UPDATE) s \gset
        SELECT w.instance_id AS waiting, w.context_id, NULL AS definition_id, NULL AS activity_id FROM flow_wait w WHERE w.tenant_id = 'bench' AND w.name = 'go' AND w.correlation_id = 'case-' || :number
            UNION ALL SELECT w.instance_id, w.context_id, NULL, NULL FROM flow_wait w WHERE w.tenant_id = 'bench' AND w.name = 'go' AND w.correlation_id IS NULL
            UNION ALL SELECT NULL::uuid, NULL::int, t.definition_id, t.activity_id FROM flow_trigger t WHERE t.tenant_id = 'bench' AND t.kind = 'event' AND t.value = 'go'
                AND EXISTS (SELECT 1 FROM flow_definition d WHERE d.tenant_id = 'bench' AND d.definition_id = t.definition_id AND d.is_published)
            ORDER BY 1, 2, 3, 4 \gset
        WITH command AS (INSERT INTO flow_command (tenant_id, command_id, kind, request_hash, result, at)
            SELECT 'bench', :command_id::uuid, 'event', NULL::bytea, '1'::jsonb, now()
            FROM (SELECT count(pg_advisory_xact_lock(k)) AS taken
                FROM (SELECT DISTINCT hashtextextended(x, 0) AS k FROM unnest(ARRAY['bench|go|case-' || :number]) AS x ORDER BY 1) AS keys) AS locks WHERE taken > 0)
            , journal AS (INSERT INTO flow_journal (tenant_id, instance_id, seq, at, kind, actor, command_id, body, hash)
                SELECT 'bench', :instance_id::uuid, :seq::bigint, now(), 'event', NULL, :command_id::uuid, repeat('x', 300), :head_hash::bytea)
            UPDATE flow_state SET version = version + 1, state = :state::bytea, seq = :seq::bigint, head_hash = :head_hash::bytea, status = :status, sub_status = :sub_status
            WHERE tenant_id = 'bench' AND instance_id = :instance_id::uuid AND version = :version::bigint;
        WITH closed AS (DELETE FROM flow_wait WHERE tenant_id = 'bench' AND instance_id = :instance_id::uuid AND context_id = ANY(ARRAY[:context_id::int]) RETURNING 1)
            INSERT INTO flow_wait (tenant_id, instance_id, context_id, name, correlation_id)
            SELECT 'bench', :instance_id::uuid, r.context_id, r.name, r.correlation_id
            FROM unnest(ARRAY[:context_id::int], ARRAY['go'], ARRAY['case-' || :number]) AS r(context_id, name, correlation_id) WHERE (SELECT count(*) FROM closed) >= 0;
        SELECT id, name, correlation_id, payload FROM flow_early_event
            WHERE tenant_id = 'bench' AND (correlation_id, name) IN (SELECT * FROM unnest(ARRAY['case-' || :number], ARRAY['go'])) AND instance_id IS NULL AND expires_at > now() ORDER BY received_at, id;
        COMMIT;
        """;
}
