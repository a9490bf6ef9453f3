using System.Globalization;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Supervision;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Supervision;

/// <summary>Opens the day's check of the court's nodes (流程节点日核查, WL-1.1-0): once a day, on working days. Its flow runs on no case.</summary>
[Activity("Court.OpenDailyCheck", DisplayName = "开始当日节点核查", Category = "监督", Description = "列出近期到期的节点，开始当日核查")]
[ActivityInput("days", "Number", DisplayName = "核查多少天内到期的节点，缺省为三天")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityOutput("check", "Object", DisplayName = "核查")]
[ActivityOutcomes(Opened, None, Labels = ["已开始", "无需核查"])]
public sealed class OpenDailyCheck(EnforcementDbContext db, CourtCalendars calendars) : Activity
{
    private const string Opened = "opened";
    private const string None = "none";
    private const int DaysAhead = 3;

    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var (court, today) = (context.Tenant, CourtTime.DayOf(context.Now));
        // after days in which the system stood still every missed start comes, and the first one opens today's
        if (calendars.Of(court).IsRestDay(today) || await db.DailyChecks.AnyAsync(c => c.Court == court && c.Day == today, context.CancellationToken))
        {
            context.Complete(None);
            return;
        }

        var (now, ahead) = (context.Now, context.Now.AddDays(context.Input("days") is double days ? days : DaysAhead));
        var open = db.NodeLedger.Where(r => r.Court == court && r.MetAt == null && r.VoidedAt == null);
        var check = DailyCheck.Open(
            court, today, await open.CountAsync(r => r.DueAt <= now, context.CancellationToken), await open.CountAsync(r => r.DueAt > now && r.DueAt <= ahead, context.CancellationToken), now);
        db.DailyChecks.Add(check);
        context.SetOutput("check", new Dictionary<string, object?>
        {
            ["id"] = check.Id.ToString("D"),
            ["day"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["overdue"] = (double)check.Overdue,
            ["dueSoon"] = (double)check.DueSoon,
        });
        context.Complete(Opened);
    }
}

/// <summary>Marks a day's check done (当日核查完成), by whoever did its task.</summary>
[Activity("Court.CloseDailyCheck", DisplayName = "登记当日节点核查", Category = "监督", Description = "登记当日核查结果")]
[ActivityInput("checkId", "String", Required = true, DisplayName = "核查")]
[ActivityInput("result", "Object", Required = true, DisplayName = "待办结果")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
public sealed class CloseDailyCheck(EnforcementDbContext db) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var id = Guid.Parse(context.RequiredText("checkId"));
        var check = await db.DailyChecks.FirstOrDefaultAsync(c => c.Court == context.Tenant && c.Id == id, context.CancellationToken)
            ?? throw new ActivityFaultException("check-missing", "There is no such check.");
        var result = FormData.Of(context.Input("result"));
        check.Finish(result.RequiredText("by", "核查人"), result.Part("form").Text("note"), context.Now);
    }
}
