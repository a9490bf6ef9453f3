using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EnforcementFlows.Api.Hosting.Json;
using EnforcementFlows.Api.Hosting.Validation;
using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Api.Features.Elsa;

/// <summary>The JSON of Elsa's API, which is not that of ours: enums in Pascal case, nulls written, definitions nested as deep as they are.</summary>
internal static class ElsaJson
{
    /// <summary>Bytes that a request may have: a definition of the greatest length, every character escaped.</summary>
    public const long LargestRequest = 16 * 1024 * 1024;

    /// <summary>How deep a definition may be nested, as its reader takes it.</summary>
    public const int MaxDepth = DefinitionReader.MaxDepth;

    /// <summary>How many ids one request may name.</summary>
    private const int MaxTexts = 500;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        MaxDepth = MaxDepth,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // answered as JSON, never within a page
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false), new InstantConverter() },
    };

    public static IResult Ok<T>(T answer) => TypedResults.Json(answer, Options);

    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="ElsaRefusedException">It is no JSON object.</exception>
    public static async Task<JsonObject> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return Object(await JsonNode.ParseAsync(request.Body, documentOptions: Reading, cancellationToken: cancellationToken));
        }
        catch (JsonException exception)
        {
            throw new ElsaRefusedException("body", $"请求不是有效的 JSON（第 {exception.LineNumber + 1} 行）。");
        }
    }

    /// <summary>Reads a file that somebody imports.</summary>
    /// <exception cref="ElsaRefusedException">It is no JSON object.</exception>
    public static JsonObject Read(string text, string file)
    {
        try
        {
            return Object(JsonNode.Parse(text.TrimStart('\uFEFF'), documentOptions: Reading));
        }
        catch (JsonException)
        {
            throw new ElsaRefusedException(file, $"{file} 不是有效的 JSON。");
        }
    }

    /// <summary>A text member; null for none and for anything else.</summary>
    public static string? TextOf(this JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool IsTrue(this JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public static IReadOnlyList<string> TextsOf(this JsonObject json, string name) =>
        [.. (json[name] as JsonArray ?? []).OfType<JsonValue>().Take(MaxTexts).Select(value => value.ToString())];

    private static JsonObject Object(JsonNode? node)
    {
        if (node is not JsonObject json)
            throw new ElsaRefusedException("body", "请求应为 JSON 对象。");
        EnsureStorable(json);
        return json;
    }

    // what the database cannot keep is refused before anything looks into it
    private static void EnsureStorable(JsonNode? node)
    {
        try
        {
            var texts = node switch
            {
                JsonObject json => json.Select(member => member.Key),
                JsonValue value when value.TryGetValue<string>(out var text) => [text],
                _ => [],
            };
            if (texts.Any(text => Storable.Fault(text) is not null))
                throw new ElsaRefusedException("body", "含有无法保存的字符。");
        }
        catch (InvalidOperationException) // the reader's word for half a surrogate pair
        {
            throw new ElsaRefusedException("body", "含有无法保存的字符。");
        }

        foreach (var child in node switch { JsonObject json => json.Select(member => member.Value), JsonArray list => list, _ => Enumerable.Empty<JsonNode?>() })
            EnsureStorable(child);
    }
}
