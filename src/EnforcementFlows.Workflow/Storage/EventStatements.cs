namespace EnforcementFlows.Workflow.Storage;

/// <summary>
/// The two statements that find whom an event reaches. The instances are locked first and only then the waits are read: what was
/// read before the lock may be gone.
/// </summary>
internal sealed class EventStatements
{
    // each of its own, because no plan for "this correlation or none" goes by the index alone
    private static readonly EventStatements ToCorrelation = new("w.correlation_id = $3", "w.correlation_id IS NULL");
    private static readonly EventStatements ToAll = new("true");
    private static readonly EventStatements ToInstance = new("w.instance_id = $4 AND ($3::text IS NULL OR w.correlation_id = $3 OR w.correlation_id IS NULL)");

    private EventStatements(params string[] alternatives)
    {
        LockInstances = $"""
            SELECT {BurstStore.InstanceColumns} FROM (SELECT DISTINCT w.instance_id FROM ({Waits("w.instance_id")}) w ORDER BY w.instance_id) w
            CROSS JOIN LATERAL (SELECT * FROM flow_state WHERE tenant_id = $1 AND instance_id = w.instance_id FOR NO KEY UPDATE) s
            """;
        FindWaits = $"""
            {Waits("w.instance_id, w.context_id, NULL, NULL")} UNION ALL
            SELECT NULL::uuid, NULL::int, t.definition_id, t.activity_id FROM flow_trigger t
            WHERE t.tenant_id = $1 AND t.kind = 'event' AND t.value = $2
                AND EXISTS (SELECT 1 FROM flow_definition d WHERE d.tenant_id = $1 AND d.definition_id = t.definition_id AND d.is_published)
            ORDER BY 1, 2, 3, 4
            """;

        string Waits(string columns) => string.Join(
            " UNION ALL ", alternatives.Select(where => $"SELECT {columns} FROM flow_wait w WHERE w.tenant_id = $1 AND w.name = $2 AND {where}"));
    }

    /// <summary>
    /// Locks the instances that wait, in the order of their ids, so that two events never wait for each other. The lateral query
    /// leaves the planner one way, each row by its whole key: an ordinary join it begins at all the instances of a court while it has
    /// no statistics of the court yet.
    /// </summary>
    public string LockInstances { get; }

    /// <summary>Waits (instance and context), then triggers (definition and activity).</summary>
    public string FindWaits { get; }

    public static EventStatements For(EventAddress address) => address switch
    {
        { Instance: not null } => ToInstance,
        { Correlation: not null } => ToCorrelation,
        _ => ToAll,
    };
}
