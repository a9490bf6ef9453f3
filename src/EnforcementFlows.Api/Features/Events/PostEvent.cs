using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Events;

/// <summary>
/// What happened outside (外部事件): every flow of the case that waits for it goes on, in one transaction with the timeline
/// entry. An event that comes before its wait is kept for it. The same event again, by its key, answers as the first time.
/// </summary>
public static class PostEvent
{
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
        ["payout.executed"] = "案款发放完成",
        ["auction.result"] = "拍卖结果",
        ["performance.reported"] = "被执行人履行",
        ["clue.received"] = "收到财产线索",
    };

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    public sealed record Request
    {
        [Required, StringLength(64)]
        public required string Type { get; init; }

        /// <summary>When it happened, as proven.</summary>
        public required DateTimeOffset OccurredAt { get; init; }

        public JsonElement? Data { get; init; }
    }

    /// <summary>How many flows took the event; 0 = it is kept for a flow that will wait for it.</summary>
    public sealed record Response(string Type, int Reached);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid caseId, Request request, CommandKey key,
        [FromServices] CaseAccess access, [FromServices] WorkflowRuntime runtime, [FromServices] CurrentActor actor,
        [FromServices] ProfileCatalog profiles, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(caseId, cancellationToken) is not { } found)
            return Problems.NotFound();
        if (!actor.Has("event.write", Guid.TryParse(found.HandlerId, out var handler) ? handler : null))
            return Problems.Of(StatusCodes.Status403Forbidden, ErrorCodes.AuthForbidden);
        if (!Kinds.TryGetValue(request.Type, out var words))
            return Problems.Invalid("type", "event.unknown", $"应为 {string.Join("、", Kinds.Keys)} 之一。");
        if (request.OccurredAt > clock.GetUtcNow() + ClockTolerance)
            return Problems.Invalid("occurredAt", "event.in-future", "事件时间不得晚于现在。");
        var data = WorkflowValue.FromElement(request.Data ?? default) as Dictionary<string, object?> ?? [];
        // money starts a flow of its own: receipt, claim, payout clock (TB-3.2-10a)
        var flow = request.Type == "money.arrived" ? profiles.Get(actor.Court, clock.GetUtcNow()).Flows.GetValueOrDefault("funds-receipt") : null;
        var command = new Command(actor.Court, key.CommandId, $"event:{request.Type}", actor.Id, RequestHash.Of(caseId, "event", request));
        var result = await runtime.ExecuteAsync(
            command, burst => PublishAsync(burst, caseId, flow, request.Type, request.OccurredAt, words, data, actor, cancellationToken), cancellationToken);
        return TypedResults.Ok(new Response(request.Type, (int)(double)result.Result!));
    }

    private static Dictionary<string, object?> Receipt(Dictionary<string, object?> data, DateTimeOffset occurredAt) =>
        new(data) { ["arrivedAt"] = data.GetValueOrDefault("arrivedAt") ?? WorkflowValue.Normalise(occurredAt) };

    private static async Task<object?> PublishAsync(
        Burst burst, Guid caseId, string? flow, string type, DateTimeOffset occurredAt, string words, Dictionary<string, object?> data, CurrentActor actor, CancellationToken cancellationToken)
    {
        var db = burst.Services.GetRequiredService<EnforcementDbContext>();
        var about = await db.CaseAsync(actor.Court, caseId, cancellationToken);
        if (about.IsClosed)
            throw new DomainException("case.closed", $"案件 {about.Number} 已结案，不再接收事件。");
        db.Note(about, type, words, burst.Now, actor: actor.Id, provenAt: occurredAt);
        var payload = new Dictionary<string, object?> { ["type"] = type, ["occurredAt"] = WorkflowValue.Normalise(occurredAt), ["data"] = data };
        var reached = await burst.PublishAsync(type, caseId.ToString("D"), payload, cancellationToken);
        if (flow is null)
            return reached;
        await burst.StartAsync(flow, new() { ["caseId"] = caseId.ToString("D"), ["receipt"] = Receipt(data, occurredAt) }, caseId.ToString("D"), cancellationToken);
        return reached + 1;
    }
}
