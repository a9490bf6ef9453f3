using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Courts;

namespace EnforcementFlows.Api.Features.Profiles;

/// <summary>One value that a change makes another; lists are compared as a whole.</summary>
/// <param name="Path">Where, such as <c>nodes.enforcement-notice.court.n</c>.</param>
/// <param name="From">Null where there was none.</param>
/// <param name="To">Null where there is none any more.</param>
public sealed record ProfileDifference(string Path, JsonElement? From, JsonElement? To)
{
    // they say which version it is, not what is in it
    private static readonly string[] OfTheVersion = ["version", "effectiveFrom"];

    /// <summary>Every value in which two versions differ, in the order of the later one.</summary>
    public static IReadOnlyList<ProfileDifference> Between(string before, string after)
    {
        var differences = new List<ProfileDifference>();
        Compare("", ProfileText.Parse(before), ProfileText.Parse(after), differences);
        return [.. differences.Where(difference => !OfTheVersion.Contains(difference.Path))];
    }

    private static void Compare(string path, JsonNode? before, JsonNode? after, List<ProfileDifference> differences)
    {
        if (before is JsonObject was && after is JsonObject becomes)
        {
            foreach (var name in becomes.Select(member => member.Key).Union(was.Select(member => member.Key)))
                Compare(path.Length == 0 ? name : $"{path}.{name}", was[name], becomes[name], differences);
        }
        else if (!JsonNode.DeepEquals(before, after))
        {
            differences.Add(new(path, ElementOf(before), ElementOf(after)));
        }
    }

    private static JsonElement? ElementOf(JsonNode? node) => node?.Deserialize<JsonElement>();
}
