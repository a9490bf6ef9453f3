using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Api.Features.Gateways;

/// <summary>How requests and incoming messages lie in the outbox.</summary>
internal static class GatewayOutbox
{
    /// <summary>Kind of what goes out, followed by a colon and the gateway: a system that stands still holds up no other.</summary>
    public const string Outgoing = "gateway";

    /// <summary>Kind of what has come in and is to be carried out, followed by a colon and the gateway.</summary>
    public const string Incoming = "inbound";

    public static OutboxMessage Of(GatewayRequest request) =>
        new(KindOf(request), request.Id.ToString("D"), new Dictionary<string, object?> { ["request"] = request.Id.ToString("D") }) { CorrelationId = request.CaseId.ToString("D") };

    public static OutboxMessage Of(InboundMessage message) =>
        new($"{Incoming}:{message.Gateway}", message.Id.ToString("D"), new Dictionary<string, object?> { ["message"] = message.Id.ToString("D") })
        {
            CorrelationId = (message.CaseId ?? message.Id).ToString("D"),
        };

    /// <summary>Payload of a request that may have been sent before: the other side is asked first.</summary>
    public static string AskFirst(GatewayRequest request) => Marked(request, "ask");

    /// <summary>Payload of a request that is being sent for the first time, or was when its host was killed.</summary>
    public static string Begun(GatewayRequest request) => Marked(request, "begun");

    private static string Marked(GatewayRequest request, string mark) =>
        WorkflowValue.ToJson(new Dictionary<string, object?> { ["request"] = request.Id.ToString("D"), [mark] = true });

    public static string KindOf(GatewayRequest request) => $"{Outgoing}:{request.Gateway}";
}
