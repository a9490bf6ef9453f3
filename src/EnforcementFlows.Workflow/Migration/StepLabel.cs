using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>What people call an activity.</summary>
public static class StepLabel
{
    /// <summary>The text that the designer shows, else the name, else the id.</summary>
    public static string Of(PlanNode node)
    {
        var shown = (node.Activity.Json["metadata"] as JsonObject)?["displayText"] as JsonValue;
        return shown?.ToString() is { Length: > 0 } text ? text : node.Activity.Name ?? node.Id;
    }
}
