using EnforcementFlows.Api.Features.Alerts;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Supervision;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Timers;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Deadlines;

/// <summary>
/// A deadline's alarm: before the end an alert to its holders (TB-3.2-14b), at the end the report to the bureau's head with a
/// row in the node ledger (TB-3.2-14a, TB-3.2-14c). The alarm is only a hint; the deadline's row decides what is due.
/// </summary>
public sealed class DeadlineAlarmHandler(EnforcementDbContext db, DeadlineBook book, ProfileCatalog profiles) : AlarmHandler
{
    public override async Task HandleAsync(AlarmContext context)
    {
        var id = Guid.Parse((string)((Dictionary<string, object?>)context.Data!)["deadline"]!);
        var deadline = await db.Deadlines.FirstOrDefaultAsync(d => d.Court == context.Tenant && d.Id == id, context.CancellationToken);
        if (deadline is null)
            return;
        var about = await db.CaseAsync(context.Tenant, deadline.CaseId, context.CancellationToken);
        if (EndedWithItsCase(deadline, about))
        {
            deadline.Void();
            (await book.LedgerRowAsync(deadline, context.CancellationToken)).RecordVoid(context.Now);
            return;
        }

        var profile = profiles.Get(context.Tenant, context.Now);
        if (profile.Nodes.GetValueOrDefault(deadline.Node)?.EndsByItself == true && deadline.RunOut(context.Now))
            await EndAsync(context, deadline, about);
        else if (deadline.MarkOverdue(context.Now))
            await ReportAsync(context, deadline, about, profile);
        else if (deadline.Warn(context.Now) is { } lead)
            await WarnAsync(context, deadline, about, profile, lead);
        else if (deadline.IsFinished)
            DeadlineSignals.Send(context.Execution, deadline, deadline.State == DeadlineState.Void ? DeadlineSignals.Void : DeadlineSignals.Met); // ended by another flow
        if (DeadlineBook.NextAlarm(deadline, context.Now) is { } next)
            context.Schedule(next);
    }

    // a closed case has nothing left to do for the nodes of before; the validity of a measure outlives it
    private static bool EndedWithItsCase(Deadline deadline, EnforcementCase about) =>
        about.ClosedAt is { } closedAt && deadline.Kind == DeadlineKind.Procedural && deadline.StartedAt < closedAt && !deadline.IsFinished;

    private async Task EndAsync(AlarmContext context, Deadline deadline, EnforcementCase about)
    {
        (await book.LedgerRowAsync(deadline, context.CancellationToken)).RecordMet(deadline.MetAt!.Value);
        db.Note(
            about, "deadline-ended", $"节点“{deadline.Name}”：{DueText.Of(deadline)}届满", context.Now, deadline.Clause, null, deadline.Node,
            data: TimelineDetails.OfDeadline(deadline));
        DeadlineSignals.Send(context.Execution, deadline, DeadlineSignals.Met);
    }

    private async Task WarnAsync(AlarmContext context, Deadline deadline, EnforcementCase about, CourtProfile profile, Period lead)
    {
        var text = $"案件 {about.Number} 的节点“{deadline.Name}”将于{DueText.Of(deadline)}到期，请在期限内完成。";
        var content = new AlertContent(text, deadline.Node, deadline.Id, profile.ClauseOf("nodeAlert") ?? deadline.Clause);
        var kind = deadline.Kind == DeadlineKind.Validity ? AlertKind.MeasureExpiry : AlertKind.NodeAlert;
        foreach (var recipient in DeadlineBook.HoldersOf(about, profile, deadline.Node))
            db.Raise(recipient, about, kind, $"{deadline.Id:N}:{lead.N}{lead.Unit}:{deadline.DueAt.UtcTicks}", content, context.Now);
        ReportNear(context, deadline, about, profile, $"{deadline.Id:N}:{lead.N}{lead.Unit}:{deadline.DueAt.UtcTicks}");
        (await book.LedgerRowAsync(deadline, context.CancellationToken)).RecordAlert("系统提醒", context.Now);
        db.Note(about, "deadline-alert", text, context.Now, deadline.Clause, null, deadline.Node, data: TimelineDetails.OfDeadline(deadline));
        DeadlineSignals.Send(context.Execution, deadline, DeadlineSignals.Alert);
    }

    // WL-2-8b: near and not done, and neither deferred, it is reported the same day; a deferral has moved the deadline, and its alerts with it
    private void ReportNear(AlarmContext context, Deadline deadline, EnforcementCase about, CourtProfile profile, string occasion)
    {
        if (profile.Nodes.GetValueOrDefault(deadline.Node)?.NearDue is not { } report)
            return;
        var content = new AlertContent(
            $"案件 {about.Number} 的节点“{deadline.Name}”将于{DueText.Of(deadline)}到期，尚未完成。", deadline.Node, deadline.Id, report.Clause ?? deadline.Clause);
        foreach (var role in report.Roles)
            db.Raise(AlertRecipient.HoldersOf(role), about, AlertKind.NearDueReport, occasion, content, context.Now);
    }

    private async Task ReportAsync(AlarmContext context, Deadline deadline, EnforcementCase about, CourtProfile profile)
    {
        var before = deadline.DueAt <= about.RegisteredAt ? "（登记到本系统前已超期）" : "";
        var text = $"案件 {about.Number} 的节点“{deadline.Name}”已于{DueText.Of(deadline)}到期，尚未完成{before}。";
        var content = new AlertContent(text, deadline.Node, deadline.Id, profile.ClauseOf("overdueReport") ?? deadline.Clause);
        var target = await TargetAsync(deadline.Node, about, profile, context.CancellationToken);
        db.Raise(AlertRecipient.HoldersOf(target), about, AlertKind.OverdueReport, deadline.Id.ToString("N"), content, context.Now);
        (await book.LedgerRowAsync(deadline, context.CancellationToken)).RecordReport(target, context.Now);
        db.OverdueReports.Add(OverdueReport.Raise(about, DeadlineBook.NodeOf(deadline, about, profile), target, context.Now));
        db.Note(about, "deadline-overdue", text, context.Now, deadline.Clause, null, deadline.Node, data: TimelineDetails.OfDeadline(deadline));
        DeadlineSignals.Send(context.Execution, deadline, DeadlineSignals.Overdue);
        if (profile.Flows.TryGetValue("overdue", out var flow))
            context.Enqueue(Supervision(flow, about, deadline, target));
    }

    // C-22: where one of those who are late holds the post himself, the report goes one level up
    private async Task<string> TargetAsync(string node, EnforcementCase about, CourtProfile profile, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> targets = profile.Nodes.GetValueOrDefault(node) is { Escalate.Count: > 0 } found ? found.Escalate : ["director"];
        var (handler, roles) = (Guid.TryParse(DeadlineBook.ResponsibleHandler(about, profile, node), out var id) ? id : Guid.Empty, DeadlineBook.RolesOf(profile, node));
        var late = await db.Users.AsNoTracking().Where(u => u.Court == about.Court && u.Active && (handler == Guid.Empty ? u.Roles.Any(r => roles.Contains(r.Role)) : u.Id == handler))
            .Select(u => u.Roles.Select(r => r.Role).ToList()).ToListAsync(cancellationToken);
        return targets.FirstOrDefault(target => !late.Exists(held => held.Contains(target))) ?? targets[^1];
    }

    private static OutboxMessage Supervision(string flow, EnforcementCase about, Deadline deadline, string target) =>
        FlowStart.Of(
            flow, about.Id, $"overdue:{deadline.Id:N}:{deadline.DueAt.UtcTicks}",
            new() { ["caseId"] = about.Id.ToString("D"), ["deadlineId"] = deadline.Id.ToString("D"), ["target"] = target });
}
