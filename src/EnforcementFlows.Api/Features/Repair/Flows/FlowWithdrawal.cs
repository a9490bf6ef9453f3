using EnforcementFlows.Api.Features.Alerts;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Deadlines;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Repair.Flows;

/// <summary>
/// What an ended flow leaves behind on its case: its deadlines are void, for nothing would meet them or ring for them any more; the
/// request it ran on has failed; and where it was the case's own flow, those who answer for the case are told.
/// </summary>
internal sealed class FlowWithdrawal(EnforcementDbContext db, DeadlineBook book, ProfileCatalog profiles)
{
    private const string Director = "director";

    public async Task WithdrawAsync(EnforcementCase about, IReadOnlyList<CancelledInstance> ended, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var flow in ended.Where(f => f.CorrelationId == about.Id.ToString("D")))
        {
            var voided = await VoidDeadlinesAsync(about, flow, now, cancellationToken);
            await FailRequestAsync(about, flow, reason, now, cancellationToken);
            if (flow.DefinitionId == profiles.Get(about.Court, now).FlowOf(about.Type))
                Warn(about, flow, voided, reason, now);
        }
    }

    private async Task<List<string>> VoidDeadlinesAsync(EnforcementCase about, CancelledInstance flow, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await OpenDeadlines(db, about.Court, flow.Id).ToListAsync(cancellationToken);
        foreach (var deadline in open.Where(d => d.Void()))
        {
            (await book.LedgerRowAsync(deadline, cancellationToken)).RecordVoid(now);
            db.Note(about, "deadline-void", $"节点“{deadline.Name}”随流程取消作废", now, deadline.Clause, null, deadline.Node, data: TimelineDetails.OfDeadline(deadline));
        }

        return [.. open.Select(d => d.Name)];
    }

    /// <summary>The deadlines that a flow has started and that are still open.</summary>
    public static IQueryable<Deadline> OpenDeadlines(EnforcementDbContext db, string court, Guid instanceId) => db.Deadlines.Where(
        d => d.Court == court && d.InstanceId == instanceId && d.MetAt == null && d.State != DeadlineState.Met && d.State != DeadlineState.Void);

    private async Task FailRequestAsync(EnforcementCase about, CancelledInstance flow, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var named = (flow.Input.GetValueOrDefault("request") as Dictionary<string, object?>)?.GetValueOrDefault("id") as string;
        if (!Guid.TryParse(named, out var id) || await db.Requests.FirstOrDefaultAsync(r => r.Court == about.Court && r.Id == id, cancellationToken) is not { } request)
            return;
        if (!request.IsUndecided && request.State != Domain.Requests.RequestState.Approved)
            return;
        request.Fail($"流程已由管理员取消：{reason}", now);
        db.Note(about, "request-failed", $"申请（{request.Kind}）未能办理：流程已由管理员取消。", now);
    }

    private void Warn(EnforcementCase about, CancelledInstance flow, List<string> voided, string reason, DateTimeOffset now)
    {
        var nodes = voided.Count == 0 ? "" : $"已作废的节点：{string.Join('、', voided)}。";
        var content = new AlertContent($"案件 {about.Number} 的主流程已由管理员取消，本案现无流程推进，请另行安排。理由：{reason}。{nodes}");
        AlertRecipient[] told = about.HandlerId is { } handler ? [AlertRecipient.HoldersOf(Director), AlertRecipient.Person(handler)] : [AlertRecipient.HoldersOf(Director)];
        foreach (var recipient in told)
            db.Raise(recipient, about, AlertKind.Notice, $"flow-cancelled:{flow.Id:N}", content, now);
        db.Note(about, "flow-missing", "本案主流程已取消，现无流程推进。", now);
    }
}
