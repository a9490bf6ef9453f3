using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Flows;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Migration;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>The plans that a migration is about: those that its flows are pinned to, and the one they go over to.</summary>
/// <remarks>Flows of one version may run on several plans: what the version uses as a step may have been published anew meanwhile.</remarks>
internal sealed record MigrationScope(IReadOnlyList<WorkflowPlan> From, WorkflowPlan To, CourtProfile Profile)
{
    public PlanMapping MappingOf(WorkflowPlan from, MigrationPlan plan) => new(from, To, plan.ToMap(), ApprovalProof.Objection);

    public Dictionary<string, PlanMapping> MappingsOf(MigrationPlan plan) => From.ToDictionary(from => from.Hash, from => MappingOf(from, plan));

    /// <summary>What is to be said of a plan before it is carried out, errors first.</summary>
    public IReadOnlyList<MigrationFinding> FindingsOf(MigrationPlan plan) =>
    [
        .. From.SelectMany(from => FindingsOf(MappingOf(from, plan))).Concat(DeadlineProof.Check(this, plan)).Distinct().OrderByDescending(finding => finding.Severity),
    ];

    /// <summary>What keeps a plan from being carried out.</summary>
    public IReadOnlyList<ApiError> ErrorsOf(MigrationPlan plan) =>
    [
        .. FindingsOf(plan).Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => new ApiError(finding.Code, finding.Message, finding.Path, finding.Clause)),
    ];

    private IEnumerable<MigrationFinding> FindingsOf(PlanMapping mapping) => MigrationProof.Check(mapping).Concat(ApprovalProof.Check(mapping, Profile));
}

/// <summary>Finds the plans of a migration and the flows that it concerns.</summary>
internal sealed class MigrationScopes(EnforcementDbContext db, MigrationPlans plans, ProfileCatalog profiles, TimeProvider clock)
{
    /// <exception cref="InvalidOperationException">One of the versions is gone; none that was published ever is.</exception>
    public async Task<MigrationScope> OfAsync(FlowMigration migration, CancellationToken cancellationToken)
    {
        var to = await VersionAsync(migration.Court, migration.ToVersionId, cancellationToken);
        var hashes = await Concerned(migration, to.Hash).Select(instance => instance.PlanHash).Distinct().Order().ToListAsync(cancellationToken);
        var from = hashes.Count == 0
            ? [await VersionAsync(migration.Court, migration.FromVersionId, cancellationToken)]
            : await plans.PinnedAsync(migration.Court, hashes, cancellationToken);
        return new(from, to, profiles.Get(migration.Court, clock.GetUtcNow()));
    }

    /// <summary>The flows that run on the earlier version, those that stand still with a fault included, and do not run on the later plan already.</summary>
    public IQueryable<WorkflowInstance> Concerned(FlowMigration migration, string toPlan) => db.WorkflowInstances.AsNoTracking().Where(
        instance => instance.TenantId == migration.Court && (instance.Status == "Running" || instance.SubStatus == "Faulted")
            && instance.DefinitionId == migration.DefinitionId && instance.VersionId == migration.FromVersionId && instance.PlanHash != toPlan);

    private async Task<WorkflowPlan> VersionAsync(string court, string versionId, CancellationToken cancellationToken) =>
        await plans.VersionAsync(court, versionId, cancellationToken) ?? throw new InvalidOperationException($"The definition version {versionId} is gone.");
}
