using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Definitions;

/// <summary>Where an activity object of a definition holds its children.</summary>
public static class ActivityPorts
{
    /// <summary>The children in document order.</summary>
    /// <returns>For each the property that holds it, its position in a list port, and its place as seen from the activity.</returns>
    public static IEnumerable<(string Port, int Index, JsonObject Child, string Place)> Of(JsonObject activity)
    {
        foreach (var (name, value) in activity)
        {
            var port = JsonNames.Camel(name);
            if (port is "customProperties" or "metadata" or "variables" or "connections" or "variable")
                continue;
            if (IsActivity(value))
                yield return (port, 0, (JsonObject)value!, $".{name}");
            foreach (var (index, child, place) in InList(value as JsonArray))
                yield return (port, index, child, $".{name}{place}");
        }
    }

    private static IEnumerable<(int Index, JsonObject Child, string Place)> InList(JsonArray? list)
    {
        for (var i = 0; i < list?.Count; i++)
        {
            if (IsActivity(list[i]))
                yield return (i, (JsonObject)list[i]!, $"[{i}]");
            else if (list[i] is JsonObject item && IsActivity(item.Get("activity")))
                yield return (i, (JsonObject)item.Get("activity")!, $"[{i}].activity");
        }
    }

    // an embedded activity has a type of its own; a wrapped input has typeName/expression, a bare expression has type + value
    private static bool IsActivity(JsonNode? node) =>
        node is JsonObject json && json.Text("type") is { } type && json.Get("expression") is null
        && (json.Get("id") is not null || type.Contains('.', StringComparison.Ordinal)) && !json.Has("typeName")
        && !(json.Has("value") && !json.Has("id"));
}
