using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>
/// Makes the steps and connections of one flowchart: each step is reached from steps made before it, some by several ways, and loops lead
/// back to a step that every way to them passes. Order in the lists is random where it does not choose the start.
/// </summary>
internal sealed class RandomChart(Random random, RandomScript scripts, Func<JsonObject> step, Func<string, JsonObject> make)
{
    private readonly List<JsonObject> _steps = [];
    private readonly List<(int From, string? Port, int To)> _edges = [];
    private readonly List<(int Counting, int Deciding, string Port)> _loops = [];

    public void WriteTo(JsonObject chart, int size)
    {
        _steps.Add(First());
        while (_steps.Count < size)
        {
            if (random.Next(8) == 0)
                AddLoop();
            else if (random.Next(12) == 0)
                AddSelfLoop();
            else
                AddReached(step());
        }

        for (var extra = random.Next(_steps.Count); extra > 0; extra--)
            Connect(random.Next(_steps.Count), random.Next(_steps.Count));
        CloseLoops();
        chart["activities"] = new JsonArray([.. Ordered()]);
        chart["connections"] = new JsonArray([.. Shuffled(_edges.Select(Written))]);
    }

    private JsonObject First()
    {
        if (random.Next(2) == 0)
            return make("Elsa.Start");
        var first = step();
        while (!Leads(first))
            first = step();
        return first;
    }

    private static bool Leads(JsonObject step) => Ports(step).Length > 0;

    private int AddReached(JsonObject added)
    {
        _steps.Add(added);
        var to = _steps.Count - 1;
        for (var ways = random.Next(4) == 0 ? 3 : random.Next(1, 3); ways > 0; ways--)
            Connect(Source(to), to);
        return to;
    }

    // more often one of the last
    private int Source(int before)
    {
        while (true)
        {
            var from = random.Next(2) == 0 ? random.Next(before) : Math.Max(0, before - 1 - random.Next(3));
            if (Leads(_steps[from]))
                return from;
        }
    }

    private void Connect(int from, int to)
    {
        var ports = Ports(_steps[from]);
        if (from >= to || ports.Length == 0)
            return;
        Add(from, ports[random.Next(ports.Length)], to);
    }

    private void Add(int from, string? port, int to)
    {
        if (!_edges.Exists(e => e.From == from && e.To == to && (e.Port ?? "Done") == (port ?? "Done")))
            _edges.Add((from, port, to));
    }

    // a step that counts, and one that decides by the count; where it leads back to is chosen when all ways are known
    private void AddLoop()
    {
        var counter = scripts.NewCounter();
        var counting = make("Elsa.SetVariable");
        counting["variable"] = RandomScript.Reference(counter);
        counting["value"] = Script($"get{counter}() + 1");
        var from = AddReached(counting);
        var deciding = make("Elsa.FlowDecision");
        deciding["condition"] = Script($"get{counter}() < {random.Next(1, 4)}");
        _steps.Add(deciding);
        Add(from, "Done", _steps.Count - 1);
        _loops.Add((from, _steps.Count - 1, "True"));
    }

    // one step that counts and decides, and may lead back to itself
    private void AddSelfLoop()
    {
        var counter = scripts.NewCounter();
        var step = make("Elsa.RunJavaScript");
        step["script"] = $"set{counter}(get{counter}() + 1); setOutcome(get{counter}() < {random.Next(1, 4)} ? 'a' : 'b')";
        step["possibleOutcomes"] = new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = """["a","b"]""" } };
        var self = AddReached(step);
        _loops.Add((self, self, "a"));
    }

    private void CloseLoops()
    {
        foreach (var (counting, deciding, port) in _loops)
        {
            _edges.RemoveAll(e => e.To == deciding && counting != deciding && e.From != counting); // so that none decides uncounted
            var targets = Enumerable.Range(0, counting + 1).Where(t => IsPassedBy(t, counting)).ToList();
            Add(deciding, port, targets[random.Next(targets.Count)]);
        }
    }

    // with the steps in the order they were made, every way forward goes up
    private bool IsPassedBy(int target, int source)
    {
        if (target == source || target == 0)
            return true;
        var reached = new HashSet<int> { 0 };
        foreach (var edge in _edges.Where(e => e.From < e.To).OrderBy(e => e.From).Where(e => reached.Contains(e.From) && e.To != target))
            reached.Add(edge.To);
        return !reached.Contains(source);
    }

    // where nothing else says which is the start, it is the one without inbound connections, or the first
    private JsonObject[] Ordered()
    {
        if ((string)_steps[0]["type"]! == "Elsa.Start" || _edges.TrueForAll(e => e.To != 0))
            return Shuffled(_steps);
        return [_steps[0], .. Shuffled(_steps.Skip(1))];
    }

    private T[] Shuffled<T>(IEnumerable<T> list)
    {
        var items = list.ToArray();
        if (random.Next(3) > 0)
            random.Shuffle(items);
        return items;
    }

    private JsonObject Written((int From, string? Port, int To) edge) => new()
    {
        ["source"] = new JsonObject { ["activity"] = (string)_steps[edge.From]["id"]!, ["port"] = edge.Port == "Done" && random.Next(5) == 0 ? null : edge.Port },
        ["target"] = new JsonObject { ["activity"] = (string)_steps[edge.To]["id"]!, ["port"] = "In" },
    };

    private static JsonObject Script(string text) => new()
    {
        ["typeName"] = "Object",
        ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = text },
    };

    private static string[] Ports(JsonObject step) => (string)step["type"]! switch
    {
        "Elsa.FlowDecision" => ["True", "False"],
        "Elsa.FlowSwitch" => ["one", "two", "Default"],
        "Elsa.FlowFork" => ["One", "Two"],
        "Elsa.RunJavaScript" => ["a", "b"],
        "Elsa.End" or "Elsa.Finish" or "Elsa.Complete" or "Elsa.Break" => [],
        _ => ["Done"],
    };
}
