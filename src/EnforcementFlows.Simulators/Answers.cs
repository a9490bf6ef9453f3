using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnforcementFlows.Simulators;

/// <summary>What a gateway answers to a request: events under the names that the host knows, with invented contents that are the same every time.</summary>
internal static class Answers
{
    /// <param name="number">Of the first message.</param>
    public static IEnumerable<Message> To(string gateway, Request request, string reference, Behaviour behaviour, long number, DateTimeOffset now)
    {
        var happened = request.RequestedAt + behaviour.AnswerAfter;
        var bodies = Events(gateway, request, reference, happened, behaviour.Answer == AnswerMode.Error)
            .Select(@event => Body(request, happened, @event.Type, @event.Data)).ToList();
        var messages = bodies.Select((body, i) => (Id: $"{gateway}.{request.Id:N}.{i + 1}", Body: body)).ToList();
        var again = messages.Select(message => (Id: $"{message.Id}.again", message.Body));
        IEnumerable<(string Id, string Body)> sent = behaviour.Answer switch
        {
            AnswerMode.Never => [],
            AnswerMode.Twice => [.. messages, .. messages, .. again],
            AnswerMode.OutOfOrder => Enumerable.Reverse(messages),
            AnswerMode.Garbage => messages.Select(message => (message.Id, $"<answer to=\"{request.Id}\">查询成功")),
            _ => messages,
        };
        return sent.Select((message, i) => new Message(
            number + i, gateway, request.Court, request.Id, message.Id, message.Body, happened, now + behaviour.AnswerAfter));
    }

    private static IEnumerable<(string Type, JsonObject Data)> Events(string gateway, Request request, string reference, DateTimeOffset at, bool failed)
    {
        var asked = request.Data is { ValueKind: JsonValueKind.Object } data ? JsonObject.Create(data)! : [];
        switch (request.Operation)
        {
            case "query":
                var system = asked["system"]?.DeepClone() ?? (gateway == "point-to-point-query" ? "point-to-point" : "national");
                yield return failed
                    ? ("query.result", new() { ["system"] = system, ["error"] = "对方系统查询失败" })
                    : ("query.result", new() { ["system"] = system, ["queriedAt"] = Instant(at), ["found"] = true, ["assets"] = new JsonArray(Deposit(request.Id)) });
                break;
            case "control":
                yield return failed
                    ? ("control.failed", new() { ["system"] = asked["system"]?.DeepClone(), ["reason"] = "账户状态异常" })
                    : ("control.done", new() { ["system"] = asked["system"]?.DeepClone() });
                break;
            case "serve":
                foreach (var document in Documents(asked))
                {
                    yield return ("document.sent", new() { ["documentId"] = document, ["method"] = "electronic", ["sentAt"] = Instant(at), ["proof"] = $"{reference}.pdf" });
                    yield return failed
                        ? ("document.returned", new() { ["documentId"] = document, ["returnedAt"] = Instant(at), ["reason"] = "查无此人" })
                        : ("document.served", new() { ["documentId"] = document, ["method"] = "electronic", ["servedAt"] = Instant(at), ["proof"] = $"{reference}-receipt.pdf" });
                }

                break;
            case "pay":
                yield return ("payout.executed", failed
                    ? new() { ["requestId"] = asked["requestId"]?.DeepClone(), ["success"] = false, ["failureReason"] = "收款账户已销户" }
                    : new() { ["requestId"] = asked["requestId"]?.DeepClone(), ["success"] = true, ["paidAt"] = Instant(at), ["reference"] = reference });
                break;
            default: // a text message sent, a report received
                yield return ($"{request.Operation}.{(failed ? "failed" : "done")}", new() { ["reference"] = reference });
                break;
        }
    }

    // one account for each request, so that its answer can be told from others'
    private static JsonObject Deposit(Guid id) => new()
    {
        ["kind"] = "deposit",
        ["owner"] = "debtor-1",
        ["identifier"] = $"6222{BitConverter.ToUInt32(id.ToByteArray(), 12) % 1_000_000_000_000:D12}",
        ["description"] = "某银行账户",
        ["amount"] = "1234.56",
        ["disposable"] = true,
    };

    private static IEnumerable<string> Documents(JsonObject asked)
    {
        if (asked["documentId"] is JsonValue one)
            return [one.ToString()];
        return asked["documents"] is JsonArray many ? many.OfType<JsonNode>().Select(document => (document is JsonObject row ? row["documentId"] : document)!.ToString()) : [];
    }

    private static string Body(Request request, DateTimeOffset at, string type, JsonObject data) =>
        new JsonObject
        {
            ["requestId"] = request.Id,
            ["caseNumber"] = request.CaseNumber,
            ["type"] = type,
            ["occurredAt"] = Instant(at),
            ["data"] = data,
        }.ToJsonString(Ledger.Json);

    private static string Instant(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
