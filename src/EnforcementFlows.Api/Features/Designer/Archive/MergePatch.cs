using System.Text.Json.Nodes;

namespace EnforcementFlows.Api.Features.Designer.Archive;

/// <summary>What makes one JSON object of another (RFC 7396).</summary>
internal static class MergePatch
{
    /// <summary>Empty where the two are the same, whatever the order of their members.</summary>
    public static JsonObject Between(JsonObject before, JsonObject after)
    {
        var patch = new JsonObject();
        foreach (var (name, value) in after.Where(member => member.Value is not null))
        {
            if (before[name] is JsonObject was && value is JsonObject becomes)
            {
                if (Between(was, becomes) is { Count: > 0 } inner)
                    patch[name] = inner;
            }
            else if (!JsonNode.DeepEquals(before[name], value))
            {
                patch[name] = value!.DeepClone();
            }
        }

        foreach (var (name, _) in before.Where(member => member.Value is not null && after[member.Key] is null))
            patch[name] = null;
        return patch;
    }
}
