using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Tests.Workflows;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Tests.Features.Designer;

/// <summary>Definitions as a court's admin would have them checked and compared, without a server.</summary>
internal static class Designs
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static ActivityRegistry Registry { get; } = new ActivityRegistry().AddFrom(typeof(PublishingLint).Assembly);

    /// <summary>A court of the repository with everything in its folder.</summary>
    public static CourtFolder Court(string code) => CourtFolder.Read(Path.Combine(Repository.Root, "workflows", "courts", code));

    /// <summary>The definitions that a court runs, by id.</summary>
    public static Dictionary<string, WorkflowDefinition> FlowsOf(CourtFolder court) => CourtFlows.Read(court, [])
        .Select(flow => DefinitionReader.Read(flow.Text, flow.File, [])!).ToDictionary(flow => flow.DefinitionId);

    public static LintReport Lint(CourtFolder court, string definition, IReadOnlySet<string>? held = null, IEnumerable<WorkflowDefinition>? known = null) =>
        new PublishingLint(Registry, court, [.. known ?? []], Today, held).Check(definition);

    public static IReadOnlyList<DefinitionChange> Difference(string before, string after, CourtFolder? court = null) => new DefinitionDifference(
        DefinitionReader.Read(before, "before", [])!, DefinitionReader.Read(after, "after", [])!, Registry, new(court)).Changes();

    /// <summary>The definition with one of its activities changed.</summary>
    public static string With(string definition, string activity, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(definition)!;
        change(Step(json, activity));
        return json.ToJsonString();
    }

    /// <summary>An input given as text.</summary>
    public static JsonObject Literal(string value) =>
        new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    /// <summary>An input that a script computes.</summary>
    public static JsonObject Script(string source) =>
        new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = source } };

    /// <summary>An activity of a definition, at any depth.</summary>
    public static JsonObject Step(JsonNode? node, string id) => All(node).First(step => step["id"]?.ToString() == id && step["type"] is not null);

    private static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject members => [members, .. members.SelectMany(member => All(member.Value))],
        JsonArray list => list.SelectMany(All),
        _ => [],
    };
}
