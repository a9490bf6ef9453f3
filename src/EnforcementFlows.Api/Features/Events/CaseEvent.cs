using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Events;

/// <summary>Something that happened outside (外部事件), whoever reports it.</summary>
/// <param name="Type">One of <see cref="Kinds"/>.</param>
/// <param name="OccurredAt">When it happened, as proven.</param>
public sealed record CaseEvent(string Type, DateTimeOffset OccurredAt, Dictionary<string, object?> Data)
{
    private const string PayoutExecuted = "payout.executed";

    /// <summary>Events that courts' systems may send, with the words of the timeline.</summary>
    public static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["query.result"] = "网络查控结果返回",
        ["control.done"] = "财产控制完成",
        ["control.failed"] = "财产控制失败",
        ["document.sent"] = "文书发出",
        ["document.served"] = "文书送达",
        ["document.returned"] = "文书退回",
        ["money.arrived"] = "案款到账",
        [PayoutExecuted] = "案款发放完成",
        ["auction.result"] = "拍卖结果",
        ["performance.reported"] = "被执行人履行",
        ["clue.received"] = "收到财产线索",
    };

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Whether it is said to have happened later than now, by more than clocks may differ.</summary>
    public bool IsInFuture(DateTimeOffset now) => OccurredAt > now + ClockTolerance;

    /// <summary>What flows are given of it.</summary>
    public Dictionary<string, object?> Payload => new() { ["type"] = Type, ["occurredAt"] = WorkflowValue.Normalise(OccurredAt), ["data"] = Data };

    /// <summary>Lets every flow of the case that waits for it go on, with the entry of the timeline; one that comes before its wait is kept for it.</summary>
    /// <returns>How many flows took it.</returns>
    /// <exception cref="DomainException"><c>case.closed</c>, <c>approval.missing</c></exception>
    public async Task<int> PublishAsync(Burst burst, Guid caseId, CancellationToken cancellationToken)
    {
        var db = burst.Services.GetRequiredService<EnforcementDbContext>();
        var about = await db.CaseAsync(burst.Command.TenantId, caseId, cancellationToken);
        if (about.IsClosed)
            throw new DomainException("case.closed", $"案件 {about.Number} 已结案，不再接收事件。");
        if (Type == PayoutExecuted)
            await RequireApprovedPayoutAsync(db, about, cancellationToken);
        db.Note(about, Type, Kinds[Type], burst.Now, actor: burst.Command.Actor, provenAt: OccurredAt);
        var reached = await burst.PublishAsync(Type, caseId.ToString("D"), Payload, cancellationToken);
        if (StartedFlow(burst) is not { } flow)
            return reached;
        await burst.StartAsync(flow, new() { ["caseId"] = caseId.ToString("D"), ["receipt"] = Receipt() }, caseId.ToString("D"), cancellationToken);
        return reached + 1;
    }

    // TB-3.2-10c: kept for a flow to come, it would count as the execution of what nobody has approved yet
    private static async Task RequireApprovedPayoutAsync(EnforcementDbContext db, EnforcementCase about, CancellationToken cancellationToken)
    {
        if (!await db.Requests.AnyAsync(r => r.Court == about.Court && r.CaseId == about.Id && r.Kind == RequestKinds.Payout && r.State == RequestState.Approved, cancellationToken))
            throw new DomainException("approval.missing", "本案没有已经批准、尚待办理的案款发放申请。");
    }

    // money starts a flow of its own: receipt, claim, payout clock (TB-3.2-10a)
    private string? StartedFlow(Burst burst) => Type == "money.arrived"
        ? burst.Services.GetRequiredService<ProfileCatalog>().Get(burst.Command.TenantId, burst.Now).Flows.GetValueOrDefault("funds-receipt")
        : null;

    private Dictionary<string, object?> Receipt() => new(Data) { ["arrivedAt"] = Data.GetValueOrDefault("arrivedAt") ?? WorkflowValue.Normalise(OccurredAt) };
}
