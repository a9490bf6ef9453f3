using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Supervision;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair;

/// <summary>A step of a flow that failed and waits for an operator.</summary>
public sealed record IncidentItem(
    Guid InstanceId, int ContextId, Guid? CaseId, string ActivityId, string Code, string Message, DateTimeOffset At, DateTimeOffset? ResolvedAt);

/// <summary>Flows that stand still (流程异常), latest first.</summary>
public static class ListIncidents
{
    private static readonly Keyset<IncidentRow> Order = Keyset.Descending<IncidentRow>(incident => incident.At, incident => incident.InstanceId);

    public static async Task<Ok<Page<IncidentItem>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken, bool resolved = false,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var page = await db.Incidents.AsNoTracking().Where(i => i.TenantId == actor.Court && resolved == (i.ResolvedAt != null)).PageAsync(Order, after, limit, cancellationToken);
        var instances = page.Items.Select(i => i.InstanceId).ToList();
        var cases = await db.WorkflowInstances.AsNoTracking().Where(i => i.TenantId == actor.Court && instances.Contains(i.Id))
            .ToDictionaryAsync(i => i.Id, i => i.CorrelationId, cancellationToken);
        return TypedResults.Ok(page.Show(i => new IncidentItem(
            i.InstanceId, i.ContextId, Guid.TryParse(cases.GetValueOrDefault(i.InstanceId), out var about) ? about : null, i.ActivityId, i.Code, i.Message, i.At, i.ResolvedAt)));
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
