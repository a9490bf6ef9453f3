using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Migration;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>The activities of a definition, at any depth, and what people call them.</summary>
internal static class StepNames
{
    public static IEnumerable<ActivityDefinition> All(ActivityDefinition root) => [root, .. root.Ports.SelectMany(port => All(port.Activity))];

    public static string Of(ActivityDefinition activity) => StepLabel.Of(activity);

    /// <summary>The clause that the activity names as a text; null where it names none.</summary>
    public static string? ClauseOf(ActivityDefinition activity) =>
        activity.Json["clause"] is { } clause && InputText.Of(clause) is { Length: > 0 } text && !InputText.IsComputed(clause) ? text : null;
}
