using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Supervision;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair;

/// <summary>A step of a flow that failed and waits for an operator.</summary>
/// <param name="StepName">What the step is called; its id where the flow that holds it is used by another.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Message">The engine's own words.</param>
/// <param name="Reason">What it means, in Chinese, with the engine's words.</param>
public sealed record IncidentItem(
    Guid InstanceId, int ContextId, Guid? CaseId, string ActivityId, string StepName, string Code, string Message, string Reason, DateTimeOffset At, DateTimeOffset? ResolvedAt);

/// <summary>Flows that stand still (流程异常), latest first.</summary>
public static class ListIncidents
{
    private static readonly Keyset<IncidentRow> Order = Keyset.Descending<IncidentRow>(incident => incident.At, incident => incident.InstanceId);

    public static async Task<Ok<Page<IncidentItem>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken, bool resolved = false,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var page = await db.Incidents.AsNoTracking().Where(i => i.TenantId == actor.Court && resolved == (i.ResolvedAt != null)).PageAsync(Order, after, limit, cancellationToken);
        var ids = page.Items.Select(i => i.InstanceId).ToList();
        var instances = await db.WorkflowInstances.AsNoTracking().Where(i => i.TenantId == actor.Court && ids.Contains(i.Id))
            .ToDictionaryAsync(i => i.Id, i => (i.CorrelationId, i.VersionId), cancellationToken);
        var names = await NamesAsync(db, actor.Court, [.. instances.Values.Select(i => i.VersionId).Distinct()], cancellationToken);
        return TypedResults.Ok(page.Show(i =>
        {
            var (correlation, version) = instances.GetValueOrDefault(i.InstanceId);
            return new IncidentItem(
                i.InstanceId, i.ContextId, Guid.TryParse(correlation, out var about) ? about : null, i.ActivityId, names.GetValueOrDefault((version, i.ActivityId), i.ActivityId),
                i.Code, i.Message, IncidentText.Of(i.Code, i.Message), i.At, i.ResolvedAt);
        }));
    }

    private static async Task<Dictionary<(string? Version, string Activity), string>> NamesAsync(
        EnforcementDbContext db, string court, IReadOnlyList<string> versions, CancellationToken cancellationToken)
    {
        var definitions = await db.Definitions.AsNoTracking().Where(d => d.TenantId == court && versions.Contains(d.VersionId)).Select(d => new { d.VersionId, d.Json }).ToListAsync(cancellationToken);
        return definitions
            .Select(row => (row.VersionId, DefinitionReader.Read(row.Json, row.VersionId, [])?.Root))
            .SelectMany(flow => flow.Root is null ? [] : StepNames.All(flow.Root).Select(step => (Key: ((string?)flow.VersionId, step.Id), Name: StepNames.Of(step))))
            .DistinctBy(step => step.Key).ToDictionary(step => step.Key, step => step.Name);
    }
}

/// <summary>Begins a step that failed anew, after its reason has been removed (重试).</summary>
public static class RetryIncident
{
    public sealed record Request
    {
        [Required, StringLength(2000)]
        public required string Reason { get; init; }

        /// <summary>The version of the flow that the operator saw; where it is given and the flow has moved on, the answer is 409.</summary>
        public long? Version { get; init; }
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid instanceId, int contextId, Request request, CommandKey key, [FromServices] EnforcementDbContext db, [FromServices] WorkflowRuntime runtime,
        [FromServices] CurrentActor actor, CancellationToken cancellationToken)
    {
        var found = await db.WorkflowInstances.AsNoTracking().FirstOrDefaultAsync(i => i.TenantId == actor.Court && i.Id == instanceId, cancellationToken);
        var incident = await db.Incidents.AsNoTracking().FirstOrDefaultAsync(
            i => i.TenantId == actor.Court && i.InstanceId == instanceId && i.ContextId == contextId, cancellationToken);
        if (found is null || incident is null)
            return Problems.NotFound();
        var command = new Command(actor.Court, key.CommandId, "incident-retry", actor.Id, RequestHash.Of(instanceId, $"retry:{contextId}", request));
        await runtime.ExecuteAsync(
            command, instanceId,
            async burst =>
            {
                await burst.RepairAsync(instanceId, request.Version, new RetryStep(contextId), cancellationToken);
                await RecordAsync(burst, incident, found.CorrelationId, request.Reason, cancellationToken);
                return null;
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task RecordAsync(Burst burst, IncidentRow incident, string? correlation, string reason, CancellationToken cancellationToken)
    {
        var joined = burst.Services.GetRequiredService<EnforcementDbContext>();
        var court = burst.Command.TenantId;
        var caseId = Guid.TryParse(correlation, out var id) && await joined.Cases.AnyAsync(c => c.Court == court && c.Id == id, cancellationToken) ? id : (Guid?)null;
        joined.OperatorActs.Add(new OperatorAct
        {
            Court = court,
            At = burst.Now,
            By = burst.Command.Actor!,
            Act = "retry",
            SubjectKind = "incident",
            SubjectId = $"{incident.InstanceId:D}/{incident.ContextId}",
            CaseId = caseId,
            Reason = reason,
            Before = $"{incident.ActivityId}: {incident.Code}: {incident.Message}",
        });
        if (caseId is { } about)
            joined.Note(await joined.CaseAsync(court, about, cancellationToken), "incident-retried", $"管理员重试流程步骤。理由：{reason}", burst.Now, actor: burst.Command.Actor);
    }
}
