using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Courts;

namespace EnforcementFlows.Api.CommandLine;

/// <summary>Takes out of a court's folder whatever carries out one clause: members of the profile, permissions, settings, steps of flows.</summary>
internal static class ClauseRemoval
{
    public static void Apply(string court, string national, string clause)
    {
        Edit(Path.Combine(court, "profile.json"), profile => RemoveFromProfile(profile.AsObject(), clause));
        Edit(Path.Combine(court, CourtFolder.StepsFile), steps => RemoveSteps(steps.AsObject(), national, clause));
        var own = Path.Combine(court, "definitions");
        foreach (var file in Directory.Exists(own) ? Directory.GetFiles(own, "*.json") : [])
            Edit(file, definition => RemoveActivities(definition["root"]!, clause));
    }

    private static void Edit(string file, Action<JsonNode> edit)
    {
        if (!File.Exists(file))
            return;
        var content = JsonNode.Parse(File.ReadAllText(file))!;
        edit(content);
        File.WriteAllText(file, content.ToJsonString());
    }

    private static void RemoveFromProfile(JsonObject profile, string clause)
    {
        foreach (var (permission, _) in Naming(profile["permissionClauses"], clause))
            profile["permissions"]![permission] = profile["permissions"]![permission]!.AsArray().Count > 0 ? [] : new JsonArray("handler"); // what is forbidden to all is no longer
        foreach (var (setting, clauses) in Naming(profile["settingClauses"], clause))
        {
            (profile["settings"] as JsonObject)?.Remove(setting);
            clauses.Remove(clauses.First(id => id!.ToString() == clause));
        }
        foreach (var member in profile.Where(member => member.Key is not ("permissionClauses" or "settingClauses")).ToList())
            RemoveMembers(profile, member.Key, member.Value, clause);
    }

    private static List<(string Name, JsonArray Clauses)> Naming(JsonNode? table, string clause) =>
        [.. (table as JsonObject ?? []).Where(row => row.Value!.AsArray().Any(id => id!.ToString() == clause)).Select(row => (row.Key, row.Value!.AsArray()))];

    private static void RemoveMembers(JsonNode parent, object at, JsonNode? node, string clause)
    {
        if (node is JsonObject members && Carries(members, clause))
        {
            if (parent is JsonArray list)
                list.Remove(node);
            else
                ((JsonObject)parent).Remove((string)at);
            return;
        }

        switch (node)
        {
            case JsonObject inner:
                foreach (var member in inner.ToList())
                    RemoveMembers(inner, member.Key, member.Value, clause);
                break;
            case JsonArray items:
                foreach (var item in items.ToList())
                    RemoveMembers(items, "", item, clause);
                break;
            default:
                break;
        }
    }

    private static bool Carries(JsonObject members, string clause) =>
        members["clause"]?.ToString() == clause || (members["clauses"] as JsonArray)?.Any(id => id!.ToString() == clause) == true;

    // a step is left out as a court leaves it out; a flow whose every step carries the clause goes as a whole
    private static void RemoveSteps(JsonObject flows, string national, string clause)
    {
        foreach (var (flow, said) in flows.ToList())
        {
            var steps = said!.AsObject();
            if (steps["*"]?["clause"]?.ToString() == clause)
            {
                flows.Remove(flow);
                continue;
            }
            var definition = JsonNode.Parse(File.ReadAllText(Path.Combine(national, "definitions", $"{flow}.json")))!;
            foreach (var (step, _) in steps.Where(step => step.Value!["clause"]?.ToString() == clause).ToList())
                steps[step] = new JsonObject { ["omit"] = "removed", ["through"] = FirstPort(definition["root"]!, step) };
        }
    }

    private static string FirstPort(JsonNode chart, string step) =>
        Charts(chart).SelectMany(c => c["connections"]!.AsArray()).FirstOrDefault(c => c!["source"]!["activity"]!.ToString() == step)?["source"]!["port"]?.ToString() ?? "Done";

    private static void RemoveActivities(JsonNode root, string clause)
    {
        foreach (var chart in Charts(root).ToList())
        {
            var activities = chart["activities"]!.AsArray();
            var gone = activities.Where(a => a!["clause"]?["expression"]?["value"]?.ToString() == clause).Select(a => a!["id"]!.ToString()).ToHashSet();
            activities.Where(a => gone.Contains(a!["id"]!.ToString())).ToList().ForEach(a => activities.Remove(a));
            var connections = chart["connections"]!.AsArray();
            connections.Where(c => gone.Contains(c!["source"]!["activity"]!.ToString()) || gone.Contains(c["target"]!["activity"]!.ToString())).ToList().ForEach(c => connections.Remove(c));
        }
    }

    private static IEnumerable<JsonObject> Charts(JsonNode? node) => node switch
    {
        JsonObject chart when chart["activities"] is JsonArray activities => activities.SelectMany(Charts).Prepend(chart),
        JsonObject members => Charts(members["body"]),
        _ => [],
    };
}
