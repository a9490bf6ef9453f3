using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnforcementFlows.Api.Tests.Features.Elsa.Contract;

/// <summary>
/// The shape of an answer, as <c>shapes.json</c> has it: the members that must be there and the JSON type of each, with a question mark where it
/// may be null. Members beside them are ignored, as Studio does.
/// </summary>
internal static class JsonShape
{
    /// <summary>Where an answer has another shape.</summary>
    public static IEnumerable<string> Differences(JsonNode? shape, JsonNode? answer, string place = "$") => shape switch
    {
        JsonObject members when answer is JsonObject given => members.SelectMany(member => given.ContainsKey(member.Key)
            ? Differences(member.Value, given[member.Key], $"{place}.{member.Key}")
            : [$"{place}.{member.Key} is missing"]),
        JsonArray items when answer is JsonArray given => items.Count == 0 ? [] : given.SelectMany((item, index) => Differences(items[0], item, $"{place}[{index}]")),
        JsonValue kind when IsOf(kind.GetValue<string>(), answer) => [],
        _ => [$"{place} is {KindOf(answer)} and should be {(shape is JsonValue kind ? kind.GetValue<string>() : KindOf(shape))}"],
    };

    private static bool IsOf(string kind, JsonNode? answer) => KindOf(answer) is var found && (found == kind.TrimEnd('?') || (found == "null" && (kind == "null" || kind.EndsWith('?'))));

    private static string KindOf(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.Value.ToString().ToLowerInvariant(),
    };
}
