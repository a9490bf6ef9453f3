using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>A step of a definition, where it stands and what is set in it.</summary>
/// <param name="Container">The activity that it lies in; null for the root.</param>
internal sealed record StepPlace(ActivityDefinition Activity, string? Container)
{
    // said elsewhere, or the designer's own
    private static readonly HashSet<string> NoInputs = ["id", "nodeId", "name", "type", "version", "metadata", "customProperties", "activities", "connections", "variables"];
    private static readonly HashSet<string> NoOptions = ["notFoundConnections"];
    private const string Cases = "cases";

    public string Name { get; } = StepNames.Of(Activity);

    /// <summary>What is set by input, activities inside it left out.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Inputs { get; } = Activity.Json
        .Where(member => !NoInputs.Contains(member.Key) && (member.Key == Cases || Activity.Ports.All(port => port.Port != member.Key)))
        .ToDictionary(member => member.Key, member => member.Key == Cases && member.Value is JsonArray cases ? Conditions(cases) : member.Value);

    /// <summary>What is set beside the inputs; an option that is off is as one that is not there.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Options { get; } = (Activity.Json["customProperties"] as JsonObject ?? [])
        .Where(member => !NoOptions.Contains(member.Key) && member.Value is not (null or JsonArray { Count: 0 }) && member.Value.ToString() is not ("false" or ""))
        .ToDictionary(member => member.Key, member => member.Value);

    /// <summary>Whether a person does it, and chooses how it ends.</summary>
    public bool IsTask => Activity.Type == "Court.HumanTask";

    public string? Form => InputText.Of(Inputs.GetValueOrDefault("form"));

    public static Dictionary<string, StepPlace> Of(WorkflowDefinition definition)
    {
        var steps = new Dictionary<string, StepPlace>();
        Add(definition.Root, null);
        return steps;

        void Add(ActivityDefinition activity, string? container)
        {
            steps[activity.Id] = new(activity, container);
            foreach (var port in activity.Ports)
                Add(port.Activity, activity.Id);
        }
    }

    // what is done in a case is a step of its own
    private static JsonArray Conditions(JsonArray cases) =>
        new([.. cases.OfType<JsonObject>().Select(each => (JsonNode?)JsonValue.Create($"{each["label"]}：{InputText.Of(each["condition"])}"))]);

    /// <summary>The clauses that a step names, in either version.</summary>
    public static IReadOnlyList<string> ClausesOf(string id, Dictionary<string, StepPlace> before, Dictionary<string, StepPlace> after) =>
        [.. new[] { before.GetValueOrDefault(id), after.GetValueOrDefault(id) }.OfType<StepPlace>().Select(step => StepNames.ClauseOf(step.Activity)).OfType<string>().Distinct()];
}
