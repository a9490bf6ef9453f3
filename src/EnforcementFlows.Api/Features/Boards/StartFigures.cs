using EnforcementFlows.Api.Features.Alerts;
using EnforcementFlows.Api.Features.Funds;
using EnforcementFlows.Api.Features.Measures;
using EnforcementFlows.Api.Features.Supervision;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Calendars;

namespace EnforcementFlows.Api.Features.Boards;

/// <summary>Counts the lists behind the first page, each as its endpoint reads it and no further than people look: what comes behind a thousand is “more”.</summary>
public sealed class StartFigures(EnforcementDbContext db, CurrentActor actor, NodeLedger nodes, MeasureLedger measures, ReceiptLedger receipts)
{
    private const int Most = 1000;
    private const int ExpiringWithinDays = 30;

    public async Task<IReadOnlyList<StartBoard.Figure>> OwnAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tonight = CourtTime.EndOf(CourtTime.DayOf(now)).ToUniversalTime();
        const string tasks = "/api/tasks";
        var all = new TaskFilter { Now = now };
        return
        [
            await OwnAsync("approvals", "待呈批", Tasks(TaskViews.Inbox, all with { Approval = true }), tasks.With("view", "inbox").With("approval", true)),
            await OwnAsync("my-tasks", "我的待办", Tasks(TaskViews.Mine, all), tasks.With("view", "mine")),
            await OwnAsync("claimable-tasks", "可签收", Tasks(TaskViews.Available, all), tasks.With("view", "available")),
            await OwnAsync(
                "tasks-due-today", "今日到期的待办", Tasks(TaskViews.Mine, all with { DueFrom = now, DueBy = tonight }), tasks.With("view", "mine").With("overdue", false).With("dueBy", tonight)),
            await OwnAsync("tasks-overdue", "已超期的待办", Tasks(TaskViews.Mine, all with { OnlyLate = true }), tasks.With("view", "mine").With("overdue", true)),
            await OwnAsync(
                "alerts", "未确认的提醒", ListAlerts.Find(db, actor, "mine", caseId: null, acknowledged: false), "/api/alerts".With("view", "mine").With("acknowledged", false)),
        ];

        Listing<Workflow.HumanTasks.HumanTask> Tasks(string view, TaskFilter filter) => TaskViews.Find(db, actor, view, filter);

        Task<StartBoard.Figure> OwnAsync<T>(string code, string name, Listing<T> list, string path) => CountAsync(code, name, own: true, list, path, cancellationToken);
    }

    public async Task<IReadOnlyList<StartBoard.Figure>> CourtAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = CourtTime.DayOf(now);
        var (tonight, expiring) = (CourtTime.EndOf(today).ToUniversalTime(), today.AddDays(ExpiringWithinDays));
        return
        [
            await CourtAsync(
                "nodes-due-today", "今日到期", nodes.Find(new() { Open = true, Overdue = false, DueBy = tonight }), BoardPaths.Nodes.With("overdue", false).With("dueBy", tonight)),
            await CourtAsync("nodes-overdue", "已超期", nodes.Find(new() { Open = true, Overdue = true }), BoardPaths.Nodes.With("overdue", true)),
            await CourtAsync("overdue-undecided", "超期待批示", OverdueBoard.Find(db, actor, decided: false), "/api/boards/overdue"),
            await CourtAsync(
                "measures-expiring", "查封将到期", measures.Find(state: null, today, expiring), "/api/ledgers/measures".With("endsFrom", today).With("endsBy", expiring)),
            await CourtAsync("receipts-unclaimed", "不明款", receipts.Find(unclaimed: true, from: null, to: null), "/api/ledgers/receipts".With("unclaimed", true)),
            await LateAsync("funds-claim-late", "案款认领逾期", "funds-claim"),
            await LateAsync("funds-payout-late", "案款发放逾期", "funds-payout"),
        ];

        Task<StartBoard.Figure> LateAsync(string code, string name, string node) =>
            CourtAsync(code, name, nodes.Find(new() { Open = true, Overdue = true, Node = node }), BoardPaths.Nodes.With("overdue", true).With("node", node));

        Task<StartBoard.Figure> CourtAsync<T>(string code, string name, Listing<T> list, string path) => CountAsync(code, name, own: false, list, path, cancellationToken);
    }

    private static async Task<StartBoard.Figure> CountAsync<T>(string code, string name, bool own, Listing<T> list, string path, CancellationToken cancellationToken)
    {
        var count = await list.CountAsync(Most + 1, cancellationToken);
        return new(code, name, own, Math.Min(count, Most), count > Most, path);
    }
}
