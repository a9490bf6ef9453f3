using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>An input of an activity as one text, so that two can be compared and shown: the value of a literal, the text of a script.</summary>
internal static class InputText
{
    /// <summary>Between the values of a list.</summary>
    public const char Comma = '、';

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null where there is no value.</summary>
    public static string? Of(JsonNode? input) => input switch
    {
        JsonObject wrapped when wrapped["expression"] is JsonObject expression => OfExpression(expression),
        JsonObject condition when condition["type"] is JsonValue && condition.ContainsKey("value") => OfExpression(condition),
        JsonObject output when output["memoryReference"] is JsonObject reference => reference["id"]?.ToString(),
        JsonObject wrapped when wrapped.ContainsKey("typeName") => null,
        null => null,
        var value => Text(value),
    };

    /// <summary>Whether a script says what it is.</summary>
    public static bool IsComputed(JsonNode? input) => TypeOf(input) is not (null or "Literal" or "Object" or "Json");

    private static string? TypeOf(JsonNode? input) => input is JsonObject json
        ? (json["expression"] is JsonObject expression ? expression["type"] : json.ContainsKey("value") ? json["type"] : null)?.ToString()
        : null;

    private static string? OfExpression(JsonObject expression) => expression["type"]?.ToString() switch
    {
        "Object" or "Json" => Parsed(expression["value"]) is { } data ? Text(data) : null,
        "Variable" => Parsed(expression["value"]) is JsonObject variable ? (variable["name"] ?? variable["id"])?.ToString() : expression["value"]?.ToString(),
        "Input" => Parsed(expression["value"]) is JsonObject argument ? argument["name"]?.ToString() : expression["value"]?.ToString(),
        _ => expression["value"] is { } value && Text(value) is { Length: > 0 } text ? text : null,
    };

    private static string Text(JsonNode value) => value switch
    {
        JsonValue single => single.ToString(),
        JsonArray list when list.All(item => item is JsonValue) => string.Join(Comma, list.Select(item => item!.ToString())),
        _ => value.ToJsonString(Plain),
    };

    private static JsonNode? Parsed(JsonNode? value)
    {
        if (value is not JsonValue text || !text.TryGetValue<string>(out var json))
            return value;
        try
        {
            return string.IsNullOrWhiteSpace(json) ? null : JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
