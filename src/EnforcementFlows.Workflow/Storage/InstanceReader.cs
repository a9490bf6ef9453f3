using EnforcementFlows.Workflow.Execution;
using Npgsql;
using static EnforcementFlows.Workflow.Storage.SqlParameters;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>Looks into instances without locking or changing them.</summary>
public sealed class InstanceReader(NpgsqlDataSource database, PlanCatalogue plans, TimeProvider clock)
{
    /// <summary>An instance as it stands; null when there is none.</summary>
    public async Task<InstanceSight?> FindAsync(string tenant, Guid instanceId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await ReadAsync(connection, tenant, instanceId, cancellationToken) is not { } row)
            return null;
        var plan = await plans.GetAsync(connection, tenant, row.PlanHash, cancellationToken);
        var environment = new BurstEnvironment(clock.GetUtcNow(), Guid.Empty);
        return new(Snapshot.Read(row.State, plan, instanceId, tenant, environment, row.Status, row.SubStatus, null, row.Version));
    }

    /// <summary>The plan that instances are pinned to, by its hash.</summary>
    public async Task<WorkflowPlan> PlanAsync(string tenant, string planHash, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await plans.GetAsync(connection, tenant, planHash, cancellationToken);
    }

    private static async Task<Row?> ReadAsync(NpgsqlConnection connection, string tenant, Guid instanceId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT version, state, plan_hash, status, sub_status FROM flow_state WHERE tenant_id = $1 AND instance_id = $2", connection)
        {
            Parameters = { P(tenant), P(instanceId) },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(
                reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2), Enum.Parse<WorkflowStatus>(reader.GetString(3)),
                Enum.Parse<WorkflowSubStatus>(reader.GetString(4)))
            : null;
    }

    private sealed record Row(long Version, byte[] State, string PlanHash, WorkflowStatus Status, WorkflowSubStatus SubStatus);
}

/// <summary>An instance at one moment; nothing that is asked of it changes it.</summary>
public sealed class InstanceSight
{
    private readonly WorkflowExecution _execution;

    internal InstanceSight(WorkflowExecution execution) => _execution = execution;

    public long Version => _execution.Revision;

    public WorkflowPlan Plan => _execution.Plan;

    /// <summary>What runs, waits or has failed, without what an operator could do to it.</summary>
    public IReadOnlyList<LiveActivity> Live =>
        [.. _execution.Contexts.All.OrderBy(c => c.Id).Select(c => new LiveActivity(c.Id, c.Node.Path, c.Status == ActivityStatus.Faulted, c.Waits))];

    public InstanceView Show() => _execution.Show();

    /// <summary>Why an act can not be done to it; null where it can.</summary>
    public RepairRefusedException? RefusalOf(RepairAct act) => InstanceRepair.RefusalOf(_execution, act);

    /// <summary>The executions that an act would end, by their numbers.</summary>
    public IReadOnlyList<int> EndedBy(RepairAct act) => [.. InstanceRepair.EndedBy(_execution, act).Select(c => c.Id).Order()];
}

/// <summary>A live execution of an activity.</summary>
/// <param name="Path">The activity's path in the plan.</param>
public sealed record LiveActivity(int ContextId, string Path, bool IsFaulted, WaitKinds Waits);
