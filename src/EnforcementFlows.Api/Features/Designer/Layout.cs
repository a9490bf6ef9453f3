using System.Text.Json.Nodes;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>Where a definition's steps and ways are drawn. What is new, or gone, is no matter of layout.</summary>
internal static class Layout
{
    public static bool Differs(Dictionary<string, StepPlace> before, Dictionary<string, StepPlace> after)
    {
        var (were, are) = (Drawn(before), Drawn(after));
        return are.Any(drawn => were.TryGetValue(drawn.Key, out var was) && was != drawn.Value);
    }

    private static Dictionary<string, string> Drawn(Dictionary<string, StepPlace> steps)
    {
        var drawn = new Dictionary<string, string>();
        foreach (var (id, step) in steps)
        {
            drawn[id] = (step.Activity.Json["metadata"] as JsonObject)?["designer"]?.ToJsonString() ?? "";
            foreach (var way in (step.Activity.Json["connections"] as JsonArray ?? []).OfType<JsonObject>())
                drawn[$"{id}: {way["source"]?.ToJsonString()} {way["target"]?.ToJsonString()}"] = way["vertices"] is JsonArray { Count: > 0 } bends ? bends.ToJsonString() : "";
        }

        return drawn;
    }
}
