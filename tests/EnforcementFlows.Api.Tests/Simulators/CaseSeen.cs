using System.Text.Json;
using EnforcementFlows.Domain.Gateways;

namespace EnforcementFlows.Api.Tests.Simulators;

/// <summary>What clerks, an administrator and the partner see of one case.</summary>
internal sealed class CaseSeen
{
    public required List<JsonElement> Timeline { get; init; }

    public required List<JsonElement> Tasks { get; init; }

    public required List<JsonElement> Alerts { get; init; }

    public required List<JsonElement> Requests { get; init; }

    public required List<JsonElement> Effects { get; init; }

    /// <summary>Ids of all messages that wait for an administrator.</summary>
    public required List<string> Stuck { get; init; }

    /// <summary>What concerns one gateway.</summary>
    public GatewaySeen Of(string gateway)
    {
        var request = Requests.Single(row => Text(row, "gateway") == gateway);
        var effects = Effects.Where(row => Text(row, "reference").StartsWith($"{gateway}-", StringComparison.Ordinal)).ToList();
        return new(
            string.Join(' ', StoryOf(gateway)),
            Text(request, "state"),
            effects.Count,
            TakenFrom(gateway),
            Text(Tasks.Single(row => Text(row, "name") == TaskOf(gateway)), "state"),
            string.Join(' ', Alerts.Where(row => Text(row, "kind") == "gateway" && IsOf(row, gateway)).Select(row => WarningIn(Text(row, "text")))),
            Stuck.Count(id => id.StartsWith($"{gateway}.{request.GetProperty("id").GetGuid():N}.", StringComparison.Ordinal)),
            effects.Sum(row => row.GetProperty("attempts").GetInt32()));
    }

    private static string TaskOf(string gateway) => gateway switch
    {
        GatewayNames.NationalQuery => "办理总对总网络查询",
        GatewayNames.PointToPointQuery => "办理点对点网络查询",
        GatewayNames.Service => "送达执行通知等文书",
        _ => AskingFlows.TaskOf(gateway),
    };

    private IEnumerable<string> StoryOf(string gateway) => Timeline
        .Where(row => Text(row, "kind").StartsWith("gateway-", StringComparison.Ordinal) && IsOf(row, gateway)).Select(row => Text(row, "kind")["gateway-".Length..]);

    // how often the flow went on with a result
    private int TakenFrom(string gateway) => gateway switch
    {
        GatewayNames.NationalQuery => Timeline.Count(row => Text(row, "kind") == "query-answered" && Text(row, "clause") == "TB-3.2-3a"),
        GatewayNames.PointToPointQuery => Timeline.Count(row => Text(row, "kind") == "query-answered" && Text(row, "clause") == "TB-3.2-3b"),
        GatewayNames.Service => Timeline.Count(row => Text(row, "kind") == "document.sent"),
        _ => Timeline.Count(row => Text(row, "kind") == "record" && Text(row, "text") == AskingFlows.EntryOf(gateway)),
    };

    private static bool IsOf(JsonElement row, string gateway) => Text(row, "text").Contains(GatewayNames.WordsOf(gateway), StringComparison.Ordinal);

    private static string WarningIn(string text) => new[] { "拒绝", "不明", "避免重复办理" }.First(word => text.Contains(word, StringComparison.Ordinal));

    private static string Text(JsonElement row, string member) => row.GetProperty(member).GetString() ?? "";
}

/// <summary>What became of one request.</summary>
/// <param name="Story">The kinds of the timeline, oldest first, without <c>gateway-</c>.</param>
/// <param name="State">Of the request.</param>
/// <param name="Effects">How often the partner carried it out.</param>
/// <param name="Taken">How often a result is on the timeline; for papers, how many were noted as sent.</param>
/// <param name="Task">State of the task for doing it by hand.</param>
/// <param name="Warning">What people were warned of.</param>
/// <param name="Stuck">Messages that wait for an administrator.</param>
/// <param name="Sent">How often the partner was sent it.</param>
internal sealed record GatewaySeen(string Story, string State, int Effects, int Taken, string Task, string Warning, int Stuck, int Sent);
