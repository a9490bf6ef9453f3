using EnforcementFlows.Workflow.Execution;
using Npgsql;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>The plans that instances go over from and to.</summary>
public sealed class MigrationPlans(NpgsqlDataSource database, PlanCatalogue plans)
{
    /// <summary>Plans that instances are pinned to.</summary>
    public async Task<IReadOnlyList<WorkflowPlan>> PinnedAsync(string tenant, IEnumerable<string> planHashes, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var found = new List<WorkflowPlan>();
        foreach (var hash in planHashes)
            found.Add(await plans.GetAsync(connection, tenant, hash, cancellationToken));
        return found;
    }

    /// <summary>A version as an instance that were started with it now would run it; null where there is none.</summary>
    public async Task<WorkflowPlan?> VersionAsync(string tenant, string versionId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await plans.FindVersionAsync(connection, tenant, versionId, cancellationToken);
    }
}
