using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>What people call an activity.</summary>
public static class StepLabel
{
    public static string Of(PlanNode node) => Of(node.Activity);

    /// <summary>The text that the designer shows, else the name, else the id: a step is never without one.</summary>
    public static string Of(ActivityDefinition activity)
    {
        var shown = (activity.Json["metadata"] as JsonObject)?["displayText"] as JsonValue;
        return new[] { shown?.ToString(), activity.Name }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? activity.Id;
    }
}
