using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>The inbox (待办): mine, what I could claim, the two together, the bureau's, what I have done, what I have handed on, what I may do in somebody else's place.</summary>
public static class ListTasks
{
    public static async Task<Results<Ok<Page<TaskRow>>, ProblemHttpResult>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] TaskRows rows, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken,
        [AllowedValues(TaskViews.Mine, TaskViews.Available, TaskViews.Inbox, TaskViews.Team, TaskViews.Done, TaskViews.Delegated, TaskViews.Substituted)] string view = TaskViews.Mine,
        Guid? caseId = null, [StringLength(64)] string? caseNumber = null, [StringLength(100)] string? node = null, [StringLength(64)] string? role = null, Guid? assignee = null,
        [AllowedValues(null, "open", "claimed", "delegated")] string? state = null, bool? overdue = null, bool? approval = null, DateTimeOffset? dueFrom = null, DateTimeOffset? dueBy = null,
        [Range(1, Paging.MaxLimit)] int limit = Paging.DefaultLimit, Cursor? after = null)
    {
        if (view == TaskViews.Team && !TaskViews.MaySeeTeam(actor))
            return Problems.Of(StatusCodes.Status403Forbidden, ErrorCodes.AuthForbidden);
        if (view == TaskViews.Done && (role ?? state) is not null)
            return Problems.Invalid(role is null ? "state" : "role", "value", "已办待办不按状态、角色查询");
        if (caseNumber is not null)
        {
            if (!CaseNumber.TryParse(caseNumber, out var number, out _))
                return Problems.Invalid("caseNumber", "case-number", "案号格式不正确");
            var named = await db.Cases.Where(c => c.Court == actor.Court && c.Number == number).Select(c => c.Id).FirstOrDefaultAsync(cancellationToken);
            if (caseId is { } other && other != named)
                return TypedResults.Ok(new Page<TaskRow>([], null));
            caseId = named; // of an unknown case there are no tasks
        }

        var filter = new TaskFilter
        {
            CaseId = caseId,
            Node = node,
            Role = role,
            Assignee = assignee?.ToString("D"),
            State = state is null ? null : EnumCode.Parse<HumanTaskState>(state),
            OnlyLate = overdue == true,
            Approval = approval,
            DueFrom = dueFrom?.ToUniversalTime(),
            DueBy = dueBy?.ToUniversalTime(),
            Now = clock.GetUtcNow(),
        };
        if (overdue == false && (after is null || after.Value.At < filter.Now))
            after = new Cursor(filter.Now, Guid.AllBitsSet); // in the order of the list, what is not late is what comes behind now
        var page = await TaskViews.Find(db, actor, view, filter).PageAsync(after, limit, cancellationToken);
        return TypedResults.Ok(await rows.OfAsync(page, cancellationToken));
    }
}
