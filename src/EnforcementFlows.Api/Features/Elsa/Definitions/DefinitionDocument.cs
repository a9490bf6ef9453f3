using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Storage;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>
/// A definition as Elsa 3 writes it, complete: no collection is missing and every activity knows its place. What a document says of itself
/// that only the database knows (version, whether it is published) is taken from the row; all else stays as it was given.
/// </summary>
internal static class DefinitionDocument
{
    public const string ToolVersion = "3.8.2.0";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = ElsaJson.MaxDepth };

    /// <summary>What the row says, and what is none of the document's business.</summary>
    private static readonly HashSet<string> OfTheRow =
        ["links", "id", "definitionId", "createdAt", "version", "toolVersion", "isLatest", "isPublished", "isReadonly", "isSystem", "editedBy", "publishedAt", "$schema"];

    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];

    /// <summary>What people make: the same whichever version of whichever definition it is, and the same again when it was exported and imported.</summary>
    public static JsonObject ContentOf(JsonObject given)
    {
        var content = new JsonObject { ["name"] = given.TextOf("name"), ["description"] = given.TextOf("description") };
        foreach (var list in Lists)
            content[list] = (given[list] as JsonArray)?.DeepClone() ?? new JsonArray();
        content["customProperties"] = (given["customProperties"] as JsonObject)?.DeepClone() ?? new JsonObject();
        EditToken.Remove((JsonObject)content["customProperties"]!);
        content["options"] = Options(given["options"] as JsonObject);
        content["root"] = ActivityShape.Complete((given["root"] as JsonObject)?.DeepClone().AsObject());
        foreach (var (name, value) in given)
        {
            if (!OfTheRow.Contains(name) && !content.ContainsKey(name))
                content[name] = value?.DeepClone();
        }

        return content;
    }

    /// <summary>The hash by which two contents are the same.</summary>
    public static string HashOf(JsonObject content) => DefinitionWriter.Hash(content);

    /// <summary>The whole document of a stored version.</summary>
    /// <param name="row">The version.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="isReadonly">Whether the reader may not change it.</param>
    public static JsonObject Of(DefinitionRow row, JsonObject content, bool isReadonly = false)
    {
        var document = new JsonObject
        {
            ["id"] = row.VersionId,
            ["definitionId"] = row.DefinitionId,
            ["name"] = null,
            ["description"] = null,
            ["createdAt"] = JsonValue.Create(row.CreatedAt),
            ["version"] = row.Version,
            ["toolVersion"] = ToolVersion,
            ["isLatest"] = row.IsLatest,
            ["isPublished"] = row.IsPublished,
            ["isReadonly"] = isReadonly,
            ["isSystem"] = false,
        };
        foreach (var (name, value) in content)
            document[name] = value?.DeepClone();
        return document;
    }

    public static JsonObject Of(DefinitionRow row, bool isReadonly = false) => Of(row, ContentOf(Read(row)), isReadonly);

    /// <summary>The stored document.</summary>
    public static JsonObject Read(DefinitionRow row) => JsonNode.Parse(row.Json, documentOptions: new() { MaxDepth = ElsaJson.MaxDepth })!.AsObject();

    public static string Write(JsonObject document) => document.ToJsonString(Readable);

    private static JsonObject Options(JsonObject? given)
    {
        var options = new JsonObject
        {
            ["activationStrategyType"] = null,
            ["usableAsActivity"] = false,
            ["autoUpdateConsumingWorkflows"] = false,
            ["activityCategory"] = null,
            ["incidentStrategyType"] = null,
            ["commitStrategyName"] = null,
        };
        foreach (var (name, value) in given ?? [])
            options[name] = value?.DeepClone();
        return options;
    }
}
