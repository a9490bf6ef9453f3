using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Regulations;

/// <summary>What executes a clause: a step of a flow, a node, a rule, a permission …</summary>
/// <param name="Clause">The clause's id.</param>
/// <param name="Element">What it is, as a path that names it for good: <c>first-enforcement/check-intake</c>, <c>profile.nodes.case-intake</c>.</param>
/// <param name="Name">What people call it.</param>
public sealed record ClauseUse(string Clause, string Element, string Name);

/// <summary>Finds the clauses that a court's profile and its flows name.</summary>
internal static class ClauseUses
{
    private static readonly string[] Labels = ["name", "rule", "code", "kind"];

    /// <summary>Everything in a profile that carries a clause, and what it says that permissions and settings carry out.</summary>
    public static IEnumerable<ClauseUse> Of(CourtProfile profile) =>
    [
        .. Walk(JsonSerializer.SerializeToNode(profile, ProfileJson.Options), "profile", profile.Name),
        .. profile.PermissionClauses.SelectMany(p => p.Value.Select(clause => new ClauseUse(clause, $"profile.permissions.{p.Key}", p.Key))),
        .. profile.SettingClauses.SelectMany(s => s.Value.Select(clause => new ClauseUse(clause, $"profile.settings.{s.Key}", s.Key))),
    ];

    /// <summary>The steps of a flow that carry a clause.</summary>
    public static IEnumerable<ClauseUse> Of(string flow, JsonNode definition) =>
        Steps(definition).Where(step => ClauseOf(step) is not null)
            .Select(step => new ClauseUse(ClauseOf(step)!, $"{flow}/{step["id"]}", step["metadata"]?["displayText"]?.ToString() ?? step["id"]!.ToString()));

    /// <summary>The flows that a definition uses or starts.</summary>
    public static IEnumerable<string> FlowsUsedBy(JsonNode definition) => Steps(definition)
        .Select(step => step["workflowDefinitionId"] switch
        {
            JsonObject input => Literal(input),
            { } id => id.ToString(),
            _ => null,
        })
        .OfType<string>();

    private static IEnumerable<ClauseUse> Walk(JsonNode? node, string path, string name)
    {
        switch (node)
        {
            case JsonObject members:
                name = Labels.Select(label => members[label] is JsonValue value ? value.ToString() : null).FirstOrDefault(label => label is not null) ?? name;
                return members.SelectMany(member => member switch
                {
                    { Key: "clause", Value: JsonValue clause } => [new ClauseUse(clause.ToString(), path, name)],
                    { Key: "clauses", Value: JsonArray clauses } => clauses.Select(clause => new ClauseUse(clause!.ToString(), path, name)),
                    _ => Walk(member.Value, $"{path}.{member.Key}", name),
                });
            case JsonArray list:
                return list.SelectMany((item, index) => Walk(item, $"{path}[{Label(item) ?? index.ToString(System.Globalization.CultureInfo.InvariantCulture)}]", name));
            default:
                return [];
        }
    }

    private static string? Label(JsonNode? item) => (item as JsonObject)?["code"]?.ToString() ?? (item as JsonObject)?["rule"]?.ToString() ?? (item as JsonObject)?["kind"]?.ToString();

    private static IEnumerable<JsonObject> Steps(JsonNode? node) => node switch
    {
        JsonObject step when step["id"] is not null && step["type"] is JsonValue && step["version"] is not null => [step, .. step.SelectMany(member => Steps(member.Value))],
        JsonObject members => members.SelectMany(member => Steps(member.Value)),
        JsonArray list => list.SelectMany(Steps),
        _ => [],
    };

    private static string? ClauseOf(JsonObject step) => Literal(step["clause"] as JsonObject);

    private static string? Literal(JsonObject? input) =>
        input?["expression"] is JsonObject expression && expression["type"]?.ToString() == "Literal" ? expression["value"]?.ToString() : null;
}
