using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Flows;

/// <summary>A flow of a case.</summary>
/// <param name="Title">What the flow is called, the beginning of its description.</param>
/// <param name="ParentId">The flow that waits for it.</param>
/// <param name="State"><c>suspended</c> (at work), <c>finished</c>, <c>cancelled</c> or <c>faulted</c>.</param>
public sealed record FlowRow(
    Guid Id, string DefinitionId, string Title, string? Description, Guid? ParentId, string State, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt)
{
    internal static async Task<FlowRow> OfAsync(WorkflowInstance flow, InstanceReader instances, CancellationToken cancellationToken)
    {
        var definition = (await instances.PlanAsync(flow.TenantId, flow.PlanHash, cancellationToken)).Definition;
        var description = definition.Json["description"]?.GetValue<string>();
        var title = description?.Split('：', 2)[0] ?? definition.Name ?? definition.DefinitionId; // descriptions read 财产控制：对查到的财产……
        return new(flow.Id, flow.DefinitionId, title, description, flow.ParentId, flow.SubStatus.ToLowerInvariant(), flow.StartedAt, flow.FinishedAt);
    }
}

/// <summary>The flows of a case, latest first, and whom each waits for.</summary>
public static class ListFlows
{
    /// <param name="Tasks">What people have to do in it now.</param>
    public sealed record Row(FlowRow Flow, IReadOnlyList<StepWait> Tasks);

    private static readonly Keyset<WorkflowInstance> Order = Keyset.Descending<WorkflowInstance>(i => i.StartedAt, i => i.Id);

    public static async Task<Results<Ok<Page<Row>>, ProblemHttpResult>> Handle(
        Guid caseId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] InstanceReader instances, [FromServices] StaffNames staff,
        [FromServices] TimeProvider clock, CancellationToken cancellationToken, [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about)
            return Problems.NotFound();
        var correlation = caseId.ToString("D");
        var page = await db.WorkflowInstances.AsNoTracking().Where(i => i.TenantId == about.Court && i.CorrelationId == correlation)
            .PageAsync(Order, after, limit, cancellationToken);
        var ids = page.Items.Select(i => i.Id).ToList();
        var tasks = (await FlowTasks.OfAsync(db, about, ids, cancellationToken)).Where(task => task.IsOpen).ToList();
        var names = await staff.OfAsync(tasks.Select(task => task.Assignee), cancellationToken);
        var (nodes, now) = (await OpenNodes.OfAsync(db, about, cancellationToken), clock.GetUtcNow());
        var rows = new Dictionary<Guid, Row>();
        foreach (var flow in page.Items)
        {
            var waits = tasks.Where(task => task.InstanceId == flow.Id).Select(task => StepWait.Of(task, nodes, names, now));
            rows[flow.Id] = new(await FlowRow.OfAsync(flow, instances, cancellationToken), [.. waits]);
        }

        return TypedResults.Ok(page.Show(flow => rows[flow.Id]));
    }
}
