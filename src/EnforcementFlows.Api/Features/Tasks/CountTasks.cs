using EnforcementFlows.Api.Features.Alerts;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>How much waits for the caller, for badges. Nobody reads a badge of five digits: each number stops at <see cref="Most"/>, and so does the counting.</summary>
public static class CountTasks
{
    public const int Most = 1000;

    /// <summary>Each at most 1000.</summary>
    /// <param name="Mine">我的待办</param>
    /// <param name="Available">可签收</param>
    /// <param name="Team">全局在办; null for whoever does not see the bureau's.</param>
    /// <param name="Delegated">转交他人而未办结</param>
    /// <param name="Substituted">代班; null for whoever stands in for nobody.</param>
    /// <param name="Overdue">Of mine, those that are late.</param>
    /// <param name="DueToday">Of mine, those that are due today and not late yet.</param>
    /// <param name="Alerts">Alerts to be confirmed.</param>
    public sealed record Response(int Mine, int Available, int? Team, int Delegated, int? Substituted, int Overdue, int DueToday, int Alerts);

    public static async Task<Ok<Response>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var all = new TaskFilter { Now = now };
        var endOfToday = CourtTime.EndOf(CourtTime.DayOf(now)).ToUniversalTime();
        return TypedResults.Ok(new Response(
            await CountAsync(TaskViews.Mine, all),
            await CountAsync(TaskViews.Available, all),
            TaskViews.MaySeeTeam(actor) ? await CountAsync(TaskViews.Team, all) : null,
            await CountAsync(TaskViews.Delegated, all),
            actor.Substituted.Count > 0 ? await CountAsync(TaskViews.Substituted, all) : null,
            await CountAsync(TaskViews.Mine, all with { OnlyLate = true }),
            await CountAsync(TaskViews.Mine, all with { DueFrom = now, DueBy = endOfToday }),
            await ListAlerts.Find(db, actor, "mine", caseId: null, acknowledged: false).CountAsync(Most, cancellationToken)));

        Task<int> CountAsync(string view, TaskFilter filter) => TaskViews.Find(db, actor, view, filter).CountAsync(Most, cancellationToken);
    }
}
