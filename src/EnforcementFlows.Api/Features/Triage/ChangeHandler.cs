using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Requests;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Triage;

/// <summary>Changes the case's handler (变更承办人) by the approved request; the former handler's open tasks go to the new one.</summary>
/// <remarks>TB-2.1-3b, TB-3.2-13a.</remarks>
[Activity("Court.ChangeHandler", DisplayName = "变更承办人", Category = "分流分案", Description = "凭获批的申请变更承办人")]
[ActivityInput("newHandler", "String", Required = true, DisplayName = "新承办人")]
[ActivityInput("approvals", "Object", DisplayName = "审批记录")]
[ActivityInput("requestId", "String", DisplayName = "获批的申请，缺省为本流程的申请")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
public sealed class ChangeHandler(EnforcementDbContext db, DeadlineBook book) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await db.CaseOfAsync(context);
        var request = await db.RequestOfAsync(context);
        var person = await CaseStaff.FindAsync(db, about.Court, context.RequiredText("newHandler"), context.CancellationToken)
            ?? throw new DomainException("assignment.handler-unknown", "新承办人不是本院在职人员。");
        var former = about.HandlerId;
        about.ChangeHandler(person.Id.ToString("D"), request, context.Now);
        if (about.HandedOverAt is not null)
            await book.PassToHandlerAsync(about, context.Now, context.CancellationToken);
        var moved = await MoveTasksAsync(about, former!, context);
        db.Note(
            about, "handler-changed", $"承办人变更为{person.DisplayName}，{moved} 项待办随案移交。", context.Now, context.Input<string>("clause"), context.Actor);
    }

    private async Task<int> MoveTasksAsync(EnforcementCase about, string former, ActivityExecutionContext context)
    {
        var correlation = about.Id.ToString("D");
        var tasks = (await db.HumanTasks.Where(t => t.TenantId == about.Court && t.CorrelationId == correlation && (t.Assignee == former || t.Owner == former)
                && t.ParentTaskId == null) // who was asked to sign was asked as a person
            .ToListAsync(context.CancellationToken)).Where(task => task.IsOpen).ToList();
        foreach (var task in tasks)
            Move(task, former, about.HandlerId!, context.Now);
        return tasks.Count;
    }

    private static void Move(HumanTask task, string former, string successor, DateTimeOffset now)
    {
        if (!task.ExcludedUsers.Contains(successor))
            task.Assign(successor, now);
        else if (task.Assignee == former)
            task.Release(former); // he approved or requested it: somebody else must take it
    }
}
