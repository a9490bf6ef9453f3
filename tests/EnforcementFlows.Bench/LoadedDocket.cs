using Npgsql;

namespace EnforcementFlows.Bench;

/// <summary>
/// Many cases of five courts, four fifths of them one court's: copies of real ones, row by row as the host writes them. Handlers, clerks,
/// stages, dates, amounts and names differ; two thirds of the cases are closed, and of the tasks, seven or eight a case, one in ten waits.
/// Those that have no handler by nature were offered to their roles before, whose holders read the case.
/// Every twentieth case has its timeline and its deadlines; only those are asked for.
/// </summary>
internal static class LoadedDocket
{
    private const int Batch = 20_000;
    private const int Connections = 2;

    private static readonly string[] Tables =
        ["cases", "case_readers", "parties", "handler_assignments", "human_task", "node_ledger", "alerts", "overdue_reports", "deadlines", "timeline_entries"];

    /// <summary>What is counted over and over: the courts, the people with their roles, thirty more of each, and the rows to copy.</summary>
    private static readonly string[] Preparation =
    [
        """
        CREATE SCHEMA loading
        """,
        """
        CREATE TABLE loading.court AS SELECT * FROM (VALUES ('tongbai','1330','豫'),('wolong','1303','豫'),('hualong','0902','豫'),('shihe','1502','豫'),('jiangyuan','7505','吉')) v(court, code, province)
        """,
        """
        INSERT INTO users SELECT (jsonb_populate_record(u, jsonb_build_object('id', md5(u.id::text || n), 'user_name', u.user_name || '-' || n, 'normalized_user_name', u.normalized_user_name || '-' || n))).* FROM users u, generate_series(1, 30) n
        """,
        """
        INSERT INTO user_roles SELECT r.court, md5(r.user_id::text || n)::uuid, r.role FROM user_roles r, generate_series(1, 30) n
        """,
        """
        INSERT INTO team_members SELECT m.court, md5(m.user_id::text || n)::uuid, m.team, m."from", m.until FROM team_members m, generate_series(1, 30) n
        """,
        """
        CREATE TABLE loading.holder AS
        SELECT court, role, user_id::text AS id, row_number() OVER (PARTITION BY court, role ORDER BY user_id) - 1 AS ordinal, count(*) OVER (PARTITION BY court, role) AS holders FROM user_roles
        """,
        """
        INSERT INTO loading.holder SELECT court, 'handler', id, ordinal, holders FROM loading.holder WHERE role = 'judge'
        """,
        """
        CREATE UNIQUE INDEX ON loading.holder (court, role, ordinal)
        """,
        """
        CREATE TABLE loading.task AS SELECT c.court, r.role, r.holders, t.* FROM (SELECT row_number() OVER (ORDER BY node IS NULL, first) - 1 AS ordinal, t.* FROM
         (SELECT DISTINCT ON (definition_id, activity_id) *, min(created_at) OVER (PARTITION BY definition_id, activity_id) AS first FROM human_task ORDER BY definition_id, activity_id, state) t) t CROSS JOIN loading.court c
        CROSS JOIN LATERAL (SELECT role, holders FROM loading.holder h WHERE h.court = c.court AND h.role IN (t.roles[1], 'director') ORDER BY h.role = t.roles[1] DESC LIMIT 1) r
        """,
        """
        CREATE TABLE loading.ledger AS SELECT row_number() OVER (ORDER BY started_at, l.id) - 1 AS ordinal, l.*, started_at - c.filed_at AS since, l.due_at - started_at AS span FROM
         (SELECT DISTINCT ON (node) * FROM node_ledger ORDER BY node, met_at) l JOIN cases c ON c.court = l.court AND c.id = l.case_id
        """,
        """
        CREATE TABLE loading.original AS SELECT min(c.id::text)::uuid AS id, max(clock.now) AS now, 0 AS count FROM cases c, clock
        """,
        """
        CREATE TABLE loading.subject AS SELECT c.* FROM cases c JOIN loading.original o ON o.id = c.id
        """,
        """
        CREATE TABLE loading.party AS SELECT p.* FROM parties p JOIN loading.original o ON o.id = p.case_id
        """,
        """
        CREATE TABLE loading.deadline AS SELECT l.ordinal, l.since, l.span, d.* FROM loading.ledger l JOIN deadlines d ON d.court = l.court AND d.id = l.deadline_id WHERE l.ordinal % 2 = 0 AND l.ordinal < 6
        """,
        """
        CREATE TABLE loading.entry AS SELECT row_number() OVER (ORDER BY e.at, e.id) AS ordinal, e.at - s.filed_at AS since, e.* FROM timeline_entries e JOIN loading.subject s ON s.id = e.case_id
        """,
        """
        UPDATE loading.original SET count = $1
        """,
    ];

    private static readonly string[] Copies =
    [
        """
        CREATE TEMP TABLE one ON COMMIT DROP AS
        SELECT n, c.court, format('(%s)%s%s执%s号', extract(year FROM filed_at AT TIME ZONE 'Asia/Shanghai'), c.province, c.code, 100000 + n) AS number, filed_at,
          (lpad(to_hex((extract(epoch FROM filed_at) * 1000)::bigint), 12, '0') || '7' || substr(md5('case' || n), 1, 3) || '8' || substr(md5('case' || n), 4, 15))::uuid AS id,
          CASE WHEN NOT recent OR n % 100 >= 90 THEN (ARRAY['Archived','Archived','Archived','Closed'])[1 + n % 4]
               ELSE (ARRAY['Handling','Handling','Handling','Handling','Preparation','Preparation','Registered','Triaged','Disposal','Settlement','Suspended','Deferred','Waiting','ClosingRequested','ClosingCheck','Returned','Approved'])[1 + n / 7 % 17] END AS stage,
          recent, h.id AS handler
        FROM (SELECT n, o.now - (o.count - n) * interval '3 years' / o.count - (n::bigint * 7919 % 86400) * interval '1 second' AS filed_at, n > o.count * 0.67 AS recent,
                CASE WHEN n % 20 < 16 THEN 'tongbai' ELSE (ARRAY['wolong','hualong','shihe','jiangyuan'])[n % 20 - 15] END AS court
              FROM loading.original o, generate_series($1, $2) AS n) g
        JOIN loading.court c USING (court)
        JOIN loading.holder h ON h.court = g.court AND h.role = 'judge' AND h.ordinal = n / 3 % h.holders
        """,
        """
        ANALYZE one
        """,
        """
        INSERT INTO cases (court, id, closing_way, closed_at, archived_at, archive_shelf, number, type, stage, application_received_on, filed_at, material_received_at, registered_at, cause, facts, filing_hash, profile_version, flags, version, case_class, track, triage_rule, triaged_at, assigned_handler, handler_id, handed_over_at, team, stage_before_pause, amounts_applied, amounts_received, amounts_waived, title_effective_on, title_issued_by, title_kind, title_number)
        SELECT o.court, o.id, CASE WHEN closed THEN 'Fulfilled' END, CASE WHEN closed THEN o.filed_at + interval '120 days' END, CASE WHEN o.stage = 'Archived' THEN o.filed_at + interval '150 days' END, NULL, o.number,
          CASE WHEN n % 12 = 0 THEN 'Resumed' WHEN n % 12 = 1 THEN 'Preservation' ELSE c.type END, o.stage, (o.filed_at - interval '1 day')::date, o.filed_at, o.filed_at, o.filed_at,
          (ARRAY['民间借贷纠纷','买卖合同纠纷','劳动争议','离婚纠纷','机动车交通事故责任纠纷'])[1 + n % 5], c.facts, encode(sha256(o.number::bytea), 'hex'), c.profile_version, c.flags, c.version, c.case_class, c.track, c.triage_rule,
          o.filed_at + interval '15 days', o.handler, CASE WHEN o.stage NOT IN ('Registered', 'Preparation') THEN o.handler END, CASE WHEN o.stage NOT IN ('Registered', 'Preparation') THEN o.filed_at + interval '20 days' END, c.team, c.stage_before_pause,
          1000 + n * 37 % 900000, 0, 0, c.title_effective_on, c.title_issued_by, c.title_kind, format('(2025)豫%s民初%s号', n % 17, n)
        FROM one o CROSS JOIN LATERAL (SELECT stage IN ('Closed','Archived') AS closed) x CROSS JOIN loading.subject c ORDER BY n
        """,
        """
        INSERT INTO parties (court, id, role, kind, ordinal, name, id_number, phone, address, case_id)
        SELECT o.court, md5('party' || p.ordinal || o.n)::uuid, p.role, p.kind, p.ordinal, p.name || n * 31 % 400000, lpad((n * 31 % 400000)::text, 18, '0'), p.phone, p.address, o.id
        FROM one o CROSS JOIN loading.party p
        """,
        """
        INSERT INTO handler_assignments (court, id, handler_id, from_at, until_at, reason, case_id)
        SELECT court, md5('handler' || n)::uuid, handler, filed_at + interval '20 days', NULL, '立案庭随机分案', id FROM one WHERE stage NOT IN ('Registered', 'Preparation')
        """,
        """
        WITH asked AS (
          INSERT INTO human_task (tenant_id, id, instance_id, context_id, correlation_id, definition_id, activity_id, name, node, clause, roles, team, excluded_users, outcomes, form_key, item, due_at, due_on, subject_id, priority, state, assignee, owner, created_at, claimed_at, done_at, done_by, outcome, form, comment, version)
          SELECT o.court, (lpad(to_hex((extract(epoch FROM d.created_at) * 1000)::bigint), 12, '0') || '7' || substr(md5('task' || j || n), 1, 3) || '8' || substr(md5('task' || j || n), 4, 15))::uuid,
            md5('instance' || n)::uuid, 10 + j, o.id::text, t.definition_id, t.activity_id, t.name, t.node, t.clause, t.roles, t.team, t.excluded_users, t.outcomes, t.form_key, t.item,
            CASE WHEN n % 20 > 0 THEN d.due_at END, CASE WHEN n % 20 > 0 THEN d.due_at::date END, NULL, t.priority, s.state,
            CASE WHEN s.state <> 'Open' THEN who.id END, CASE WHEN s.state = 'Delegated' THEN other.id END, d.created_at, CASE WHEN s.state <> 'Open' THEN d.created_at + interval '1 hour' END,
            CASE WHEN s.state = 'Done' THEN d.created_at + interval '1 day' END, CASE WHEN s.state = 'Done' THEN who.id END, CASE WHEN s.state = 'Done' THEN t.outcomes[1] END, CASE WHEN s.state = 'Done' THEN t.form END, NULL, 2
          FROM one o CROSS JOIN generate_series(0, 6 + (n % 2)::int) j
          JOIN loading.task t ON t.court = o.court AND t.ordinal = CASE WHEN j < 6 THEN (j + n / 3) % 6 WHEN j = 7 AND n % 50 = 1 THEN 6 ELSE 5 END
          CROSS JOIN LATERAL (SELECT filed_at + j * interval '3 days' AS created_at, filed_at + j * interval '3 days' + (n * 13 % 60) * interval '1 day' AS due_at) d
          CROSS JOIN LATERAL (SELECT CASE WHEN stage IN ('Closed', 'Archived') OR j < 4 THEN 'Done'
            ELSE (ARRAY['Open','Claimed','Done','Open','Claimed','Delegated','Open','Claimed','Submitted','Done'])[1 + (n / 17 + j * 3) % 10] END AS state) s
          JOIN loading.holder who ON who.court = o.court AND who.role = t.role AND who.ordinal = n / 3 % t.holders
          JOIN loading.holder other ON other.court = o.court AND other.role = 'judge' AND other.ordinal = n / 5 % other.holders
          RETURNING correlation_id, roles, team)
        INSERT INTO case_readers (court, case_id, reader, stage, filed_at)
        SELECT DISTINCT o.court, o.id, reader, o.stage, o.filed_at FROM asked JOIN one o ON o.id::text = correlation_id
        CROSS JOIN task_readers(NULL, NULL, NULL, roles, team) AS reader WHERE reader <> 'handler' ORDER BY o.court, o.id, reader
        """,
        """
        INSERT INTO node_ledger (court, id, deadline_id, case_number, node, node_name, holder, started_at, court_due_at, statutory_due_at, due_at, due_on, warn_at, alerted_at, alert_method, acknowledged_at, met_at, voided_at, reported_to, reported_at, decision, bulletin_number, case_id)
        SELECT o.court, md5('ledger' || l.ordinal || n)::uuid, md5('deadline' || l.ordinal || n)::uuid, o.number, l.node, l.node_name, o.handler, o.filed_at + since, o.filed_at + since + span, NULL, due, due::date, due - interval '2 days', due - interval '2 days', l.alert_method,
          CASE WHEN n % 3 > 0 THEN due - interval '1 day' END, CASE WHEN stage IN ('Closed', 'Archived') OR (due < (SELECT now FROM loading.original) AND n % 7 > 0) THEN due + ((n % 40) - 38) * interval '12 hours' END, NULL, NULL, NULL, NULL, NULL, o.id
        FROM one o JOIN loading.ledger l ON l.ordinal % 2 = 0 AND l.ordinal < 6 CROSS JOIN LATERAL (SELECT o.filed_at + since + span + (n % 9) * interval '1 day' AS due) d
        """,
        """
        INSERT INTO alerts (court, id, kind, key, to_user, to_role, node, deadline_id, text, clause, raised_at, acknowledged_at, acknowledged_by, case_id)
        SELECT o.court, md5('alert' || n)::uuid, a.kind, a.key || n, CASE WHEN n % 3 < 2 THEN o.handler END, CASE WHEN n % 3 = 2 THEN (ARRAY['centre-head','director','clerk','query-officer'])[1 + n / 3 % 4] END, a.node, md5('deadline0' || n)::uuid, a.text, a.clause, filed_at + interval '18 days',
          CASE WHEN n % 10 > 0 OR stage IN ('Closed', 'Archived') AND n % 100 > 0 THEN filed_at + interval '19 days' END, CASE WHEN n % 10 > 0 OR stage IN ('Closed', 'Archived') AND n % 100 > 0 THEN o.handler END, o.id
        FROM one o, (SELECT * FROM alerts WHERE kind = 'NodeAlert' ORDER BY id LIMIT 1) a
        """,
        """
        INSERT INTO overdue_reports (court, id, deadline_id, node, node_name, holder, reported_to, raised_at, decision, decided_by, decided_at, opinion, feedback_before, annotations, case_id)
        SELECT o.court, md5('report' || n)::uuid, md5('deadline0' || n)::uuid, r.node, r.node_name, o.handler, r.reported_to, filed_at + interval '30 days',
          CASE WHEN decided THEN 'Urge' END, CASE WHEN decided THEN d.id END, CASE WHEN decided THEN filed_at + interval '31 days' END, CASE WHEN decided THEN '限期办结' END, NULL, r.annotations, o.id
        FROM one o JOIN loading.holder d ON d.court = o.court AND d.role = 'director' AND d.ordinal = 0, LATERAL (SELECT NOT recent OR n % 100 > 20 AS decided) x, (SELECT * FROM overdue_reports ORDER BY id LIMIT 1) r WHERE n % 20 = 1
        """,
        """
        INSERT INTO deadlines (court, id, case_id, instance_id, subject_id, profile_version, node, name, clause, kind, started_at, court_due_at, statutory_due_at, due_at, due_on, warn_at, state, met_at, entered_at, overdue_at, provisional, calendar_version, explanation, basis, pauses, extensions, alerts, version)
        SELECT o.court, md5('deadline' || ordinal || n)::uuid, o.id, md5('instance' || n)::uuid, d.subject_id, d.profile_version, d.node, d.name, d.clause, d.kind, filed_at + since, filed_at + since + span, NULL, filed_at + since + span, d.due_on, d.warn_at,
          CASE WHEN recent THEN 'Running' ELSE 'Met' END, CASE WHEN NOT recent THEN filed_at + since + span / 2 END, NULL, NULL, d.provisional, d.calendar_version, d.explanation, d.basis, d.pauses, d.extensions, d.alerts, d.version
        FROM one o CROSS JOIN loading.deadline d WHERE n % 20 = 1
        """,
        """
        INSERT INTO timeline_entries (court, id, at, proven_at, kind, text, clause, actor, node, data, case_id)
        SELECT o.court, md5('entry' || e.ordinal || '-' || n)::uuid, o.filed_at + e.since, o.filed_at + e.since, e.kind, e.text, e.clause, e.actor, e.node, e.data, o.id
        FROM one o CROSS JOIN loading.entry e WHERE n % 20 = 1
        """,
    ];

    /// <summary>Copies the oldest case of the database so many times, and tells the planner of it. Nobody else may use the database meanwhile.</summary>
    public static async Task LoadAsync(string connectionString, int count)
    {
        await using var dataSource = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            CommandTimeout = 0,
            Options = "-c synchronous_commit=off -c work_mem=64MB -c maintenance_work_mem=512MB",
        });
        foreach (var statement in Preparation.SkipLast(1))
            await ExecuteAsync(dataSource, statement);
        await ExecuteAsync(dataSource, Preparation[^1], count);
        await ExecuteAsync(dataSource, "ANALYZE");
        var (indexes, constraints) = await TakeDownAsync(dataSource);
        await ExecuteAsync(dataSource, "ALTER TABLE cases DISABLE TRIGGER USER; ALTER TABLE human_task DISABLE TRIGGER USER"); // row by row they would look each of millions up
        var batches = Enumerable.Range(0, (count + Batch - 1) / Batch).Select(batch => (First: (batch * Batch) + 1, Last: Math.Min((batch + 1) * Batch, count)));
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (batch, _) => await CopyAsync(dataSource, batch));
        await ExecuteAsync(dataSource, "SELECT fill_case_readers()");
        await ExecuteAsync(dataSource, "ALTER TABLE cases ENABLE TRIGGER USER; ALTER TABLE human_task ENABLE TRIGGER USER");
        await Parallel.ForEachAsync(indexes, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (index, _) => await ExecuteAsync(dataSource, index));
        await ExecuteAsync(dataSource, "ANALYZE"); // planned as if the tables were as small as before, a key is checked row by row for an hour
        foreach (var constraint in constraints)
            await ExecuteAsync(dataSource, constraint);
        await ExecuteAsync(dataSource, "DROP SCHEMA loading CASCADE");
        await Workbench.SettleAsync(connectionString);
    }

    // each row would otherwise be looked up in and put into each of them; what this answers makes them anew
    private static async Task<(List<string> Indexes, List<string> Constraints)> TakeDownAsync(NpgsqlDataSource dataSource)
    {
        var constraints = await ReadAsync(dataSource, """
            SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)), format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
            FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY ($1::regclass[])
            """);
        var indexes = await ReadAsync(dataSource, """
            SELECT pg_get_indexdef(indexrelid), format('DROP INDEX %s', indexrelid::regclass) FROM pg_index WHERE NOT indisprimary AND indrelid = ANY ($1::regclass[])
            """);
        foreach (var (_, down) in constraints.Concat(indexes))
            await ExecuteAsync(dataSource, down);
        return (indexes.ConvertAll(index => index.Up), constraints.ConvertAll(constraint => constraint.Up));
    }

    private static async Task<List<(string Up, string Down)>> ReadAsync(NpgsqlDataSource dataSource, string sql)
    {
        await using var command = dataSource.CreateCommand(sql);
        command.Parameters.Add(new() { Value = Tables });
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<(string, string)>();
        while (await reader.ReadAsync())
            found.Add((reader.GetString(0), reader.GetString(1)));
        return found;
    }

    private static async Task CopyAsync(NpgsqlDataSource dataSource, (int First, int Last) batch)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var copies = new NpgsqlBatch(connection);
        foreach (var sql in Copies)
            copies.BatchCommands.Add(new(sql));
        copies.BatchCommands[0].Parameters.Add(new() { Value = batch.First });
        copies.BatchCommands[0].Parameters.Add(new() { Value = batch.Last });
        await copies.ExecuteNonQueryAsync(); // one transaction
    }

    private static async Task ExecuteAsync(NpgsqlDataSource dataSource, string sql, params object[] values)
    {
        await using var command = dataSource.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
