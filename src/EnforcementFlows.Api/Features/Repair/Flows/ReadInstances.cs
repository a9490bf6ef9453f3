using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using EnforcementFlows.Workflow.Values;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair.Flows;

/// <summary>A flow that runs, has ended or stands still.</summary>
/// <param name="State">As in Elsa: <c>suspended</c>, <c>finished</c>, <c>cancelled</c>, <c>faulted</c>.</param>
/// <param name="ParentId">The flow that waits for it.</param>
public sealed record InstanceRow(
    Guid Id, string DefinitionId, string? Name, Guid? CaseId, Guid? ParentId, string State, int IncidentCount, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt)
{
    internal static InstanceRow Of(WorkflowInstance i) => new(
        i.Id, i.DefinitionId, i.Name, Guid.TryParse(i.CorrelationId, out var about) ? about : null, i.ParentId, i.SubStatus.ToLowerInvariant(), i.IncidentCount, i.StartedAt, i.FinishedAt);
}

/// <summary>The court's flows, those of one case or all, latest first.</summary>
public static class ListInstances
{
    private static readonly Keyset<WorkflowInstance> Order = Keyset.Descending<WorkflowInstance>(i => i.StartedAt, i => i.Id);

    public static async Task<Ok<Page<InstanceRow>>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, CancellationToken cancellationToken, Guid? caseId = null,
        [AllowedValues("suspended", "finished", "cancelled", "faulted", null)] string? state = null, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        var (correlation, wanted) = (caseId?.ToString("D"), state is null ? null : char.ToUpperInvariant(state[0]) + state[1..]);
        var flows = db.WorkflowInstances.AsNoTracking().Where(
            i => i.TenantId == actor.Court && (correlation == null || i.CorrelationId == correlation) && (wanted == null || i.SubStatus == wanted));
        return TypedResults.Ok((await flows.PageAsync(Order, after, limit, cancellationToken)).Show(InstanceRow.Of));
    }
}

/// <summary>One flow with everything open in it and what an operator may do; its variables may hold personal data, so the reading is on record.</summary>
public static class GetInstance
{
    /// <param name="Version">To be sent with an act on the flow.</param>
    public sealed record Response(InstanceRow Flow, long Version, IReadOnlyList<Step> Steps, IReadOnlyList<Variable> Variables);

    /// <summary>A live step.</summary>
    /// <param name="Outcomes">With which a skip may end it; empty unless it has failed.</param>
    public sealed record Step(
        int ContextId, int? ParentContextId, string ActivityId, string? Name, string Type, string State, IReadOnlyList<FlowWait> Waits, StepIncident? Incident,
        IReadOnlyList<string> Outcomes, IReadOnlyList<Target> Targets);

    public sealed record StepIncident(string Code, string Message, DateTimeOffset At);

    /// <summary>Where a step may be moved to.</summary>
    /// <param name="Code">Why not; null where it may.</param>
    public sealed record Target(string ActivityId, string? Name, bool Possible, string? Code, string? Message);

    /// <summary>A variable of a scope.</summary>
    /// <param name="Recorded">False where its value is kept out of journal and audit.</param>
    public sealed record Variable(int ContextId, string Name, string Type, bool Recorded, JsonElement? Value);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid instanceId, [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] InstanceReader instances,
        [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var flow = await db.WorkflowInstances.AsNoTracking().FirstOrDefaultAsync(i => i.TenantId == actor.Court && i.Id == instanceId, cancellationToken);
        if (flow is null || await instances.FindAsync(actor.Court, instanceId, cancellationToken) is not { } sight)
            return Problems.NotFound();
        if (await FlowRepairRecord.CaseOfAsync(db, actor.Court, flow.CorrelationId, cancellationToken) is { } caseId)
        {
            db.AccessRecords.Add(new() { Court = actor.Court, CaseId = caseId, At = clock.GetUtcNow(), By = actor.Id, What = "flow", SubjectId = instanceId });
            await db.SaveChangesAsync(cancellationToken);
        }

        var (view, waits) = (sight.Show(), await FlowWaits.FindAsync(db, actor.Court, instanceId, cancellationToken));
        return TypedResults.Ok(new Response(
            InstanceRow.Of(flow), view.Version, [.. view.Steps.Select(s => StepOf(s, waits[s.ContextId]))], [.. view.Variables.Select(VariableOf)]));
    }

    private static Step StepOf(StepView step, IEnumerable<FlowWait> stored)
    {
        IEnumerable<FlowWait> inside = step.Waits.HasFlag(WaitKinds.Internal) ? [new("internal", null, null, null, [])] : [];
        return new(
            step.ContextId, step.ParentContextId, step.ActivityId, step.Name, step.Type, step.Status.ToString().ToLowerInvariant(), [.. stored, .. inside],
            step.Incident is { } i ? new(i.Code, i.Message, i.At) : null, step.Outcomes,
            [.. step.Targets.Select(t => new Target(t.ActivityId, t.Name, t.Refusal is null, t.Refusal?.Code, t.Refusal?.Message))]);
    }

    private static Variable VariableOf(VariableView v) => new(
        v.ContextId, v.Name, v.Type, v.IsRecorded, v.Value is null ? null : JsonSerializer.Deserialize<JsonElement>(WorkflowValue.ToJson(v.Value)));
}
