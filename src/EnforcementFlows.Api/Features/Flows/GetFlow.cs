using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Workflow.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Flows;

/// <summary>One flow of a case, drawn, with where it stands (进展图).</summary>
public static class GetFlow
{
    /// <param name="Charts">The flow's own first; a step names the chart of what is inside it.</param>
    public sealed record Response(FlowRow Flow, IReadOnlyList<FlowChart> Charts);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid caseId, Guid instanceId, [FromServices] EnforcementDbContext db, [FromServices] CaseAccess access, [FromServices] InstanceReader instances,
        [FromServices] JournalReader journal, [FromServices] StaffNames staff, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } about || await FlowOfAsync(db, about, instanceId, cancellationToken) is not { } flow
            || await instances.FindAsync(about.Court, instanceId, cancellationToken) is not { } sight)
            return Problems.NotFound();
        var tasks = await FlowTasks.OfAsync(db, about, [instanceId], cancellationToken);
        var timers = await db.Timers.AsNoTracking().Where(t => t.TenantId == about.Court && t.InstanceId == instanceId && t.ContextId > 0).ToListAsync(cancellationToken);
        var progress = new FlowProgress(instanceId, clock.GetUtcNow())
        {
            Live = sight.Live.ToLookup(step => step.Path),
            Past = await journal.PastOfAsync(about.Court, instanceId, cancellationToken),
            Tasks = tasks.ToLookup(task => task.ContextId),
            Timers = timers.ToLookup(timer => timer.ContextId, timer => timer.DueAt),
            Nodes = await OpenNodes.OfAsync(db, about, cancellationToken),
            Names = await staff.OfAsync(tasks.SelectMany(task => new[] { task.Assignee, task.DoneBy }), cancellationToken),
        };
        return TypedResults.Ok(new Response(await FlowRow.OfAsync(flow, instances, cancellationToken), new FlowDrawing(progress.Show).Draw(sight.Plan)));
    }

    private static Task<WorkflowInstance?> FlowOfAsync(EnforcementDbContext db, EnforcementCase about, Guid instanceId, CancellationToken cancellationToken)
    {
        var correlation = about.Id.ToString("D");
        return db.WorkflowInstances.AsNoTracking().FirstOrDefaultAsync(
            i => i.TenantId == about.Court && i.Id == instanceId && i.CorrelationId == correlation, cancellationToken);
    }
}
