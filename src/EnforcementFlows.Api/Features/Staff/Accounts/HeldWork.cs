using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Staff.Accounts;

/// <summary>What a person has to do still (名下未了事项): open tasks that he has and cases that he handles.</summary>
internal sealed record HeldWork(int Tasks, int Cases, IReadOnlyList<ApiError> Items)
{
    private const int Shown = 20;
    private static readonly HumanTaskState[] Open = [HumanTaskState.Open, HumanTaskState.Claimed, HumanTaskState.Delegated, HumanTaskState.Submitted];
    private static readonly CaseStage[] Ended = [CaseStage.Closed, CaseStage.Archived];

    public bool IsEmpty => Tasks == 0 && Cases == 0;

    public string Summary => $"该人员名下尚有 {Tasks} 件待办、{Cases} 件在办案件，请先转办或者提请变更承办人；确需停用的，请确认。";

    /// <summary>Counted whole; the first of each are named.</summary>
    public static async Task<HeldWork> OfAsync(EnforcementDbContext db, StaffUser user, CancellationToken cancellationToken)
    {
        var (court, id) = (user.Court, user.Id.ToString("D"));
        var tasks = db.HumanTasks.AsNoTracking().Where(t => t.TenantId == court && Open.Contains(t.State) && (t.Assignee == id || t.Owner == id));
        var cases = db.Cases.AsNoTracking().Where(c => c.Court == court && c.HandlerId == id && !Ended.Contains(c.Stage));
        var firstTasks = await tasks.OrderBy(t => t.DueAt).ThenBy(t => t.Id).Take(Shown).Select(t => new { t.Name, t.CorrelationId }).ToListAsync(cancellationToken);
        var firstCases = await cases.OrderBy(c => c.FiledAt).ThenBy(c => c.Id).Take(Shown).Select(c => c.Number).ToListAsync(cancellationToken);
        var numbers = await db.CaseNumbersAsync(court, firstTasks.Select(t => t.CorrelationId), cancellationToken);
        return new(await tasks.CountAsync(cancellationToken), await cases.CountAsync(cancellationToken),
        [
            .. firstTasks.Select(t => new ApiError("staff.open-task", $"待办：{t.Name} {numbers.GetValueOrDefault(t.CorrelationId ?? "")}".TrimEnd())),
            .. firstCases.Select(number => new ApiError("staff.open-case", $"在办案件：{number}")),
        ]);
    }
}
