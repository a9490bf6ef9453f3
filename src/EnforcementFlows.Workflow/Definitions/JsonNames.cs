using System.Globalization;
using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Definitions;

/// <summary>Case-insensitive reading of JSON members, as Elsa reads them.</summary>
internal static class JsonNames
{
    public static string Camel(string name) =>
        name.Length > 0 && char.IsUpper(name[0]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    public static JsonNode? Get(this JsonObject json, string name)
    {
        if (json.TryGetPropertyValue(name, out var value))
            return value;
        foreach (var (key, other) in json)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                return other;
        }

        return null;
    }

    /// <summary>Whether there is such a member, be its value null.</summary>
    public static bool Has(this JsonObject json, string name)
    {
        foreach (var (key, _) in json)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    public static string? Text(this JsonObject json, string name) =>
        json.Get(name) is JsonValue value ? value.TryGetValue<string>(out var text) ? text : value.ToString() : null;

    public static int? Number(this JsonObject json, string name) =>
        int.TryParse(json.Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool? Flag(this JsonObject json, string name) =>
        bool.TryParse(json.Text(name), out var flag) ? flag : null;
}

/// <summary>Removes the list wrappers (<c>_type</c>, <c>items</c>, <c>$values</c>) that older Elsa versions wrote.</summary>
internal static class JsonUnwrapping
{
    public static JsonNode? Unwrap(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject wrapper when Inner(wrapper) is { } list:
                return Unwrap(list.DeepClone());
            case JsonObject json:
                foreach (var name in json.Select(p => p.Key).ToList())
                {
                    var value = json[name];
                    var inner = Unwrap(value);
                    if (!ReferenceEquals(value, inner))
                        json[name] = inner;
                }

                return json;
            case JsonArray array:
                for (var i = 0; i < array.Count; i++)
                {
                    var inner = Unwrap(array[i]);
                    if (!ReferenceEquals(array[i], inner))
                        array[i] = inner;
                }

                return array;
            default:
                return node;
        }
    }

    private static JsonArray? Inner(JsonObject json)
    {
        if (json.TryGetPropertyValue("$values", out var values))
            return values as JsonArray;
        return json.ContainsKey("_type") && json.Count == 2 ? (json["items"] ?? json["values"] ?? json["_items"]) as JsonArray : null;
    }
}
