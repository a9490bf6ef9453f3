using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;
using Microsoft.Extensions.Options;

namespace EnforcementFlows.Api.Features.Gateways;

/// <summary>
/// Asks something of an outside system (外部请求) and, unless told otherwise, waits for its answer. Whoever does it by hand meanwhile
/// is not kept from it: a flow that goes another way cancels the request.
/// </summary>
[Activity("Court.CallGateway", DisplayName = "请求外部系统", Category = "外部系统", Description = "把请求发给外部系统，按答复继续；未接入的由人工办理")]
[ActivityInput("gateway", "String", Required = true, DisplayName = "外部系统",
    Choices =
    [
        "national-query=总对总查控", "point-to-point-query=点对点查控", "service=送达", "sms=短信", "funds=案款", "superior-court=上级法院",
    ])]
[ActivityInput("operation", "String", Required = true, DisplayName = "请求事项")]
[ActivityInput("data", "Object", DisplayName = "内容")]
[ActivityInput("clause", "String", Required = true, DisplayName = "条款", Picker = "clause")]
[ActivityInput("node", "String", DisplayName = "节点", Picker = "node")]
[ActivityInput("wait", "Boolean", DisplayName = "等待答复，缺省为是")]
[ActivityOutput("result", "Object", DisplayName = "结果")]
[ActivityOutcomes(Answered, Refused, Unknown, NotConnected, Sent, Labels = ["已答复", "被拒绝", "结果不明", "未接入", "已发出"])]
public sealed class CallGateway(EnforcementDbContext db, IOptions<GatewaySettings> settings, ProfileCatalog profiles) : Activity
{
    public const string Answered = "Answered";
    public const string Refused = "Refused";
    public const string Unknown = "Unknown";
    public const string NotConnected = "NotConnected";
    public const string Sent = "Sent";

    /// <summary>What a waiting call is woken by; its correlation is the request's id.</summary>
    public const string AnswerEvent = "gateway.answered";

    public override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var gateway = context.RequiredText("gateway");
        if (!GatewayNames.All.Contains(gateway))
            throw new ActivityFaultException("gateway-unknown", $"There is no gateway '{gateway}'.");
        if (!settings.Value.Of(gateway).IsConnected)
        {
            context.Complete(NotConnected);
            return;
        }

        var request = await MakeAsync(context, gateway);
        db.GatewayRequests.Add(request);
        context.Enqueue(GatewayOutbox.Of(request));
        context.State = request.Id.ToString("D");
        if (request.Awaited)
            context.WaitForEvent(AnswerEvent, request.Id.ToString("D"));
        else
            context.Complete(Sent);
    }

    public override ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
    {
        var answer = ((EventStimulus)stimulus).Payload as Dictionary<string, object?> ?? [];
        context.SetOutput("result", answer);
        context.Complete(answer.GetValueOrDefault("outcome") as string ?? Answered);
        return ValueTask.CompletedTask;
    }

    public override async ValueTask CancelledAsync(ActivityExecutionContext context)
    {
        if (!Guid.TryParse(context.State as string, out var id))
            return;
        var profile = profiles.Get(context.Tenant, context.Now);
        await GatewayCancellation.CancelAsync(db, await db.CaseOfAsync(context), profile, id, context.Now, context.CancellationToken);
    }

    private async Task<GatewayRequest> MakeAsync(ActivityExecutionContext context, string gateway)
    {
        var about = await db.CaseOfAsync(context);
        var (operation, node, clause) = (context.RequiredText("operation"), context.Input<string>("node"), context.RequiredText("clause"));
        var data = await GatewayData.CompleteAsync(db, about, operation, context.Input("data") as Dictionary<string, object?> ?? [], context.CancellationToken);
        var request = GatewayRequest.Make(
            about, context.Execution.NewId(), gateway, operation, WorkflowValue.ToJson(data), context.Input("wait") is not false, node, clause, context.Now);
        db.Note(
            about, "gateway-requested", $"向{GatewayNames.WordsOf(gateway)}发出请求。", context.Now, clause, context.Actor, node, data: GatewayNotes.DetailsOf(request));
        return request;
    }
}
