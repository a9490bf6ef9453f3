using System.Text.Json;
using EnforcementFlows.Api.Features.Events;
using EnforcementFlows.Api.Features.Forms;
using EnforcementFlows.Api.Hosting.Validation;
using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Workflow.Outbox;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Api.Features.Gateways;

/// <summary>A message as it was received can not be carried out; says why, without personal data.</summary>
public sealed class InboundRejectedException(string reason) : MessageRefusedException(reason);

/// <summary>What an outside system says: the answer to a request, or what happened on a case.</summary>
internal sealed record InboundContent(Guid? RequestId, string? CaseNumber, CaseEvent Event)
{
    // of an operation that says nothing a case could be told: "send.done", "report.failed"
    private const string Done = ".done";
    private const string Failed = ".failed";

    // a system reports what is its own business and nothing else
    private static readonly Dictionary<string, string[]> Reports = new()
    {
        [GatewayNames.NationalQuery] = ["query.result", "control.done", "control.failed"],
        [GatewayNames.PointToPointQuery] = ["query.result", "control.done", "control.failed"],
        [GatewayNames.Service] = ["document.sent", "document.served", "document.returned"],
        [GatewayNames.Sms] = ["document.sent", "document.served", "document.returned"],
        [GatewayNames.Funds] = ["money.arrived", "payout.executed"],
        [GatewayNames.SuperiorCourt] = ["clue.received", "performance.reported"],
    };

    /// <summary>Whether the other side took the request and could not do it after all.</summary>
    public bool IsRefusal => (IsBare && Event.Type.EndsWith(Failed, StringComparison.Ordinal)) || (Event.Type == "query.result" && FormData.Of(Event.Data).Has("error"));

    /// <summary>Whether it says only that a request was done or failed.</summary>
    public bool IsBare => !CaseEvent.Kinds.ContainsKey(Event.Type)
        && (Event.Type.EndsWith(Done, StringComparison.Ordinal) || Event.Type.EndsWith(Failed, StringComparison.Ordinal));

    /// <exception cref="InboundRejectedException">It is not what was agreed.</exception>
    public static InboundContent Read(InboundMessage message, DateTimeOffset now, JsonSerializerOptions json)
    {
        var body = Parse(message.Body, json) ?? throw new InboundRejectedException("内容不是约定的格式");
        var data = body.Data is { } given ? WorkflowValue.FromElement(given) as Dictionary<string, object?> ?? [] : [];
        var content = new InboundContent(body.RequestId, body.CaseNumber, new(body.Type, body.OccurredAt, data));
        if (!content.IsBare && !Reports[message.Gateway].Contains(body.Type))
            throw new InboundRejectedException("该系统不报送此类事件");
        if (content.RequestId is null && (content.IsBare || content.IsRefusal || content.CaseNumber is null))
            throw new InboundRejectedException("未说明是哪一请求或哪一案件");
        if (content.Event.IsInFuture(now))
            throw new InboundRejectedException("事件时间晚于现在");
        return content;
    }

    /// <summary>What it is about, as far as that can be read.</summary>
    public static (Guid? RequestId, string? CaseNumber) AddressOf(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return (Text(document.RootElement, "requestId") is { } id && Guid.TryParse(id, out var request) ? request : null, Text(document.RootElement, "caseNumber"));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Text(JsonElement body, string member) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && Storable.Fault(value) is null
            ? value.GetString()
            : null;

    private static Body? Parse(string text, JsonSerializerOptions json)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Storable.Fault(document.RootElement) is null && document.RootElement.Deserialize<Body>(json) is { Type: not null } body ? body : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Body
    {
        public Guid? RequestId { get; init; }

        public string? CaseNumber { get; init; }

        public required string Type { get; init; }

        public required DateTimeOffset OccurredAt { get; init; }

        public JsonElement? Data { get; init; }
    }
}
