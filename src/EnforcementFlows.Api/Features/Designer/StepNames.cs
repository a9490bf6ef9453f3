using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>The activities of a definition, at any depth, and what people call them.</summary>
internal static class StepNames
{
    public static IEnumerable<ActivityDefinition> All(ActivityDefinition root) => [root, .. root.Ports.SelectMany(port => All(port.Activity))];

    /// <summary>The text that the designer shows.</summary>
    public static string Of(ActivityDefinition activity) =>
        (activity.Json["metadata"] as JsonObject)?["displayText"] is JsonValue text && text.ToString() is { Length: > 0 } shown ? shown : activity.Name ?? activity.Id;

    /// <summary>The clause that the activity names as a text; null where it names none.</summary>
    public static string? ClauseOf(ActivityDefinition activity) =>
        activity.Json["clause"] is { } clause && InputText.Of(clause) is { Length: > 0 } text && !InputText.IsComputed(clause) ? text : null;
}
