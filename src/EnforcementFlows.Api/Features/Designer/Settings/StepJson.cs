using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Api.Features.Designer.Settings;

/// <summary>Reads and sets single inputs of a definition's activities; all else of it stays to the letter.</summary>
internal static class StepJson
{
    /// <summary>An input of an activity, whatever the case of its name.</summary>
    public static JsonNode? Find(JsonObject activity, string input) => NameOf(activity, input) is { } name ? activity[name] : null;

    /// <summary>The code that an input names; null where a script does, or nothing.</summary>
    public static string? Named(JsonObject activity, string input) => Find(activity, input) is { } json && !InputText.IsComputed(json) ? InputText.Of(json) : null;

    /// <summary>The activities of a definition by their ids.</summary>
    public static Dictionary<string, JsonObject> All(JsonObject definition)
    {
        var steps = new Dictionary<string, JsonObject>();
        if (definition["root"] is JsonObject root)
            Add(root);
        return steps;

        void Add(JsonObject activity)
        {
            if (activity["id"] is { } id)
                steps[id.ToString()] = activity;
            foreach (var (_, _, child, _) in ActivityPorts.Of(activity))
                Add(child);
        }
    }

    /// <summary>Gives an input a text, or takes it away.</summary>
    public static void Set(JsonObject activity, string input, string? value)
    {
        var name = NameOf(activity, input) ?? input;
        if (value is null)
            activity.Remove(name);
        else if (activity[name] is JsonObject wrapped && wrapped["expression"] is JsonObject expression)
            (expression["type"], expression["value"]) = ("Literal", value);
        else
            activity[name] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
    }

    private static string? NameOf(JsonObject activity, string input) =>
        activity.ContainsKey(input) ? input : activity.Select(member => member.Key).FirstOrDefault(name => string.Equals(name, input, StringComparison.OrdinalIgnoreCase));
}
