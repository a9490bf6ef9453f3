using System.Text.Json;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Values;
using Npgsql;
using NpgsqlTypes;
using static EnforcementFlows.Workflow.Storage.SqlParameters;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>Builds the write batch of a burst: only the statements that have rows, each with all its rows.</summary>
internal static class BurstStatements
{
    /// <summary>How long the node that created a message for the engine itself may deliver it before others take it.</summary>
    private static readonly TimeSpan FirstLease = TimeSpan.FromSeconds(30);

    private const string InsertCommand = "INSERT INTO flow_command (tenant_id, command_id, kind, request_hash, result, at) SELECT $1, $2, $3, $4, $5::jsonb, $6";

    private const string InsertJournal = """
        INSERT INTO flow_journal (tenant_id, instance_id, seq, at, kind, actor, command_id, body, hash)
        SELECT $1, r.instance_id, r.seq, $6, $3, $7, $2, r.body, r.hash FROM unnest($8, $9, $10, $11) AS r(instance_id, seq, body, hash)
        """;

    private const string InsertCommandAndJournal = $"WITH command AS ({InsertCommand}) {InsertJournal}";

    private const string SerialiseAndInsertCommandAndJournal = $"WITH command AS ({InsertCommand} {AfterEventLocks}$12{EventLocksTaken}) {InsertJournal}";

    // the one instance of nearly every burst, with its state: the rows that the statement counts are those of the state
    private const string InsertJournalOfOne = "INSERT INTO flow_journal (tenant_id, instance_id, seq, at, kind, actor, command_id, body, hash) SELECT $1, $8, $9, $6, $3, $7, $2, $10, $11";

    private const string UpdateStateOfOne = """
        UPDATE flow_state SET version = version + 1, state = $12, seq = $9, head_hash = $11, status = $13, sub_status = $14
        WHERE tenant_id = $1 AND instance_id = $8 AND version = $15
        """;

    private const string RecordOne = $"WITH command AS ({InsertCommand}), journal AS ({InsertJournalOfOne}) {UpdateStateOfOne}";

    private const string SerialiseAndRecordOne =
        $"WITH command AS ({InsertCommand} {AfterEventLocks}$16{EventLocksTaken}), journal AS ({InsertJournalOfOne}) {UpdateStateOfOne}";

    private const string AfterEventLocks = "FROM (SELECT count(pg_advisory_xact_lock(k)) AS taken FROM (SELECT DISTINCT hashtextextended(x, 0) AS k FROM unnest(";

    private const string EventLocksTaken = ") AS x ORDER BY 1) AS keys) AS locks WHERE taken > 0";

    private const string DeleteWaits = "DELETE FROM flow_wait WHERE tenant_id = $1 AND instance_id = $2 AND context_id = ANY($3)";

    private const string InsertWaits = """
        INSERT INTO flow_wait (tenant_id, instance_id, context_id, name, correlation_id)
        SELECT $1, $2, r.context_id, r.name, r.correlation_id FROM unnest($3, $4, $5) AS r(context_id, name, correlation_id)
        """;

    // in one statement, as above; it counts what it has deleted so that a wait may come in the place of one of the same name
    private const string ReplaceWaits = $"""
        WITH closed AS ({DeleteWaits} RETURNING 1)
        INSERT INTO flow_wait (tenant_id, instance_id, context_id, name, correlation_id)
        SELECT $1, $2, r.context_id, r.name, r.correlation_id FROM unnest($4, $5, $6) AS r(context_id, name, correlation_id) WHERE (SELECT count(*) FROM closed) >= 0
        """;

    /// <summary>Holds up the publishing of events until this transaction ends.</summary>
    public static void AddEventLocks(NpgsqlBatch batch, string tenant, IReadOnlyCollection<(string Name, string Correlation)> keys) => Add(
        batch, "SELECT pg_advisory_xact_lock(k) FROM (SELECT DISTINCT hashtextextended(x, 0) AS k FROM unnest($1) AS x ORDER BY 1) AS keys", EventKeys(tenant, keys));

    /// <summary>Lists those events that have come before; a statement after the one that took their locks, or it would not see all of them.</summary>
    public static void AddEarlyEventSearch(NpgsqlBatch batch, string tenant, IReadOnlyCollection<(string Name, string Correlation)> keys, DateTimeOffset now) => Add(
        batch, """
        SELECT id, name, correlation_id, payload FROM flow_early_event
        WHERE tenant_id = $1 AND (correlation_id, name) IN (SELECT * FROM unnest($2, $3)) AND instance_id IS NULL AND expires_at > $4 ORDER BY received_at, id
        """,
        P(tenant), P(keys.Select(k => k.Correlation).ToArray()), P(keys.Select(k => k.Name).ToArray()), P(now));

    private static NpgsqlParameter<string[]> EventKeys(string tenant, IReadOnlyCollection<(string Name, string Correlation)> keys) =>
        new() { TypedValue = [.. keys.Select(k => EventKey(tenant, k.Name, k.Correlation))] };

    public static string EventKey(string tenant, string name, string correlation) => $"{tenant}|{name}|{correlation}";

    /// <returns>Positions of statements whose number of rows must be as given.</returns>
    public static List<(int Index, int Rows)> Add(NpgsqlBatch batch, string tenant, BurstWrite write)
    {
        var checks = new List<(int, int)>();
        var one = write.Instances is [{ Locked: not null } only] ? only : null;
        if (one is null)
            AddRecord(batch, tenant, write);
        else
            checks.Add((AddRecordOfOne(batch, tenant, write, one), 1));
        foreach (var plan in write.NewPlans)
            AddPlan(batch, tenant, plan);
        if (write.Task is var (task, before))
            checks.Add((AddTaskUpdate(batch, task, before), 1)); // before waits are closed: what is done is not void
        foreach (var instance in write.Instances)
        {
            if (instance.Locked is null)
                AddInstance(batch, tenant, instance, write.Now);
            else if (one is null)
                checks.Add((AddStateUpdate(batch, tenant, instance), 1));
            AddPlanChange(batch, tenant, instance);
            AddSearched(batch, tenant, instance, write.Now);
            AddClosedWaits(batch, tenant, instance);
            AddTimers(batch, tenant, instance);
            AddWaits(batch, tenant, instance);
            AddTasks(batch, tenant, instance, write.Now);
            AddIncidents(batch, tenant, instance, write.Now);
        }

        AddOutbox(batch, tenant, write);
        if (write.UncheckedEvents.Count > 0)
            AddEarlyEventSearch(batch, tenant, write.UncheckedEvents, write.Now);
        return checks;
    }

    // in one statement, because a statement costs more than what these do
    private static void AddRecord(NpgsqlBatch batch, string tenant, BurstWrite write)
    {
        var command = CommandOf(tenant, write);
        if (write.Instances.Count == 0)
        {
            Add(batch, InsertCommand, [.. command]);
            return;
        }

        command.AddRange([
            Text(write.Command.Actor), P(write.Instances.Select(i => i.Execution.InstanceId).ToArray()), P(write.Instances.Select(i => i.Seq).ToArray()),
            P(write.Instances.Select(i => i.JournalBody).ToArray()), P(write.Instances.Select(i => i.Hash).ToArray())]);
        if (write.UncheckedEvents.Count > 0)
            command.Add(EventKeys(tenant, write.UncheckedEvents));
        Add(batch, write.UncheckedEvents.Count > 0 ? SerialiseAndInsertCommandAndJournal : InsertCommandAndJournal, [.. command]);
    }

    private static int AddRecordOfOne(NpgsqlBatch batch, string tenant, BurstWrite write, InstanceWrite one)
    {
        var columns = SearchedColumns.Of(one.Execution);
        List<NpgsqlParameter> parameters = [
            .. CommandOf(tenant, write), Text(write.Command.Actor), P(one.Execution.InstanceId), P(one.Seq), P(one.JournalBody), P(one.Hash),
            P(one.State), P(columns.Status), P(columns.SubStatus), P(one.Locked!.Version)];
        if (write.UncheckedEvents.Count > 0)
            parameters.Add(EventKeys(tenant, write.UncheckedEvents));
        return Add(batch, write.UncheckedEvents.Count > 0 ? SerialiseAndRecordOne : RecordOne, [.. parameters]);
    }

    private static List<NpgsqlParameter> CommandOf(string tenant, BurstWrite write) =>
        [P(tenant), P(write.Command.Id), P(write.Command.Kind), Bytes(write.Command.RequestHash), Text(write.Result), P(write.Now)];

    // with the first instance that is pinned to it: one without the other could never be loaded again
    private static void AddPlan(NpgsqlBatch batch, string tenant, WorkflowPlan plan) => Add(
        batch, "INSERT INTO flow_plan (tenant_id, plan_hash, version_id, inlined) VALUES ($1, $2, $3, $4::jsonb) ON CONFLICT DO NOTHING",
        P(tenant), P(plan.Hash), P(plan.Definition.Id), P(JsonSerializer.Serialize(plan.InlinedVersions)));

    private static void AddInstance(NpgsqlBatch batch, string tenant, InstanceWrite instance, DateTimeOffset now)
    {
        var execution = instance.Execution;
        var columns = SearchedColumns.Of(instance.Execution);
        Add(
            batch, """
            INSERT INTO flow_instance (tenant_id, id, definition_id, version_id, plan_hash, correlation_id, name, parent_id, parent_context, status, sub_status, incident_count, started_at, finished_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            P(tenant), P(execution.InstanceId), P(execution.Plan.Definition.DefinitionId), P(execution.Plan.Definition.Id), P(execution.Plan.Hash),
            Text(columns.CorrelationId), Text(columns.Name), Id(instance.Parent?.Instance), Int(instance.Parent?.Context),
            P(columns.Status), P(columns.SubStatus), P(columns.IncidentCount), P(now), Instant(execution.Status == WorkflowStatus.Finished ? now : null));
        Add(
            batch, """
            INSERT INTO flow_state (tenant_id, instance_id, version, state, seq, head_hash, plan_hash, status, sub_status, parent_id, parent_context)
            VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            P(tenant), P(execution.InstanceId), P(instance.State), P(instance.Seq), P(instance.Hash), P(execution.Plan.Hash), P(columns.Status), P(columns.SubStatus),
            Id(instance.Parent?.Instance), Int(instance.Parent?.Context));
    }

    private static int AddStateUpdate(NpgsqlBatch batch, string tenant, InstanceWrite instance)
    {
        var columns = SearchedColumns.Of(instance.Execution);
        return Add(
            batch, """
            UPDATE flow_state SET version = version + 1, state = $3, seq = $4, head_hash = $5, status = $6, sub_status = $7
            WHERE tenant_id = $1 AND instance_id = $2 AND version = $8
            """,
            P(tenant), P(instance.Execution.InstanceId), P(instance.State), P(instance.Seq), P(instance.Hash),
            P(columns.Status), P(columns.SubStatus), P(instance.Locked!.Version));
    }

    // it has gone over to another version
    private static void AddPlanChange(NpgsqlBatch batch, string tenant, InstanceWrite instance)
    {
        var plan = instance.Execution.Plan;
        if (instance.Locked is null || instance.Locked.PlanHash == plan.Hash)
            return;
        Add(
            batch, """
            WITH state AS (UPDATE flow_state SET plan_hash = $3 WHERE tenant_id = $1 AND instance_id = $2)
            UPDATE flow_instance SET plan_hash = $3, version_id = $4 WHERE tenant_id = $1 AND id = $2
            """,
            P(tenant), P(instance.Execution.InstanceId), P(plan.Hash), P(plan.Definition.Id));
    }

    private static void AddSearched(NpgsqlBatch batch, string tenant, InstanceWrite instance, DateTimeOffset now)
    {
        var columns = SearchedColumns.Of(instance.Execution);
        if (instance.Before is null || instance.Before == columns)
            return;
        Add(
            batch, """
            UPDATE flow_instance SET correlation_id = $3, name = $4, status = $5, sub_status = $6, incident_count = $7, finished_at = CASE WHEN $5 = 'Finished' THEN $8 END
            WHERE tenant_id = $1 AND id = $2
            """,
            P(tenant), P(instance.Execution.InstanceId), Text(columns.CorrelationId), Text(columns.Name), P(columns.Status), P(columns.SubStatus),
            P(columns.IncidentCount), P(now));
        AddParking(batch, tenant, instance);
    }

    // timers of a faulted instance would find nothing to resume; they wait with it and go on with it. Its alarms ring on: what
    // the law wants at an instant does not wait for an operator
    private static void AddParking(NpgsqlBatch batch, string tenant, InstanceWrite instance)
    {
        var (was, now) = (instance.Locked!.SubStatus == WorkflowSubStatus.Faulted, instance.Execution.SubStatus == WorkflowSubStatus.Faulted);
        if (was != now)
        {
            Add(
                batch, "UPDATE flow_timer SET state = $3, lease_until = NULL WHERE tenant_id = $1 AND instance_id = $2 AND handler IS NULL",
                P(tenant), P(instance.Execution.InstanceId), P(now ? (short)2 : (short)0));
        }
    }

    private static void AddClosedWaits(NpgsqlBatch batch, string tenant, InstanceWrite instance)
    {
        var id = instance.Execution.InstanceId;
        if (ClosedOf(instance, WaitKinds.Timer) is { Length: > 0 } timers)
            Add(batch, "DELETE FROM flow_timer WHERE tenant_id = $1 AND instance_id = $2 AND context_id = ANY($3)", P(tenant), P(id), P(timers));
        if (ClosedOf(instance, WaitKinds.Event) is { Length: > 0 } events && instance.Execution.Effects.Events.Count == 0)
            Add(batch, DeleteWaits, P(tenant), P(id), P(events));
        if (ClosedOf(instance, WaitKinds.Task) is { Length: > 0 } tasks)
        {
            Add(
                batch, """
                UPDATE human_task SET state = 'Void', version = version + 1
                WHERE tenant_id = $1 AND instance_id = $2 AND context_id = ANY($3) AND state IN ('Open','Claimed','Delegated','Submitted')
                """,
                P(tenant), P(id), P(tasks));
        }

        if (instance.Execution.Effects.CancelledAlarms.Count > 0)
        {
            Add(
                batch, "DELETE FROM flow_timer WHERE tenant_id = $1 AND instance_id = $2 AND context_id = 0 AND key = ANY($3)",
                P(tenant), P(id), P(instance.Execution.Effects.CancelledAlarms.ToArray()));
        }
    }

    private static int[] ClosedOf(InstanceWrite instance, WaitKinds kind) =>
        [.. instance.Execution.Effects.ClosedWaits.Where(wait => wait.Value.HasFlag(kind)).Select(wait => wait.Key)];

    private static void AddTimers(NpgsqlBatch batch, string tenant, InstanceWrite instance)
    {
        var effects = instance.Execution.Effects;
        if (effects.Timers.Count + effects.Alarms.Count == 0)
            return;
        var id = instance.Execution.InstanceId;
        var rows = effects.Timers.Select(t => (t.DueAt, Context: t.ContextId, Handler: (string?)null, Key: (string?)null, Data: (string?)null))
            .Concat(effects.Alarms.Select(a => (a.DueAt, Context: 0, Handler: (string?)a.Handler, Key: (string?)a.Key, Data: a.Data is null ? null : WorkflowValue.ToJson(a.Data)))).ToList();
        Add(
            batch, """
            INSERT INTO flow_timer (tenant_id, due_at, instance_id, context_id, handler, key, data, generation, state, attempts)
            SELECT $1, r.due_at, $2, r.context_id, r.handler, r.key, r.data::jsonb, 1, CASE WHEN r.handler IS NULL THEN $8 ELSE 0 END, 0
            FROM unnest($3, $4, $5, $6, $7) AS r(due_at, context_id, handler, key, data)
            """,
            P(tenant), P(id), P(rows.Select(r => r.DueAt).ToArray()), P(rows.Select(r => r.Context).ToArray()),
            Texts(rows.Select(r => r.Handler)), Texts(rows.Select(r => r.Key)), Texts(rows.Select(r => r.Data)),
            P(instance.Execution.SubStatus == WorkflowSubStatus.Faulted ? (short)2 : (short)0));
    }

    private static void AddWaits(NpgsqlBatch batch, string tenant, InstanceWrite instance)
    {
        var waits = instance.Execution.Effects.Events;
        if (waits.Count == 0)
            return;
        NpgsqlParameter[] whose = [P(tenant), P(instance.Execution.InstanceId)];
        NpgsqlParameter[] opened = [
            P(waits.Select(w => w.ContextId).ToArray()), Texts(waits.Select(w => (string?)w.Name)), Texts(waits.Select(w => w.Correlation ?? instance.Execution.CorrelationId))];
        if (ClosedOf(instance, WaitKinds.Event) is { Length: > 0 } closed)
            Add(batch, ReplaceWaits, [.. whose, P(closed), .. opened]);
        else
            Add(batch, InsertWaits, [.. whose, .. opened]);
    }

    private static void AddTasks(NpgsqlBatch batch, string tenant, InstanceWrite instance, DateTimeOffset now)
    {
        var execution = instance.Execution;
        foreach (var wait in execution.Effects.Tasks)
        {
            var task = wait.Draft;
            var activity = execution.Contexts.Find(wait.ContextId)?.Node.Id ?? "";
            Add(
                batch, """
                INSERT INTO human_task (tenant_id, id, instance_id, context_id, correlation_id, definition_id, activity_id, name, node, clause, roles, team, excluded_users, outcomes, form_key, item, due_at, due_on, subject_id, priority, state, assignee, created_at, claimed_at, version)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16::jsonb, $17, $18, $19, $20, $21, $22, $23, $24, 1)
                """,
                P(tenant), P(wait.TaskId), P(execution.InstanceId), P(wait.ContextId), Text(execution.CorrelationId), P(execution.Plan.Definition.DefinitionId),
                P(activity), P(task.Name), Text(task.Node), Text(task.Clause), P(task.Roles.ToArray()), Text(task.Team), P(task.ExcludedUsers.ToArray()),
                P(task.Outcomes.ToArray()), Text(task.FormKey), Text(task.Item is null ? null : WorkflowValue.ToJson(WorkflowValue.Normalise(task.Item))),
                Instant(task.DueAt), Day(task.DueOn), Text(task.SubjectId), P(task.Priority), P(task.Assignee is null ? "Open" : "Claimed"), Text(task.Assignee),
                P(now), Instant(task.Assignee is null ? null : now));
        }
    }

    private static int AddTaskUpdate(NpgsqlBatch batch, HumanTask task, int before) => Add(
        batch, """
        UPDATE human_task SET state = $4, assignee = $5, owner = $6, due_at = $7, due_on = $8, claimed_at = $9, done_at = $10, done_by = $11, outcome = $12,
            form = $13::jsonb, comment = $14, version = $15, acting_for = $16
        WHERE tenant_id = $1 AND id = $2 AND version = $3
        """,
        P(task.TenantId), P(task.Id), P(before), P(task.State.ToString()), Text(task.Assignee), Text(task.Owner), Instant(task.DueAt), Day(task.DueOn),
        Instant(task.ClaimedAt), Instant(task.DoneAt), Text(task.DoneBy), Text(task.Outcome), Text(task.Form), Text(task.Comment), P(task.Version),
        Text(task.ActingFor));

    // only what this burst changed: an instance may live on with its incidents for years
    private static void AddIncidents(NpgsqlBatch batch, string tenant, InstanceWrite instance, DateTimeOffset now)
    {
        var (execution, effects) = (instance.Execution, instance.Execution.Effects);
        var ended = execution.HasEnded;
        if (effects.ResolvedIncidents.Count > 0 || (ended && execution.Incidents.Count > 0))
        {
            Add(
                batch, "UPDATE flow_incident SET resolved_at = $3 WHERE tenant_id = $1 AND instance_id = $2 AND resolved_at IS NULL AND ($4 OR context_id = ANY($5))",
                P(tenant), P(execution.InstanceId), P(now), P(ended), P(effects.ResolvedIncidents.ToArray()));
        }

        foreach (var incident in effects.NewIncidents)
        {
            Add(
                batch, """
                INSERT INTO flow_incident (tenant_id, instance_id, context_id, at, activity_id, node_id, code, message, resolved_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                ON CONFLICT (tenant_id, instance_id, context_id, at) DO UPDATE SET code = excluded.code, message = excluded.message, resolved_at = excluded.resolved_at
                """,
                P(tenant), P(execution.InstanceId), P(incident.ContextId), P(incident.At), P(incident.ActivityId), P(incident.NodeId), P(incident.Code), P(incident.Message),
                Instant(ended || !execution.Incidents.Contains(incident) ? now : null));
        }
    }

    private static void AddOutbox(NpgsqlBatch batch, string tenant, BurstWrite write)
    {
        var rows = write.Instances.SelectMany(i => i.Execution.Effects.Outbox.Select(m => (Instance: (Guid?)i.Execution.InstanceId, Message: m)))
            .Concat(write.Messages.Select(m => (Instance: (Guid?)null, Message: m))).ToList();
        if (rows.Count == 0)
            return;
        // availability and leases run on the database's clock: the injected one may stand still
        Add(
            batch, """
            WITH added AS (
                INSERT INTO flow_outbox (tenant_id, instance_id, kind, dedup_key, correlation_id, payload, available_at, lease_until, attempts, created_at)
                SELECT $1, r.instance_id, r.kind, r.dedup_key, r.correlation_id, r.payload::jsonb, coalesce(r.available_at, now()),
                    CASE WHEN r.kind = ANY($9) THEN now() + $7 END, 0, $8
                FROM unnest($2, $3, $4, $5, $6, $10) AS r(instance_id, kind, dedup_key, payload, available_at, correlation_id)
                ON CONFLICT (tenant_id, kind, dedup_key) DO NOTHING RETURNING id, kind)
            SELECT id FROM added WHERE kind = ANY($9) ORDER BY id
            """,
            P(tenant), new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid, Value = rows.Select(r => r.Instance).ToArray() },
            P(rows.Select(r => r.Message.Kind).ToArray()), P(rows.Select(r => r.Message.DedupKey).ToArray()),
            P(rows.Select(r => WorkflowValue.ToJson(WorkflowValue.Normalise(r.Message.Payload))).ToArray()),
            new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, Value = rows.Select(r => r.Message.AvailableAt).ToArray() },
            P(FirstLease), P(write.Now), P(WorkflowRuntime.OwnKinds), Texts(rows.Select(r => r.Message.CorrelationId)));
    }

    private static int Add(NpgsqlBatch batch, string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
        return batch.BatchCommands.Count - 1;
    }
}
