using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Definitions;

/// <summary>
/// Reads Elsa 3 workflow-definition JSON. It is as tolerant as Elsa's own reader (case of names, old list wrappers,
/// several connection shapes) and reports what it can not take with file, place and reason.
/// </summary>
public sealed class DefinitionReader(string source, List<DefinitionFinding> findings)
{
    /// <summary>How deep a document may be nested.</summary>
    public const int MaxDepth = 128;

    /// <summary>How many characters a document may have.</summary>
    public const int MaxLength = 8 * 1024 * 1024;

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = MaxDepth,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false, // which of the two was meant?
    };

    private readonly HashSet<string> _activityIds = new(StringComparer.Ordinal);
    private int _unnamed;

    /// <summary>Reads one document; null when it can not be read at all (the reason is in <paramref name="findings"/>).</summary>
    public static WorkflowDefinition? Read(string text, string source, List<DefinitionFinding> findings)
    {
        if (text.Length > MaxLength)
        {
            findings.Add(new(FindingSeverity.Error, "definition-too-long", source, "$", $"The document is longer than {MaxLength} characters."));
            return null;
        }

        try
        {
            var node = JsonNode.Parse(text.TrimStart('\uFEFF'), documentOptions: Options);
            return Read(node, source, findings);
        }
        catch (JsonException exception)
        {
            findings.Add(new(FindingSeverity.Error, "json-invalid", source, exception.Path ?? "$", exception.LineNumber is { } line ? $"Line {line + 1}: {exception.Message}" : exception.Message));
            return null;
        }
        catch (InvalidOperationException exception)
        {
            findings.Add(new(FindingSeverity.Error, "json-invalid", source, "$", exception.Message)); // half a surrogate pair in a text
            return null;
        }
    }

    /// <inheritdoc cref="Read(string, string, List{DefinitionFinding})"/>
    public static WorkflowDefinition? Read(JsonNode? document, string source, List<DefinitionFinding> findings) =>
        new DefinitionReader(source, findings).ReadDocument(document);

    private WorkflowDefinition? ReadDocument(JsonNode? document)
    {
        if (JsonUnwrapping.Unwrap(document) is not JsonObject json)
            return Refuse("definition-shape", "$", "A workflow definition is a JSON object.");

        // exports of old servers put the workflow under "workflow" or "workflowDefinition"
        if (json.Get("root") is null && (json.Get("workflowDefinition") ?? json.Get("workflow")) is JsonObject inner)
            json = inner;

        if (json.Get("root") is not JsonObject rootJson)
            return Refuse("root-missing", "$.root", "The definition has no root activity.");

        var root = ReadActivity(rootJson, "$.root");
        if (root is null)
            return null;

        var definitionId = json.Text("definitionId") ?? json.Text("id") ?? Path.GetFileNameWithoutExtension(source);
        return new()
        {
            Json = json,
            Source = source,
            Id = json.Text("id") ?? definitionId,
            DefinitionId = definitionId,
            Name = json.Text("name"),
            Version = json.Number("version") ?? 1,
            IsPublished = json.Flag("isPublished") ?? false,
            IsLatest = json.Flag("isLatest") ?? true,
            Variables = ReadVariables(json.Get("variables"), "$.variables"),
            Inputs = ReadArguments(json.Get("inputs")),
            Outputs = ReadArguments(json.Get("outputs")),
            Outcomes = [.. (json.Get("outcomes") as JsonArray ?? []).Select(o => o?.ToString()).OfType<string>()],
            Options = ReadOptions(json),
            Root = root,
            ContentHash = DefinitionWriter.Hash(json),
        };
    }

    private WorkflowDefinition? Refuse(string code, string place, FindingMessage message)
    {
        findings.Add(new(FindingSeverity.Error, code, source, place, message));
        return null;
    }

    private static WorkflowOptions ReadOptions(JsonObject json)
    {
        var options = json.Get("options") as JsonObject ?? [];
        return new(
            options.Text("activationStrategyType"),
            options.Flag("usableAsActivity") ?? json.Flag("usableAsActivity") ?? false,
            options.Text("incidentStrategyType"),
            options.Text("commitStrategyName"));
    }

    private static IReadOnlyList<ArgumentDefinition> ReadArguments(JsonNode? list) =>
        [.. (list as JsonArray ?? []).OfType<JsonObject>().Where(a => a.Text("name") is not null)
            .Select(a => new ArgumentDefinition(a.Text("name")!, a.Text("type")))];

    private List<VariableDefinition> ReadVariables(JsonNode? list, string place)
    {
        var variables = new List<VariableDefinition>();
        foreach (var (json, index) in (list as JsonArray ?? []).OfType<JsonObject>().Select((v, i) => (v, i)))
        {
            var name = json.Text("name");
            if (name is null)
            {
                findings.Add(new(FindingSeverity.Warning, "variable-unnamed", source, $"{place}[{index}]", "The variable has no name and is left out."));
                continue;
            }

            var typeName = json.Text("typeName");
            var isArray = json.Flag("isArray") ?? false;
            variables.Add(new(json.Text("id") ?? name, name, typeName, isArray, ReadDefault(json, typeName, isArray, $"{place}[{index}]"), IsPersistent(json), !LogPersistence.Excludes(json)));
        }

        return variables;
    }

    private object? ReadDefault(JsonObject json, string? typeName, bool isArray, string place)
    {
        var value = json.Get("value");
        if (value is null || (value is JsonValue v && v.TryGetValue<string>(out var text) && text.Length == 0 && !TypeAlias.IsText(typeName)))
            return null;
        if (TypeAlias.TryConvert(WorkflowValue.FromJson(value), isArray ? "Object" : typeName, out var converted))
            return converted;
        findings.Add(new(FindingSeverity.Warning, "variable-default", source, place, $"The default value is not a {typeName}; the variable starts empty."));
        return null;
    }

    private static bool IsPersistent(JsonObject json) =>
        json.Text("storageDriverTypeName") is { } driver
        && (driver.Contains("WorkflowInstanceStorageDriver", StringComparison.Ordinal)
            || driver.Contains("WorkflowStorageDriver", StringComparison.Ordinal));

    private ActivityDefinition? ReadActivity(JsonObject json, string place)
    {
        var type = json.Text("type");
        if (type is null)
        {
            findings.Add(new(FindingSeverity.Error, "activity-type-missing", source, place, "The activity has no type."));
            return null;
        }

        var id = json.Text("id") ?? $"{type[(type.LastIndexOf('.') + 1)..]}{++_unnamed}";
        if (!_activityIds.Add(id))
        {
            findings.Add(new(FindingSeverity.Error, "activity-id-twice", source, place, $"Two activities have the id '{id}'.", id));
            return null;
        }

        var custom = json.Get("customProperties") as JsonObject;
        var ports = ReadPorts(json, place);
        return new()
        {
            Json = json,
            Place = place,
            Id = id,
            Name = json.Text("name"),
            Type = type,
            Version = json.Number("version") ?? 1,
            Variables = ReadVariables(json.Get("variables"), $"{place}.variables"),
            Ports = ports,
            Connections = ReadConnections(json, place),
            CanStartWorkflow = custom?.Flag("canStartWorkflow") ?? json.Flag("canStartWorkflow") ?? false,
            MergeMode = custom?.Text("mergeMode"),
        };
    }

    private List<ChildPort> ReadPorts(JsonObject json, string place)
    {
        var ports = new List<ChildPort>();
        foreach (var (port, index, child, childPlace) in ActivityPorts.Of(json))
        {
            if (ReadActivity(child, place + childPlace) is { } activity)
                ports.Add(new(port, index, activity));
        }

        return ports;
    }

    private List<ConnectionDefinition> ReadConnections(JsonObject json, string place)
    {
        var connections = new List<ConnectionDefinition>();
        var list = json.Get("connections") switch { JsonArray array => [.. array], JsonObject single => new List<JsonNode?> { single }, _ => [] };
        for (var i = 0; i < list.Count; i++)
        {
            var edgePlace = $"{place}.connections[{i}]";
            if (list[i] is not JsonObject edge)
                continue;
            var (source1, port) = Endpoint(edge.Get("source"), edge.Text("sourcePort"));
            var (target, _) = Endpoint(edge.Get("target"), edge.Text("targetPort"));
            if (source1 is null || target is null)
                findings.Add(new(FindingSeverity.Warning, "connection-half", source, edgePlace, "The connection lacks an end and is left out."));
            else
                connections.Add(new(source1, port, target, edgePlace));
        }

        return connections;
    }

    private static (string? Activity, string? Port) Endpoint(JsonNode? node, string? flatPort) => node switch
    {
        JsonObject nested => (nested.Text("activity") ?? nested.Text("activityId"), nested.Text("port")),
        JsonValue value when value.TryGetValue<string>(out var id) => (id, flatPort),
        _ => (null, null),
    };
}
