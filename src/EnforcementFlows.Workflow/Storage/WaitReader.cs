using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Migration;
using Npgsql;
using static EnforcementFlows.Workflow.Storage.SqlParameters;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>Reads what an instance waits for, as its rows say.</summary>
internal static class WaitReader
{
    private const string Open = "state IN ('Open','Claimed','Delegated','Submitted')";

    private const string Timers = """
        SELECT t.context_id, t.due_at, (
            SELECT max(j.at) FROM flow_journal j CROSS JOIN LATERAL json_array_elements(j.body::json->'lines') AS l(line)
            WHERE j.tenant_id = t.tenant_id AND j.instance_id = t.instance_id AND (l.line->>0)::numeric = t.context_id AND l.line->>2 = 'Started')
        FROM flow_timer t WHERE t.tenant_id = $1 AND t.instance_id = $2 AND t.handler IS NULL ORDER BY t.context_id, t.due_at
        """;

    private const string Events = "SELECT context_id, name, correlation_id FROM flow_wait WHERE tenant_id = $1 AND instance_id = $2 ORDER BY context_id, name";

    private const string Tasks = $"SELECT context_id, id, state FROM human_task WHERE tenant_id = $1 AND instance_id = $2 AND {Open} ORDER BY id";

    public static async Task<InstanceWaits> ReadAsync(NpgsqlConnection connection, string tenant, Guid instanceId, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in new[] { Timers, Events, Tasks })
            batch.BatchCommands.Add(new(sql) { Parameters = { P(tenant), P(instanceId) } });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var (timers, events, tasks) = (new List<TimedWait>(), new List<NamedWait>(), new List<TaskState>());
        while (await reader.ReadAsync(cancellationToken))
            timers.Add(new(reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateTimeOffset>(2)));
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            events.Add(new(reader.GetInt32(0), reader.GetString(1), reader.TextAt(2)));
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            tasks.Add(new(reader.GetInt32(0), reader.GetGuid(1), Enum.Parse<HumanTaskState>(reader.GetString(2))));
        return new(timers, events, tasks);
    }

    /// <summary>Gives tasks that a migration has voided back to whoever had them. Carried out with the burst, behind what voids those in their place.</summary>
    public static NpgsqlBatchCommand Reopen(string tenant, IReadOnlyList<TaskState> tasks) => new(
        """
        UPDATE human_task t SET state = r.state, version = version + 1 FROM unnest($2, $3) AS r(id, state)
        WHERE t.tenant_id = $1 AND t.id = r.id AND t.state = 'Void'
        """)
    {
        Parameters = { P(tenant), P(tasks.Select(task => task.Id).ToArray()), P(tasks.Select(task => task.State.ToString()).ToArray()) },
    };

    /// <summary>The open tasks of executions whose activity is called otherwise from now on.</summary>
    public static NpgsqlBatchCommand Rename(string tenant, Guid instanceId, IReadOnlyList<(int ContextId, string ActivityId)> renamed) => new(
        $"""
        UPDATE human_task t SET activity_id = r.activity_id FROM unnest($3, $4) AS r(context_id, activity_id)
        WHERE t.tenant_id = $1 AND t.instance_id = $2 AND t.context_id = r.context_id AND {Open}
        """)
    {
        Parameters = { P(tenant), P(instanceId), P(renamed.Select(task => task.ContextId).ToArray()), P(renamed.Select(task => task.ActivityId).ToArray()) },
    };
}
