using System.Text.Json.Nodes;

namespace EnforcementFlows.Api.Features.Courts;

/// <summary>
/// A national flow (全国通用流程) as one court runs it. The flow leaves open who does a step and which clause says so; what a
/// court's steps.json says of a step becomes literal inputs of its activity, or the step is left out.
/// </summary>
/// <param name="definition">The national definition.</param>
/// <param name="settings">What the court says, by activity id; <c>*</c> holds for every step that has no value of its own.</param>
/// <param name="report">Told what does not fit: the activity id and why.</param>
internal sealed class NationalFlow(JsonObject definition, IReadOnlyDictionary<string, JsonObject> settings, Action<string, string> report)
{
    /// <summary>Stands for all steps: clause, role and team of those that name none.</summary>
    public const string EveryStep = "*";

    private const string LeftOut = "omit";
    private const string Through = "through";

    /// <summary>The court's own copy; the national definition stays as it is.</summary>
    public JsonObject AtCourt()
    {
        var flow = (JsonObject)definition.DeepClone();
        var steps = StepsOf(flow["root"]).ToDictionary(step => IdOf(step.Step));
        foreach (var (id, setting) in settings.Where(s => s.Key != EveryStep))
        {
            if (!steps.TryGetValue(id, out var found))
                report(id, $"The national flow has no step '{id}'.");
            else if (setting.ContainsKey(LeftOut))
                LeaveOut(found.Chart, found.Step, setting[Through]?.ToString());
            else
                Fill(found.Step, setting);
        }

        if (settings.GetValueOrDefault(EveryStep) is { } every)
        {
            foreach (var (_, step) in steps.Values)
                FillGaps(step, every);
        }

        return flow;
    }

    private static void Fill(JsonObject step, JsonObject setting)
    {
        foreach (var (input, value) in setting)
            step[input] = Literal(value);
    }

    private static void FillGaps(JsonObject step, JsonObject every)
    {
        var type = step["type"]?.ToString() ?? "";
        if (!type.StartsWith("Court.", StringComparison.Ordinal))
            return;
        FillGap("clause");
        if (type != "Court.HumanTask" || step.ContainsKey("role"))
            return;
        FillGap("role");
        FillGap("team");

        void FillGap(string input)
        {
            if (every[input] is { } value && !step.ContainsKey(input))
                step[input] = Literal(value);
        }
    }

    private static JsonNode Literal(JsonNode? value) => value is JsonObject written && written.ContainsKey("expression")
        ? written.DeepClone()
        : new JsonObject
        {
            ["typeName"] = value is JsonValue ? "String" : "Object",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value?.DeepClone() },
        };

    // whoever led to the step leads to what followed it
    private void LeaveOut(JsonObject chart, JsonObject step, string? through)
    {
        var id = IdOf(step);
        var connections = chart["connections"] as JsonArray ?? [];
        var into = connections.OfType<JsonObject>().Where(c => EndOf(c, "target") == id && EndOf(c, "source") != id).ToList();
        var outOf = connections.OfType<JsonObject>().Where(c => EndOf(c, "source") == id).ToList();
        var ports = outOf.Select(PortOf).Distinct().ToList();
        through ??= ports is [var only] ? only : null;
        if (ports.Count > 0 && !ports.Exists(port => port == through))
            report(id, $"'{Through}' must name the outcome by which the flow goes on: {string.Join(", ", ports)}.");
        foreach (var way in into)
        {
            foreach (var next in outOf.Where(c => PortOf(c) == through && EndOf(c, "target") != id))
            {
                var led = (JsonObject)way.DeepClone();
                led["target"] = next["target"]!.DeepClone();
                connections.Add(led);
            }
        }

        foreach (var gone in into.Concat(outOf))
            connections.Remove(gone);
        ((JsonArray)chart["activities"]!).Remove(step);
    }

    private static IEnumerable<(JsonObject Chart, JsonObject Step)> StepsOf(JsonNode? node)
    {
        var own = node is JsonObject json && json["activities"] is JsonArray activities ? activities.OfType<JsonObject>().Select(step => (json, step)) : [];
        var inner = node switch
        {
            JsonObject members => members.Select(m => m.Value),
            JsonArray list => list,
            _ => [],
        };
        return own.Concat(inner.SelectMany(StepsOf));
    }

    private static string IdOf(JsonObject step) => step["id"]?.ToString() ?? "";

    private static string? EndOf(JsonObject connection, string end) => connection[end]?["activity"]?.ToString();

    private static string PortOf(JsonObject connection) => connection["source"]?["port"]?.ToString() ?? "Done";
}
