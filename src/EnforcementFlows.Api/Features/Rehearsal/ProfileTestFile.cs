using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Rehearsal;

/// <summary>A <c>*.profile.json</c> among a court's tests: what its profile must say for the clauses that no flow carries out (roles, teams, permissions, settings).</summary>
internal sealed record ProfileTestFile
{
    public const string Suffix = ".profile.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, // a misspelt expectation would expect nothing
        RespectNullableAnnotations = true,
    };

    public required IReadOnlyList<ProfileTestCase> Cases { get; init; }

    /// <exception cref="JsonException">It is no test file; names path and line.</exception>
    public static ProfileTestFile Parse(string text) =>
        JsonSerializer.Deserialize<ProfileTestFile>(text, Json) ?? throw new JsonException("The file is empty.");
}

/// <summary>One thing that the profile must say.</summary>
internal sealed record ProfileTestCase
{
    public const int MostClauses = 5;

    public required string Name { get; init; }

    /// <summary>The clauses that the case shows, at most five.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>Values by path: members and, in lists, codes or places from 0, separated by slashes, such as <c>roles/director/fallback</c>.</summary>
    public required IReadOnlyDictionary<string, JsonNode?> Expect { get; init; }

    /// <summary>Where the profile differs; empty when it says so.</summary>
    public IReadOnlyList<string> Problems(CourtProfile profile)
    {
        if (Expect.Count == 0)
            return ["expect: The case expects nothing."];
        if (Clauses.Count > MostClauses)
            return [$"clauses: It names {Clauses.Count}; a case that shows more than {MostClauses} shows none of them."];
        var whole = JsonSerializer.SerializeToNode(profile, ProfileJson.Options);
        return [.. Expect.Where(expected => !JsonNode.DeepEquals(At(whole, expected.Key), expected.Value))
            .Select(expected => $"{expected.Key}: is {At(whole, expected.Key)?.ToJsonString() ?? "null"} and not {expected.Value?.ToJsonString() ?? "null"}.")];
    }

    private static JsonNode? At(JsonNode? node, string path) => path.Split('/').Aggregate(node, Member);

    private static JsonNode? Member(JsonNode? node, string name) => node switch
    {
        JsonObject members => members[name],
        JsonArray list when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var at) => list.ElementAtOrDefault(at),
        JsonArray list => list.FirstOrDefault(item => Label(item) == name),
        _ => null,
    };

    private static string? Label(JsonNode? item) =>
        item is JsonObject members ? (members["code"] ?? members["rule"] ?? members["kind"])?.ToString() : item?.ToString();
}
