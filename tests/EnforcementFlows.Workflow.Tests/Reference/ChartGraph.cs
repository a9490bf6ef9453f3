using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>A connection of a flowchart; without a port it is that of the outcome Done.</summary>
internal sealed record Edge(string Source, string Port, string Target);

/// <summary>The connections of a flowchart, and which of them lead forward.</summary>
internal sealed class ChartGraph
{
    private readonly Dictionary<string, JsonObject> _activities;
    private readonly HashSet<(string, string)> _forward = [];

    public ChartGraph(JsonObject chart)
    {
        var activities = (chart["activities"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        _activities = activities.ToDictionary(a => (string)a["id"]!);
        Edges = [.. (chart["connections"] as JsonArray ?? []).OfType<JsonObject>().Select(ToEdge)];
        Start = StartOf(activities);
        if (Start is not null)
            FindForward();
    }

    public string? Start { get; }

    public List<Edge> Edges { get; }

    public JsonObject Activity(string id) => _activities[id];

    public List<Edge> From(string id) => [.. Edges.Where(e => e.Source == id)];

    public List<Edge> To(string id) => [.. Edges.Where(e => e.Target == id)];

    public List<Edge> ForwardTo(string id) => [.. To(id).Where(IsForward)];

    public bool IsForward(Edge edge) => _forward.Contains((edge.Source, edge.Target));

    public bool IsDangling(string id) => id != Start && ForwardTo(id).Count == 0;

    public HashSet<string> Ancestors(string id)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>([id]);
        while (open.TryPop(out var current))
        {
            foreach (var edge in ForwardTo(current).Where(e => found.Add(e.Source)))
                open.Push(edge.Source);
        }

        return found;
    }

    /// <summary>A way back is allowed only to a step that every way to its source passes.</summary>
    public bool MayGoBack(Edge edge) => edge.Source == edge.Target || !Ways(Start!, edge.Source, without: edge.Target);

    private bool Ways(string from, string to, string? without)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out var current))
        {
            if (current == without || !seen.Add(current))
                continue;
            if (current == to)
                return true;
            foreach (var (_, target) in _forward.Where(e => e.Item1 == current))
                open.Push(target);
        }

        return false;
    }

    // breadth first from the start; what would close a circle is no way forward
    private void FindForward()
    {
        var visited = new HashSet<string>();
        var open = new Queue<string>([Start!]);
        while (open.TryDequeue(out var source))
        {
            visited.Add(source);
            foreach (var edge in From(source).Where(e => !IsForward(e) && !Ways(e.Target, e.Source, without: null)))
            {
                _forward.Add((edge.Source, edge.Target));
                if (!visited.Contains(edge.Target))
                    open.Enqueue(edge.Target);
            }
        }
    }

    private string? StartOf(List<JsonObject> activities)
    {
        var start = activities.Find(a => (string)a["type"]! == "Elsa.Start")
            ?? activities.Find(a => (bool?)a["customProperties"]?["canStartWorkflow"] == true)
            ?? activities.Find(a => Edges.TrueForAll(e => e.Target != (string)a["id"]!))
            ?? activities.FirstOrDefault();
        return (string?)start?["id"];
    }

    private static Edge ToEdge(JsonObject json) =>
        new((string)json["source"]!["activity"]!, (string?)json["source"]!["port"] ?? "Done", (string)json["target"]!["activity"]!);
}
