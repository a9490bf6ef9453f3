using EnforcementFlows.Api.Features.Alerts;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Timers;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>
/// The ladder of a task that nobody claims (任务无人领取): after the profile's span its candidates and the centre's head are
/// told, after the same span again the bureau's head. Each step once, counted from when the task can be done.
/// </summary>
public sealed class UnclaimedAlarm(EnforcementDbContext db, ProfileCatalog profiles, CourtCalendars calendars) : AlarmHandler
{
    /// <summary>Stored with every alarm.</summary>
    public const string Name = "unclaimed-task";

    private const int Rungs = 2;

    public static string KeyOf(Guid taskId) => $"unclaimed:{taskId:N}";

    /// <summary>The alarm of a rung: the profile's span after an instant, in working days at the same time of day.</summary>
    public static AlarmDraft Rung(Guid taskId, int rung, CourtProfile profile, CourtCalendar calendar, DateTimeOffset from) =>
        new(Name, KeyOf(taskId), WorkingSpan.After(profile.Settings.UnclaimedAfter, calendar, from), new Dictionary<string, object?>
        {
            ["task"] = taskId.ToString("D"),
            ["rung"] = (double)rung,
        });

    public override async Task HandleAsync(AlarmContext context)
    {
        var data = (Dictionary<string, object?>)context.Data!;
        var taskId = Guid.Parse((string)data["task"]!);
        var rung = (int)(double)data["rung"]!;
        var task = await db.HumanTasks.SingleOrDefaultAsync(t => t.TenantId == context.Tenant && t.Id == taskId, context.CancellationToken);
        if (task is not { State: HumanTaskState.Open })
            return;
        await TellAsync(context, task, rung);
        if (rung + 1 < Rungs)
            context.Schedule(Rung(taskId, rung + 1, profiles.Get(context.Tenant, context.Now), calendars.Of(context.Tenant), context.DueAt));
    }

    private async Task TellAsync(AlarmContext context, HumanTask task, int rung)
    {
        var about = await db.CaseAsync(context.Tenant, Guid.Parse(context.CorrelationId!), context.CancellationToken);
        var content = new AlertContent($"案件 {about.Number} 的待办“{task.Name}”尚无人签收。", task.Node, null, task.Clause);
        IEnumerable<string> told = rung == 0 ? [.. task.Roles, profiles.Get(context.Tenant, context.Now).CentreRole()] : ["director"];
        foreach (var role in told.Distinct())
            db.Raise(AlertRecipient.HoldersOf(role), about, AlertKind.Unclaimed, $"{task.Id:N}:{rung}", content, context.Now);
    }
}
