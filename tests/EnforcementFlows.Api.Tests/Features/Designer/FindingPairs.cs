using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Workflows;
using EnforcementFlows.Workflow.Tests.Runtime;

namespace EnforcementFlows.Api.Tests.Features.Designer;

/// <summary>For each code of a finding a definition that has it and a near one that has not.</summary>
internal static class FindingPairs
{
    private const string Requirements = """
        {
          "approvals": { "refusal": [ { "roles": ["president"], "source": "某法第1条" } ], "low": [ { "roles": ["president"], "source": "某法第1条" } ] },
          "steps": {
            "clock": { "flow": "clocked", "name": "答复期限起算", "step": { "type": "Court.StartDeadline", "input": "node", "value": "answer" }, "node": "answer" },
            "approval": { "flow": "approved", "name": "不予答复审批", "step": { "type": "Court.Approval", "outcome": "approved" }, "before": { "type": "Court.VoidDeadline" }, "act": "refusal", "source": "某法第1条" },
            "excused": { "flow": "excused", "name": "答复期限起算", "step": { "type": "Court.StartDeadline" }, "before": { "type": "Court.VoidDeadline" },
                         "unless": [ { "activity": "is-known", "condition": "getCorrelationId() === 'known'", "outcome": "True", "reason": "已经答复" } ] }
          }
        }
        """;

    /// <summary>A definition that others may use as an activity.</summary>
    public static readonly string Part = Flow.Chart("part", [Flow.Line("inner")]);

    /// <summary>Bad, good, and the definition that the bad one may use.</summary>
    public static IReadOnlyDictionary<string, (string Bad, string Good, string Used)> All { get; } = new (string Code, string Bad, string Good)[]
    {
        ("definition-too-long", Sound + new string(' ', 8 * 1024 * 1024), Sound),
        ("json-invalid", "{", Sound),
        ("definition-shape", "[]", Sound),
        ("root-missing", """{ "id": "sample-v1", "definitionId": "sample" }""", Sound),
        ("activity-type-missing", Sound.WithTop("root", new JsonObject { ["id"] = "root" }), Sound),
        ("variable-unnamed", Sound.WithTop("variables", Variable("""{ "id": "x", "typeName": "String" }""")), Sound.WithTop("variables", Variable("""{ "id": "x", "name": "x", "typeName": "String" }"""))),
        ("variable-default", Sound.WithTop("variables", Variable("""{ "id": "x", "name": "x", "typeName": "Int32", "value": "many" }""")), Sound.WithTop("variables", Variable("""{ "id": "x", "name": "x", "typeName": "Int32", "value": "3" }"""))),
        ("activity-id-twice", Chart([Flow.Line("a"), Flow.Line("a")]), Chart([Flow.Line("a"), Flow.Line("b")], "a->b")),
        ("connection-half", Definition(WithConnection("""{ "source": { "activity": "a", "port": "Done" } }""")), Definition(WithConnection("""{ "source": { "activity": "a", "port": "Done" }, "target": { "activity": "b", "port": "In" } }"""))),
        ("connection-unknown", Chart([Flow.Line("a")], "a->nowhere"), Chart([Flow.Line("a"), Flow.Line("b")], "a->b")),
        ("activity-unknown", Chart([Flow.Do("Court.Sleep", "a")]), Sound),
        ("workflow-nesting", Flow.Chart("circle", [Uses("Circle")]), Flow.Chart("circle", [Uses("Part")])),
        ("plan-too-large", Chart([.. Enumerable.Range(0, 3400).Select(i => Flow.Do("Part", $"used-{i}"))]), Chart([Uses("Part")])),
        ("used-workflow-refused", Chart([Uses("Part")]), Chart([Uses("Part")])),
        ("activity-unreachable", Chart([Flow.Line("a"), Flow.Line("b")]), Chart([Flow.Line("a"), Flow.Line("b")], "a->b")),
        ("backward-connection-invalid", Chart(Lines("abcde"), "a->b", "a->c", "b->d", "c->d", "d->e", "e->b"), Chart(Lines("abcde"), "a->b", "a->c", "b->d", "c->d", "d->e", "e->a")),
        ("port-unknown", Chart([Decision("ask"), Flow.Line("a")], "ask:Maybe->a"), Chart([Decision("ask"), Flow.Line("a")], "ask:True->a")),
        ("loop-without-body", Chart([Flow.Do("Elsa.While", "loop", ("condition", "=false"))]), Chart([Flow.Do("Elsa.While", "loop", ("condition", "=false")).Body(Flow.Line("a"))])),
        ("input-missing", One("Court.StartDeadline", ("clause", "SA-1")), One("Court.StartDeadline", ("clause", "SA-1"), ("node", "answer"))),
        ("literal-type", One("Court.AwaitDeadline", ("clause", "SA-1"), ("node", "answer"), ("alsoAlert", "maybe")), One("Court.AwaitDeadline", ("clause", "SA-1"), ("node", "answer"), ("alsoAlert", true))),
        ("time-invalid", Chart([Flow.Delay("wait", "soon")]), Chart([Flow.Delay("wait", "01:00:00")])),
        ("expression-unsupported", Writes("Liquid", "{{ x }}"), Writes("JavaScript", "'x'")),
        ("expression-unknown", Writes("Klingon", "x"), Writes("Literal", "x")),
        ("expression-invalid", Chart([Flow.Line("a", "1 +")]), Chart([Flow.Line("a", "1 + 1")])),
        ("object-invalid", Writes("Object", "{"), Writes("Object", """ "x" """)),
        ("reference-invalid", Writes("Variable", new JsonObject()), Writes("Variable", new JsonObject { ["id"] = "x", ["name"] = "x" })),
        ("name-unknown", Chart([Flow.Line("a", "nobody()")]), Chart([Flow.Line("a", "newGuidString()")])),
        ("variable-unknown", Chart([Flow.Set("set", "nowhere", "1")]), Chart([Flow.Set("set", "x", "1")])),
        ("variable-unset", Chart([Flow.Line("read", "getX().name")]), Chart([Flow.Line("read", "getX()?.name")])),
        ("variable-unset-on-path", SetOnOneWay("other"), SetOnOneWay("set")),
        ("variable-lost", OverAWait("MemoryStorageDriver"), OverAWait("WorkflowInstanceStorageDriver")),
        ("join-never-complete", Join(Decision("split"), Flow.Line("a"), "True", "False"), Join(Fork(), Flow.Line("a"), "one", "two")),
        ("join-input-dead", Join(Fork(), Flow.Do("Elsa.End", "a"), "one", "two"), Join(Fork(), Flow.Do("Elsa.FlowNode", "a"), "one", "two")),
        ("join-waits-for-itself", Again("Converge"), Again("Merge")),
        ("id-style", Chart([Task("writeAnswer")]), Chart([Task("write-answer")])),
        ("clause-missing", Chart([Task(changed: ("clause", ""))]), Chart([Task()])),
        ("clause-unknown", Chart([Task(changed: ("clause", "SA-9"))]), Chart([Task()])),
        ("role-missing", Chart([Task(changed: ("role", ""))]), Chart([Task()])),
        ("role-unknown", Chart([Task(changed: ("role", "police"))]), Chart([Task()])),
        ("role-unheld", Chart([Task(changed: ("role", "judge"))]), Chart([Task(changed: ("role", "judge,director"))])), // either of them may do it
        ("form-unknown", Chart([Task(changed: ("form", "nowhere"))]), Chart([Task(changed: ("form", "answer"))])),
        ("form-restricted", Chart([Task(changed: ("form", "secret"))]), Chart([Task(changed: ("form", "answer"))])),
        ("node-unknown", Chart([Task(changed: ("node", "nowhere"))]), Chart([Task(changed: ("node", "answer"))])),
        ("team-unknown", Chart([Task(changed: ("team", "nowhere"))]), Chart([Task(changed: ("team", "bureau"))])),
        ("chain-unknown", Approval("nowhere"), Approval("refusal")),
        ("period-unknown", One("Court.AwaitPeriod", ("clause", "SA-1"), ("period", "nowhere")), One("Court.AwaitPeriod", ("clause", "SA-1"), ("period", "objection"))),
        ("workflow-unknown", One("Elsa.DispatchWorkflow", ("workflowDefinitionId", "nowhere")), One("Elsa.DispatchWorkflow", ("workflowDefinitionId", "part"))),
        ("code-unknown", One("Court.SetStage", ("clause", "SA-1"), ("stage", "asleep")), One("Court.SetStage", ("clause", "SA-1"), ("stage", "handling"))),
        ("document-set-unknown", Issue("nowhere"), Issue("answer")),
        ("template-missing", Issue("lost"), Issue("answer")),
        ("outcomes-computed", Chart([Task(changed: ("outcomes", "=['done']"))]), Chart([Task()])),
        ("outcomes-missing", Chart([Task(changed: ("outcomes", Array.Empty<string>()))]), Chart([Task()])),
        ("outcome-twice", Chart([Task(changed: ("outcomes", new[] { "done", "done" }))]), Chart([Task(changed: ("outcomes", new[] { "done", "refuse" }))])),
        ("outcome-name", Chart([Task(changed: ("outcomes", new[] { "notNeeded" }))]), Chart([Task(changed: ("outcomes", new[] { "not-needed" }))])),
        ("outcome-unnamed", Chart([Task(changed: ("outcomes", new[] { "done", "put-off" }))]), Chart([Task(changed: ("outcomes", new[] { "done", "refuse", "hold" }))])), // the last the court has named itself
        ("outcome-unconnected", TwoOutcomes("write-answer:done->a"), TwoOutcomes("write-answer:done->a", "write-answer:refuse->a")),
        ("required-step-missing", Clocked("urgent"), Clocked("answer")),
        ("required-step-late", Approved("rejected"), Approved("approved")),
        ("approval-below-law", Approval("low"), Approval("refusal")),
        ("approval-chain-unsure", Approved("approved", "=getCorrelationId()"), Approved("approved", "=getCorrelationId() ? 'refusal' : 'refusal'")),
        ("excuse-changed", Excused("true"), Excused("getCorrelationId() === 'known'")),
    }.ToDictionary(pair => pair.Code, pair => (pair.Bad, pair.Good, pair.Code == "used-workflow-refused" ? Flow.Chart("part", [Flow.Do("Court.Sleep", "inner")]) : Part));

    private static string Sound => Chart([Flow.Line("a")]);

    /// <summary>A court with what the definitions name.</summary>
    public static SampleCourt Court()
    {
        var court = new SampleCourt().Write("national/requirements.json", Requirements).Write("outcomes.json", """{ "done": "办结", "refuse": "不予准许" }""");
        var path = Path.Combine(court.Court, "profile.json");
        var profile = JsonNode.Parse(File.ReadAllText(path))!;
        profile["settings"] = JsonNode.Parse("""{ "partyPeriods": { "objection": { "name": "异议期", "n": 7, "unit": "day", "source": "某法第2条" } } }""");
        profile["outcomes"] = JsonNode.Parse("""{ "hold": "暂缓" }""");
        profile["approvalChains"]!["low"] = JsonNode.Parse("""{ "name": "法官审批", "steps": [ { "roles": ["judge"] } ] }""");
        return court.Write("courts/sample/profile.json", profile.ToJsonString());
    }

    private static string Definition(JsonObject root) => Flow.Definition("sample", root, "x");

    private static string Chart(JsonObject[] steps, params string[] edges) => Definition(Flow.Graph("root", steps, edges));

    private static string One(string type, params (string, object?)[] inputs) => Chart([Flow.Do(type, "step", inputs)]);

    private static JsonObject[] Lines(string ids) => [.. ids.Select(id => Flow.Line(id.ToString()))];

    private static JsonObject Decision(string id) => Flow.Do("Elsa.FlowDecision", id, ("condition", "=true"));

    private static JsonObject Fork() => Flow.Do("Elsa.FlowFork", "split", ("branches", new[] { "one", "two" }));

    private static JsonObject Uses(string type) => new() { ["id"] = "used", ["type"] = type };

    private static JsonArray Variable(string json) => new(JsonNode.Parse(json));

    private static JsonObject WithConnection(string json) => Flow.Graph("root", [Flow.Line("a"), Flow.Line("b")], json.Contains("\"b\"", StringComparison.Ordinal) ? [] : ["a->b"]).WithWay(json);

    private static JsonObject WithWay(this JsonObject graph, string connection)
    {
        graph["connections"]!.AsArray().Add(JsonNode.Parse(connection));
        return graph;
    }

    private static string Writes(string syntax, JsonNode value)
    {
        var step = Flow.Line("a");
        step["text"]!["expression"] = new JsonObject { ["type"] = syntax, ["value"] = value };
        return Chart([step]);
    }

    private static string SetOnOneWay(string second) => Chart(
        [Decision("split"), Flow.Set("set", "x", "=({ name: 'a' })"), Flow.Line("other"), Flow.Line("read", "getX().name")],
        "split:True->set", $"split:False->{second}", "set->read", second == "other" ? "other->read" : "read->other");

    private static string OverAWait(string driver)
    {
        var json = JsonNode.Parse(Chart([Flow.Set("set", "x", "=({ name: 'a' })"), Flow.WaitFor("letter"), Flow.Line("read", "getX().name")], "set->letter", "letter->read"))!;
        json["variables"]![0]!["storageDriverTypeName"] = driver;
        return json.ToJsonString();
    }

    private static string Join(JsonObject split, JsonObject first, string one, string two)
    {
        var join = Flow.Do("Elsa.FlowJoin", "join", ("mode", "WaitAll"));
        return Chart([split, first, Flow.Line("b"), join], $"split:{one}->a", $"split:{two}->b", "a->join", "b->join");
    }

    private static string Again(string mode)
    {
        var merge = Flow.Line("merge");
        merge["customProperties"] = new JsonObject { ["mergeMode"] = mode };
        return Chart([Flow.Line("a"), merge, Decision("again")], "a->merge", "merge->again", "again:True->merge").Tokens();
    }

    private static JsonObject Task(string id = "write-answer", (string Name, object? Value)? changed = null)
    {
        Dictionary<string, object?> inputs = new() { ["clause"] = "SA-1", ["taskName"] = "答复", ["role"] = "director", ["outcomes"] = new[] { "done" } };
        if (changed is { } change)
            inputs[change.Name] = change.Value;
        return Flow.Do("Court.HumanTask", id, [.. inputs.Select(input => (input.Key, input.Value))]);
    }

    private static string TwoOutcomes(params string[] edges) => Chart([Task(changed: ("outcomes", new[] { "done", "refuse" })), Flow.Line("a")], edges);

    private static JsonObject Asks(string chain) =>
        Flow.Do("Court.Approval", "approve-refusal", ("clause", "SA-2"), ("taskName", "审批"), ("chain", chain), ("requester", "=getCorrelationId()"));

    private static string Approval(string chain) => Chart([Asks(chain)]);

    private static string Issue(string set) => One("Court.IssueDocuments", ("clause", "SA-1"), ("documentSet", set));

    private static string Clocked(string node) => Flow.Chart("clocked", [Flow.Do("Court.StartDeadline", "start-answer", ("clause", "SA-1"), ("node", node))]);

    private static string Excused(string condition) => Flow.Chart(
        "excused",
        [
            Flow.Do("Elsa.FlowDecision", "is-known", ("condition", "=" + condition)),
            Flow.Do("Court.StartDeadline", "start-answer", ("clause", "SA-1"), ("node", "answer")),
            Flow.Do("Court.VoidDeadline", "void-answer", ("clause", "SA-2"), ("node", "answer")),
        ],
        "is-known:False->start-answer", "is-known:True->void-answer", "start-answer->void-answer");

    private static string Approved(string outcome, string chain = "refusal") => Flow.Chart(
        "approved",
        [Asks(chain), Flow.Do("Court.VoidDeadline", "void-answer", ("clause", "SA-2"), ("node", "answer")), Flow.Line("end")],
        [.. new[] { "approved", "rejected", "returned" }.Select(way => $"approve-refusal:{way}->{(way == outcome ? "void-answer" : "end")}")]);
}
