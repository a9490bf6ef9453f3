using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>
/// Makes valid definitions at random. What it leaves out, and why:
/// connections that are equal in source, port and target (they have one identity in Elsa), steps that can not be reached and backward
/// connections that are not allowed (the lint refuses them), a second Elsa.Start in a chart, triggers (a run without a database starts
/// none), Break outside loops, variables that are kept in memory only, events published from inside (PublishEvent), child workflows,
/// Court.* activities, tasks, and times other than Delay.
/// </summary>
internal sealed class RandomFlow
{
    private const int MaxDepth = 2;
    private static readonly string[] EventNames = ["e1", "e2", "e3"];
    private static readonly string[] Spans = ["00:00:00", "00:00:01", "00:01:00", "00:01:00", "01:00:00", "1.00:00:00"];
    private static readonly string[] MergeModes = ["Stream", "None", "Merge", "Converge", "Cascade", "Race"];
    private static readonly string[] JoinModes = ["WaitAll", "WaitAny", "WaitAllActive"];

    private readonly Random _random;
    private readonly RandomScript _scripts;
    private readonly bool _faults;
    private readonly bool _ends;
    private readonly bool _waits;
    private readonly List<string> _awaited = [];
    private int _ids;

    private RandomFlow(Random random)
    {
        _random = random;
        _scripts = new(random);
        _faults = Chance(15);
        _ends = Chance(30);
        _waits = Chance(70);
    }

    public static FlowCase Make(int seed, bool usesTokens)
    {
        var random = new Random(seed);
        var flow = new RandomFlow(random);
        return new(flow.Definition(), usesTokens, [.. flow.Events(random.Next(12))]);
    }

    private JsonObject Definition()
    {
        var root = Chart(0);
        return new()
        {
            ["id"] = "random-v1",
            ["definitionId"] = "random",
            ["name"] = "random",
            ["version"] = 1,
            ["isPublished"] = true,
            ["isLatest"] = true,
            ["variables"] = new JsonArray([.. _scripts.WorkflowVariables()]),
            ["options"] = _faults && Chance(50) ? new JsonObject { ["incidentStrategyType"] = "ContinueWithIncidentsStrategy" } : new JsonObject(),
            ["root"] = root,
        };
    }

    // mostly those that somebody may wait for: one that nobody does holds up the ones behind it
    private IEnumerable<string> Events(int count) =>
        Enumerable.Range(0, count).Select(_ => _awaited.Count == 0 || Chance(3) ? Pick(EventNames) : _awaited[_random.Next(_awaited.Count)]);

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(params T[] list) => list[_random.Next(list.Length)];

    private JsonObject Chart(int depth)
    {
        var id = NextId("chart");
        using var scope = _scripts.Enter(id, Chance(30));
        var chart = new RandomChart(_random, _scripts, () => FlowStep(depth), type => Do(type, NextId("a")));
        var json = Do("Elsa.Flowchart", id);
        chart.WriteTo(json, depth == 0 ? _random.Next(4, 15) : _random.Next(1, 6));
        json["variables"] = new JsonArray([.. scope.Variables()]);
        return json;
    }

    // the steps that only a flowchart knows, and all others
    private JsonObject FlowStep(int depth)
    {
        var step = _random.Next(16) switch
        {
            0 or 1 => Do("Elsa.FlowDecision", NextId("dec"), ("condition", _scripts.Condition())),
            2 => FlowSwitch(),
            3 => Do("Elsa.FlowFork", NextId("fork"), ("branches", Json("""["One","Two"]"""))),
            4 or 5 => Do("Elsa.FlowJoin", NextId("join"), ("mode", Pick(JoinModes))),
            6 => Do("Elsa.RunJavaScript", NextId("js"), ("script", $"setOutcome({_scripts.ConditionText()} ? 'a' : 'b')"), ("possibleOutcomes", Json("""["a","b"]"""))),
            7 when depth < MaxDepth => Do("Elsa.FlowNode", NextId("node")).With("body", Step(depth + 1)),
            _ => Step(depth),
        };
        if (Chance(30))
            step["customProperties"] = new JsonObject { ["mergeMode"] = Pick(MergeModes) };
        return step;
    }

    private JsonObject FlowSwitch() => Do("Elsa.FlowSwitch", NextId("sw"), ("mode", Chance(50) ? "MatchAny" : "MatchFirst"))
        .With("cases", new JsonArray(Case("one"), Case("two")));

    private JsonObject Case(string label) => new() { ["label"] = label, ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = _scripts.ConditionText() } };

    private JsonObject Step(int depth)
    {
        if (depth < MaxDepth && Chance(25))
            return Container(depth + 1);
        return _random.Next(20) switch
        {
            0 or 1 or 2 => Set(),
            3 or 4 when _waits => Do("Elsa.Delay", NextId("delay"), ("timeSpan", Chance(20) ? "=" + RandomScript.SpanText() : Pick(Spans))),
            5 or 6 when _waits => Await(),
            7 when _ends => Do(Pick("Elsa.End", "Elsa.End", "Elsa.Finish", "Elsa.Complete"), NextId("end")),
            8 when _faults => Do("Elsa.Fault", NextId("fault"), ("message", "broken")),
            9 or 10 when _scripts.IsInLoop => Do("Elsa.Break", NextId("break")),
            _ => Line(),
        };
    }

    private JsonObject Await()
    {
        _awaited.Add(Pick(EventNames));
        return Do("Elsa.Event", NextId("event"), ("eventName", _awaited[^1]));
    }

    private JsonObject Line()
    {
        var id = NextId("l");
        if (Chance(10))
            return Do("Elsa.WriteLine", id).With("text", id);
        return Do("Elsa.WriteLine", id, ("text", Chance(50) ? id : "=" + _scripts.LineText(id)));
    }

    private JsonObject Set()
    {
        var (variable, script) = _scripts.Assignment();
        return Do("Elsa.SetVariable", NextId("set"), ("value", "=" + script)).With("variable", variable);
    }

    private JsonObject Container(int depth) => _random.Next(11) switch
    {
        0 or 1 or 2 => Chart(depth),
        3 => List("Elsa.Sequence", "activities", depth),
        4 => List("Elsa.Parallel", "activities", depth),
        5 => List("Elsa.Fork", "branches", depth).With("joinMode", Input(Chance(50) ? "WaitAny" : "WaitAll")),
        6 => If(depth),
        7 => Switch(depth),
        8 => While(depth),
        9 => For(depth),
        _ => Each(depth),
    };

    private JsonObject List(string type, string port, int depth)
    {
        var id = NextId("list");
        using var scope = _scripts.Enter(id, type != "Elsa.Fork" && Chance(30));
        var steps = Enumerable.Range(0, _random.Next(4)).Select(_ => Step(depth)).ToArray<JsonNode>();
        var list = Do(type, id).With(port, new JsonArray(steps));
        return type == "Elsa.Fork" ? list : list.With("variables", new JsonArray([.. scope.Variables()]));
    }

    private JsonObject If(int depth)
    {
        var branch = Do("Elsa.If", NextId("if"), ("condition", _scripts.Condition())).With("then", Step(depth));
        return Chance(60) ? branch.With("else", Step(depth)) : branch;
    }

    private JsonObject Switch(int depth)
    {
        var cases = new JsonArray([.. Enumerable.Range(0, _random.Next(1, 4)).Select(i => Case($"c{i}").With("activity", Step(depth)))]);
        var choice = Do("Elsa.Switch", NextId("switch"), ("mode", Chance(50) ? "MatchAny" : "MatchFirst")).With("cases", cases);
        return Chance(60) ? choice.With("default", Step(depth)) : choice;
    }

    private JsonObject While(int depth)
    {
        var counter = _scripts.NewCounter();
        using var loop = _scripts.EnterLoop(RandomScript.Loop.Other);
        var count = Do("Elsa.SetVariable", NextId("set"), ("value", $"=get{counter}() + 1")).With("variable", RandomScript.Reference(counter));
        var body = Do("Elsa.Sequence", NextId("body")).With("activities", new JsonArray(count, Step(depth)));
        return Do("Elsa.While", NextId("while"), ("condition", $"=get{counter}() < {_random.Next(3)}")).With("body", body);
    }

    private JsonObject For(int depth)
    {
        using var loop = _scripts.EnterLoop(RandomScript.Loop.Counted);
        var (start, end, step) = Pick((0, 2, 1), (2, 0, -1), (0, 3, 2), (1, 0, 1), (1, 1, 1));
        object last = step == 1 && Chance(30) ? "=getY()" : end; // which the body may change
        return Do("Elsa.For", NextId("for"), ("start", start), ("end", last), ("step", step), ("outerBoundInclusive", Chance(70))).With("body", Step(depth));
    }

    private JsonObject Each(int depth)
    {
        var parallel = Chance(40);
        using var loop = _scripts.EnterLoop(parallel ? RandomScript.Loop.Parallel : RandomScript.Loop.Items);
        return Do(parallel ? "Elsa.ParallelForEach" : "Elsa.ForEach", NextId("each"), ("items", _scripts.Items())).With("body", Step(depth));
    }

    private string NextId(string prefix) => $"{prefix}{_ids++}";

    private static JsonObject Json(string list) => new() { ["type"] = "Object", ["value"] = list };

    private static JsonObject Do(string type, string id, params (string Name, object Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs)
            activity[name] = Input(value);
        return activity;
    }

    // a text that begins with "=" is a script
    private static JsonObject Input(object value) => new()
    {
        ["typeName"] = "Object",
        ["expression"] = value switch
        {
            JsonObject expression => expression,
            string text when text.StartsWith('=') => new() { ["type"] = "JavaScript", ["value"] = text[1..] },
            _ => new() { ["type"] = "Literal", ["value"] = System.Text.Json.JsonSerializer.SerializeToNode(value) },
        },
    };
}

internal static class JsonExtensions
{
    public static JsonObject With(this JsonObject json, string member, JsonNode value)
    {
        json[member] = value;
        return json;
    }
}
