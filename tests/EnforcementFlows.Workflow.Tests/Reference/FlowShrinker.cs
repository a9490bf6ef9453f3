using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>Leaves out one thing of a case at a time: an event, a connection, a step with its connections, or what is inside a step.</summary>
internal static class FlowShrinker
{
    private static readonly string[] Lists = ["activities", "connections", "branches", "cases"];
    private static readonly string[] Ports = ["body", "then", "else", "default", "activity", "root"];

    /// <summary>Smaller cases that may still be published, and end.</summary>
    public static IEnumerable<FlowCase> Smaller(FlowCase flow) =>
        Enumerable.Range(0, flow.Events.Count).Select(i => flow with { Events = [.. flow.Events.Where((_, j) => j != i)] })
            .Concat(Edits(flow.Definition).Select(smaller => flow with { Definition = smaller }).Where(f => f.Errors().Count == 0 && f.Ends()));

    private static IEnumerable<JsonObject> Edits(JsonObject definition)
    {
        for (var i = 0; ; i++)
        {
            var copy = definition.DeepClone().AsObject();
            var edits = EditsOf(copy).ToList();
            if (i >= edits.Count)
                yield break;
            edits[i]();
            yield return copy;
        }
    }

    private static IEnumerable<Action> EditsOf(JsonObject json)
    {
        foreach (var (name, list) in Lists.Select(l => (l, json[l])).Where(l => l.Item2 is JsonArray))
        {
            foreach (var item in list!.AsArray().OfType<JsonObject>().ToList())
            {
                if (IsRich(item))
                    yield return () => item.ReplaceWith(Plain(item));
                yield return () => Remove(json, item);
                foreach (var inner in EditsOf(item))
                    yield return inner;
            }
        }

        foreach (var child in Ports.Select(p => json[p]).OfType<JsonObject>())
        {
            if (IsRich(child))
                yield return () => child.ReplaceWith(Plain(child));
            foreach (var inner in EditsOf(child))
                yield return inner;
        }
    }

    private static void Remove(JsonObject parent, JsonObject item)
    {
        item.Parent!.AsArray().Remove(item);
        var id = (string?)item["id"];
        foreach (var edge in (parent["connections"] as JsonArray ?? []).OfType<JsonObject>().ToList())
        {
            if (id is not null && ((string?)edge["source"]!["activity"] == id || (string?)edge["target"]!["activity"] == id))
                parent["connections"]!.AsArray().Remove(edge);
        }
    }

    private static bool IsRich(JsonObject step) => step["type"] is not null && (step.Count > 3 || (string)step["type"]! != "Elsa.WriteLine");

    // a line instead of whatever the step was
    private static JsonObject Plain(JsonObject step) => new()
    {
        ["id"] = (string)step["id"]!,
        ["type"] = "Elsa.WriteLine",
        ["text"] = (string)step["id"]!,
    };
}
