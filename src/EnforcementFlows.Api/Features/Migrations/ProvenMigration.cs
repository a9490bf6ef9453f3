using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Domain.Flows;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>
/// What is carried out is what was proven when it was asked for. What the later version uses as a step may have been published anew since, and
/// the court's profile may have changed.
/// </summary>
internal static class ProvenMigration
{
    public const string Outdated = "migration.outdated";

    private const string Changed = "提请审批之后，新版流程所用的子流程或者本院配置已有变化，迁移方案须重新证明：";

    /// <param name="advice">What whoever decides can do about it.</param>
    /// <exception cref="RequestException"><c>migration.outdated</c>, with what is wrong now</exception>
    public static async Task EnsureAsync(Burst burst, FlowMigration migration, string advice, CancellationToken cancellationToken)
    {
        var scope = await burst.Services.GetRequiredService<MigrationScopes>().OfAsync(migration, cancellationToken);
        if (!Holds(scope, migration))
            throw new RequestException(StatusCodes.Status409Conflict, Outdated, Changed + advice, scope.ErrorsOf(MigrationPlan.Of(migration)));
    }

    /// <summary>Whether the later version is still the one that was proven, and the proof still holds.</summary>
    public static bool Holds(MigrationScope scope, FlowMigration migration) => scope.To.Hash == migration.ToPlanHash && scope.ErrorsOf(MigrationPlan.Of(migration)).Count == 0;

    /// <summary>Why a flow does not go over.</summary>
    public static RepairRefusedException Refusal() => new(Outdated, Changed + "请另行拟定迁移。");
}
