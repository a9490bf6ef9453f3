using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>
/// Completes activities as Elsa writes them. The designer sends a new step with its name and place only, and neither it nor the viewer opens
/// a definition in which one step has no <c>nodeId</c>.
/// </summary>
internal static class ActivityShape
{
    /// <summary>The node above the root.</summary>
    private const string Workflow = "Workflow1";

    private const string Flowchart = "Elsa.Flowchart";

    /// <summary>Completes the activity and everything inside it, in place.</summary>
    public static JsonObject? Complete(JsonObject? root)
    {
        if (root is not null)
            Complete(root, Workflow);
        return root;
    }

    /// <summary>Completes the activity and everything inside it, in place.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="parent">The node that it is in; null for the flow itself.</param>
    public static JsonObject Complete(JsonObject activity, string? parent)
    {
        var node = parent is null ? activity.TextOf("id")! : $"{parent}:{activity.TextOf("id")}";
        activity["nodeId"] = node;
        activity["version"] ??= 1;
        activity["metadata"] ??= new JsonObject();
        if (activity["customProperties"] is not JsonObject custom)
            activity["customProperties"] = custom = [];
        if (activity.TextOf("type") == Flowchart)
        {
            custom["notFoundConnections"] ??= new JsonArray();
            activity["activities"] ??= new JsonArray();
            activity["variables"] ??= new JsonArray();
            activity["connections"] ??= new JsonArray();
        }

        custom["canStartWorkflow"] ??= false;
        custom["runAsynchronously"] ??= false;
        foreach (var (_, _, child, _) in ActivityPorts.Of(activity).ToList())
            Complete(child, node);
        return activity;
    }
}
