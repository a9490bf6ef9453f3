using EnforcementFlows.Api.Features.Alerts;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Supervision;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Supervision;

/// <summary>
/// Carries out what the bureau's head decided on an overdue node: 督办, 通报 or 免责 (TB-3.2-14c). A bulletin follows only his
/// decision (C-48); the ledger row keeps it.
/// </summary>
[Activity("Court.SuperviseOverdue", DisplayName = "超期处理", Category = "监督", Description = "对超期节点督办、通报或者免责")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityInput("decision", "String", Required = true, DisplayName = "处理", Choices = ["urge=督办", "bulletin=通报", "exempt=免责"])]
[ActivityInput("deadlineId", "String", Required = true, DisplayName = "期限")]
[ActivityInput("form", "Object", DisplayName = "表单")]
[ActivityOutput("holder", "Object", DisplayName = "责任人")]
public sealed class SuperviseOverdue(EnforcementDbContext db) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var deadlineId = Guid.Parse(context.RequiredText("deadlineId"));
        var about = await db.CaseOfAsync(context);
        var report = await db.OverdueReports.Where(r => r.Court == context.Tenant && r.DeadlineId == deadlineId)
            .OrderByDescending(r => r.RaisedAt).FirstAsync(context.CancellationToken);
        var row = await db.NodeLedger.FirstAsync(r => r.Court == context.Tenant && r.DeadlineId == deadlineId, context.CancellationToken);
        var form = context.Input("form") as Dictionary<string, object?> ?? [];
        var decision = EnumCode.Parse<OverdueDecision>(context.RequiredText("decision"));
        var opinion = form.GetValueOrDefault("opinion") as string ?? form.GetValueOrDefault("reason") as string;
        report.Decide(decision, opinion, context.Actor ?? "system", context.Now);
        var bulletin = decision == OverdueDecision.Bulletin ? await IssueAsync(context, report) : null;
        row.RecordDecision(decision, bulletin?.Number);
        Tell(context, about, report, decision, bulletin);
        db.Note(about, $"overdue-{decision.Code()}", $"节点“{report.NodeName}”超期，局长决定：{Words(decision)}。{opinion}", context.Now, context.Input<string>("clause"), context.Actor, report.Node);
        context.SetOutput("holder", Holder(report.Holder));
    }

    private async Task<BulletinEntry> IssueAsync(ActivityExecutionContext context, OverdueReport report)
    {
        var year = CourtTime.DayOf(context.Now).Year;
        var last = await db.Bulletin.Where(b => b.Court == context.Tenant && b.Year == year).MaxAsync(b => (int?)b.Sequence, context.CancellationToken) ?? 0;
        var bulletin = BulletinEntry.Issue(report, year, last + 1);
        db.Bulletin.Add(bulletin);
        return bulletin;
    }

    private void Tell(ActivityExecutionContext context, Domain.Cases.EnforcementCase about, OverdueReport report, OverdueDecision decision, BulletinEntry? bulletin)
    {
        if (decision == OverdueDecision.Exempt)
            return;
        var kind = decision == OverdueDecision.Urge ? AlertKind.Urging : AlertKind.Bulletin;
        var text = $"案件 {about.Number} 的节点“{report.NodeName}”超期，{Words(decision)}{bulletin?.Number}：{report.Opinion}";
        foreach (var recipient in Recipients(report.Holder))
            db.Raise(recipient, about, kind, report.Id.ToString("N"), new(text, report.Node, report.DeadlineId, context.Input<string>("clause")), context.Now);
    }

    private static IEnumerable<AlertRecipient> Recipients(string holder) =>
        Guid.TryParse(holder, out _) ? [AlertRecipient.Person(holder)] : holder.Split(',').Select(AlertRecipient.HoldersOf);

    private static Dictionary<string, object?> Holder(string holder) =>
        Guid.TryParse(holder, out _) ? new() { ["userId"] = holder, ["roles"] = "handler" } : new() { ["userId"] = null, ["roles"] = holder };

    private static string Words(OverdueDecision decision) => decision switch
    {
        OverdueDecision.Urge => "督办",
        OverdueDecision.Bulletin => "通报",
        _ => "免责",
    };
}
