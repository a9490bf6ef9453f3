using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Features.Regulations;
using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Simulation;

/// <summary>Makes a version of a flow ready to be rehearsed: with the court's other flows as they are published, its profile and its calendar.</summary>
internal sealed class DraftRehearsals(
    EnforcementDbContext db, ActivityRegistry registry, ProfileCatalog profiles, CourtCalendars calendars, FormCatalog forms, ClauseCatalog clauses, TimeProvider clock)
{
    /// <summary>A version, ready.</summary>
    /// <exception cref="RequestException">409 <c>simulation.not-runnable</c> with everything that is wrong.</exception>
    public async Task<DraftRehearsal> OfAsync(DefinitionRow row, CancellationToken cancellationToken) =>
        Of(row, await OthersAsync(row, cancellationToken));

    /// <inheritdoc cref="OfAsync"/>
    /// <param name="row">The version.</param>
    /// <param name="others">The court's other published flows.</param>
    public DraftRehearsal Of(DefinitionRow row, IReadOnlyList<WorkflowDefinition> others)
    {
        var findings = new List<DefinitionFinding>();
        if (DefinitionReader.Read(row.Json, row.VersionId, findings) is not { } definition)
            throw NotRunnable(findings);
        var plans = new RehearsalPlans(new([definition, .. others]), registry);
        var (plan, compiled) = plans.Of(definition);
        if (plan is null)
            throw NotRunnable(compiled);
        var court = row.TenantId;
        var ids = clauses.Of(court).All.Select(clause => clause.Id).ToHashSet();
        return new(plans, definition, plan, RehearsalSite.Of(profiles.Get(court, clock.GetUtcNow()), calendars.Of(court), forms, ids));
    }

    /// <summary>The court's published flows but one.</summary>
    public async Task<IReadOnlyList<WorkflowDefinition>> OthersAsync(DefinitionRow row, CancellationToken cancellationToken)
    {
        var published = await db.Definitions.AsNoTracking().Where(d => d.TenantId == row.TenantId && d.IsPublished && d.DefinitionId != row.DefinitionId)
            .Select(d => new { d.VersionId, d.Json }).ToListAsync(cancellationToken);
        return [.. published.Select(d => DefinitionReader.Read(d.Json, d.VersionId, [])).OfType<WorkflowDefinition>()];
    }

    private static RequestException NotRunnable(IEnumerable<DefinitionFinding> findings) => new(
        StatusCodes.Status409Conflict, "simulation.not-runnable", "该版流程有错误，不能运行。",
        [.. findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => new ApiError(finding.Code, FindingText.Of(finding), finding.Place))]);
}

/// <summary>A version of a flow that can be rehearsed.</summary>
internal sealed record DraftRehearsal(RehearsalPlans Plans, WorkflowDefinition Definition, WorkflowPlan Plan, RehearsalSite Site)
{
    /// <summary>After so many bursts a run is taken to go on for ever: far more than any case takes.</summary>
    public const int MaxBursts = 5000;

    /// <summary>What the steps of the flow, and the nodes and roles of the court, are called.</summary>
    public FlowWords Words => new(StepNames.All(Definition.Root).DistinctBy(step => step.Id).ToDictionary(step => step.Id, StepNames.Of), Site.Profile);

    public FlowPlay Play() => new(Plans, Site, Definition) { MaxBursts = MaxBursts };
}
