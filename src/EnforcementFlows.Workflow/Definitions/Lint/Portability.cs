using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Definitions.Lint;

/// <summary>Something in a definition that a stock Elsa 3 server would not know.</summary>
/// <param name="Kind"><c>activity</c>, <c>workflow</c>, <c>variable-type</c>, <c>storage-driver</c> or <c>option</c>.</param>
/// <param name="Name">The type, workflow or option.</param>
/// <param name="Place">JSON path.</param>
/// <param name="ActivityId">The activity, where it is one.</param>
public sealed record PortabilityNote(string Kind, string Name, string Place, string? ActivityId);

/// <summary>What of a definition stock Elsa 3 would open as it is, and what it would not know (可移植性). A report: nothing of it is wrong.</summary>
public static class Portability
{
    private static readonly HashSet<string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        "Object", "String", "Boolean", "Int16", "Int32", "Int64", "Long", "Single", "Double", "Decimal", "Guid", "DateTime", "DateTimeOffset", "TimeSpan", "Stream", "JSON",
        "JsonElement", "JsonNode", "JsonObject", "JsonArray", "ByteArray", "StringDictionary", "ObjectDictionary", "StringMap", "ObjectMap", "ExecuteWorkflowResult",
    };

    private static readonly HashSet<string> Drivers = ["WorkflowInstanceStorageDriver", "MemoryStorageDriver", "WorkflowStorageDriver"];
    private static readonly HashSet<string> Options = ["FlowJoinMode", "Flowchart:ExecutionMode"];

    public static IReadOnlyList<PortabilityNote> Of(WorkflowPlan plan) =>
    [
        .. plan.Nodes.Values.Where(node => node.Owner == plan.Root && node != plan.Root).SelectMany(OfActivity),
        .. plan.Nodes.Values.Where(node => node.Owner == plan.Root || node == plan.Root).SelectMany(OfVariables),
        .. OfOptions(plan.Definition),
    ];

    private static IEnumerable<PortabilityNote> OfActivity(PlanNode node)
    {
        if (node.Composite is { } used)
            yield return new("workflow", used.DefinitionId, node.Activity.Place, node.Id);
        else if (!node.Type.StartsWith("Elsa.", StringComparison.Ordinal))
            yield return new("activity", node.Type, node.Activity.Place, node.Id);
        if (node.Activity.Json.Get("customProperties") is JsonObject custom && custom.Has("terminalOutcomes"))
            yield return new("option", "terminalOutcomes", $"{node.Activity.Place}.customProperties.terminalOutcomes", node.Id);
    }

    private static IEnumerable<PortabilityNote> OfVariables(PlanNode scope)
    {
        var (list, place) = scope.Composite is { } definition ? (definition.Json.Get("variables"), "$.variables") : (scope.Activity.Json.Get("variables"), $"{scope.Activity.Place}.variables");
        foreach (var (json, index) in (list as JsonArray ?? []).OfType<JsonObject>().Select((v, i) => (v, i)))
        {
            if (json.Text("typeName") is { } type && !Types.Contains(type.TrimEnd('?')))
                yield return new("variable-type", type, $"{place}[{index}].typeName", scope.Composite is null ? scope.Id : null);
            if (json.Text("storageDriverTypeName") is { } driver && !Drivers.Contains(driver) && !driver.StartsWith("Elsa.", StringComparison.Ordinal))
                yield return new("storage-driver", driver, $"{place}[{index}].storageDriverTypeName", scope.Composite is null ? scope.Id : null);
        }
    }

    private static IEnumerable<PortabilityNote> OfOptions(WorkflowDefinition definition) =>
        (definition.Json.Get("customProperties") as JsonObject ?? []).Where(member => !Options.Contains(member.Key))
            .Select(member => new PortabilityNote("option", member.Key, $"$.customProperties['{member.Key}']", null));
}
