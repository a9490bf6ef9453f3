using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>The inbox (待办): mine, what I could claim, the bureau's, what I have done.</summary>
public static class ListTasks
{
    private static readonly Keyset<HumanTask> Order = Keyset.Ascending<HumanTask>(t => t.DueAt, t => t.Id);
    private static readonly HumanTaskState[] OpenStates = [HumanTaskState.Open, HumanTaskState.Claimed, HumanTaskState.Delegated, HumanTaskState.Submitted];

    public static async Task<Results<Ok<Page<TaskRow>>, ProblemHttpResult>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken,
        [AllowedValues("mine", "available", "team", "done")] string view = "mine", Guid? caseId = null, string? node = null, bool? overdue = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        if (view == "team" && !actor.Has("task.assign") && !actor.Has("ledger.read"))
            return Problems.Of(StatusCodes.Status403Forbidden, ErrorCodes.AuthForbidden);
        var now = clock.GetUtcNow();
        if (overdue == false && (after is null || after.Value.At < now))
            after = new Cursor(now, Guid.AllBitsSet); // in the order of the list, what is not late is what comes behind now
        var tasks = Filter(View(db, actor, view), caseId, node, overdue, now);
        var page = await tasks.PageAsync(Order, after, limit, cancellationToken, caseId is null ? RangesOf(db, actor, view, node) : null); // a case has few
        var numbers = await db.CaseNumbersAsync(actor.Court, page.Items.Select(t => t.CorrelationId), cancellationToken);
        return TypedResults.Ok(page.Show(t => TaskRow.Of(t, numbers.GetValueOrDefault(t.CorrelationId ?? ""))));
    }

    private static IQueryable<HumanTask> View(EnforcementDbContext db, CurrentActor actor, string view)
    {
        var (court, id) = (actor.Court, actor.Id);
        var tasks = db.HumanTasks.AsNoTracking();
        return view switch
        {
            "available" => tasks.Where(TaskAccess.ClaimableBy(actor)),
            "team" => tasks.Where(t => t.TenantId == court && OpenStates.Contains(t.State)),
            "done" => tasks.Where(t => t.TenantId == court && t.DoneBy == id),
            _ => tasks.Where(t => t.TenantId == court && OpenStates.Contains(t.State) && (t.Assignee == id || t.Owner == id)),
        };
    }

    private static IQueryable<HumanTask> Filter(IQueryable<HumanTask> tasks, Guid? caseId, string? node, bool? overdue, DateTimeOffset now)
    {
        if (caseId is { } id)
        {
            var correlation = id.ToString("D");
            tasks = tasks.Where(t => t.CorrelationId == correlation);
        }

        if (node is not null)
            tasks = tasks.Where(t => (t.Node ?? "") == node);
        return overdue == true ? tasks.Where(t => t.DueAt <= now) : tasks;
    }

    // an index has each of these in the order of the list
    private static Ranges<HumanTask> RangesOf(EnforcementDbContext db, CurrentActor actor, string view, string? node)
    {
        var id = actor.Id;
        return view switch
        {
            "available" => (sorted, most) => TaskQueues.Claimable(db, actor).Where(q => node == null || q.Node == node)
                .SelectMany(q => sorted.Where(t => (t.Node ?? "") == q.Node && t.Roles == q.Roles && (t.Team ?? "") == q.Team).Take(most)),
            "team" => (sorted, most) => TaskQueues.NodesAtWork(db, actor.Court).Where(n => node == null || n == node)
                .SelectMany(n => sorted.Where(t => (t.Node ?? "") == n).Take(most)),
            "done" => (sorted, most) => TaskQueues.NodesDoneBy(db, actor.Court, id).Where(n => node == null || n == node)
                .SelectMany(n => sorted.Where(t => (t.Node ?? "") == n).Take(most)),
            _ => (sorted, most) => sorted.Where(t => t.Assignee == id).Take(most).Concat(sorted.Where(t => t.Owner == id && t.Assignee != id).Take(most)),
        };
    }
}
