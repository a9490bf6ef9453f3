using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>Writes small definitions for tests.</summary>
internal static class Flow
{
    public static string Sequence(string id, params JsonObject[] activities) => Definition(id, new JsonObject
    {
        ["id"] = "root",
        ["type"] = "Elsa.Sequence",
        ["activities"] = new JsonArray([.. activities]),
    });

    public static string Definition(string id, JsonObject root, params string[] variables) => new JsonObject
    {
        ["id"] = $"{id}-v1",
        ["definitionId"] = id,
        ["name"] = id,
        ["version"] = 1,
        ["isPublished"] = true,
        ["isLatest"] = true,
        ["variables"] = new JsonArray([.. variables.Select(v => new JsonObject
        {
            ["id"] = v, ["name"] = v, ["typeName"] = "Object", ["storageDriverTypeName"] = "WorkflowInstanceStorageDriver",
        })]),
        ["options"] = new JsonObject { ["usableAsActivity"] = true },
        ["root"] = root,
    }.ToJsonString();

    public static string Chart(string id, JsonObject[] activities, params string[] edges) => Definition(id, Graph("root", activities, edges));

    /// <summary>The definition with another member at its top, such as <c>inputs</c>.</summary>
    public static string WithTop(this string definition, string member, JsonNode value)
    {
        var json = JsonNode.Parse(definition)!.AsObject();
        json[member] = value;
        return json.ToJsonString();
    }

    /// <summary>The definition in token mode, or as it is.</summary>
    public static string Tokens(this string definition, bool tokens = true) =>
        tokens ? definition.WithTop("customProperties", new JsonObject { ["Flowchart:ExecutionMode"] = "TokenBased" }) : definition;

    public static JsonArray Arguments(params string[] names) =>
        new([.. names.Select(n => new JsonObject { ["name"] = n, ["type"] = "Object" })]);

    public static JsonObject Strategy(string incidents) => new() { ["usableAsActivity"] = true, ["incidentStrategyType"] = incidents };

    /// <summary>An activity with literal inputs; a value that starts with <c>=</c> is JavaScript.</summary>
    public static JsonObject Do(string type, string id, params (string Name, object? Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type };
        foreach (var (name, value) in inputs)
        {
            var script = value is string text && text.StartsWith('=');
            activity[name] = new JsonObject
            {
                ["typeName"] = "Object",
                ["expression"] = new JsonObject
                {
                    ["type"] = script ? "JavaScript" : "Literal",
                    ["value"] = script ? ((string)value!)[1..] : JsonSerializer.SerializeToNode(value),
                },
            };
        }

        return activity;
    }

    /// <summary>Puts children into a port: one activity, or a list.</summary>
    public static JsonObject With(this JsonObject activity, string port, JsonNode child)
    {
        activity[port] = child;
        return activity;
    }

    public static JsonObject Body(this JsonObject activity, JsonObject body) => activity.With("body", body);

    public static JsonObject Steps(string id, params JsonObject[] activities) =>
        new() { ["id"] = id, ["type"] = "Elsa.Sequence", ["activities"] = new JsonArray([.. activities]) };

    public static JsonObject Graph(string id, JsonObject[] activities, params string[] edges) => new()
    {
        ["id"] = id,
        ["type"] = "Elsa.Flowchart",
        ["activities"] = new JsonArray([.. activities]),
        ["connections"] = new JsonArray([.. edges.Select(Edge)]),
    };

    /// <summary>A case of Switch or FlowSwitch.</summary>
    public static JsonObject Case(string label, string script, JsonObject? activity = null)
    {
        var condition = new JsonObject { ["type"] = "JavaScript", ["value"] = script };
        var json = new JsonObject { ["label"] = label, ["condition"] = condition };
        if (activity is not null)
            json["activity"] = activity;
        return json;
    }

    public static JsonObject Set(string id, string variable, object? value)
    {
        var activity = Do("Elsa.SetVariable", id, ("value", value));
        activity["variable"] = new JsonObject { ["id"] = variable, ["name"] = variable };
        return activity;
    }

    public static JsonObject Line(string id, string script) => Do("Elsa.WriteLine", id, ("text", "=" + script));

    public static JsonObject Line(string text) => Do("Elsa.WriteLine", text, ("text", text));

    public static JsonObject WaitFor(string eventName, string? id = null) => Do("Elsa.Event", id ?? eventName, ("eventName", eventName));

    public static JsonObject Delay(string id, string span) => Do("Elsa.Delay", id, ("timeSpan", span));

    /// <summary>One branch waits, the other runs the flaky activity (after an event, where one is named).</summary>
    public static string Split(string id, JsonObject waiting, string? after = null) => Sequence(
        id, Do("Elsa.Parallel", "p").With("activities", new JsonArray(
            waiting, after is null ? Do("Test.Flaky", "f") : Steps("flaky", WaitFor(after), Do("Test.Flaky", "f")))));

    public static JsonObject Alarm(string key, string after, string? id = null) => Do("Test.Alarm", id ?? key, ("key", key), ("after", after));

    // "a:Port->b" or "a->b"
    private static JsonObject Edge(string text)
    {
        var (source, target) = (text.Split("->")[0], text.Split("->")[1]);
        var port = source.Contains(':', StringComparison.Ordinal) ? source.Split(':')[1] : "Done";
        return new()
        {
            ["source"] = new JsonObject { ["activity"] = source.Split(':')[0], ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
        };
    }
}
