using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Workflow.Tests.Definitions;

/// <summary>What older and odd files look like, and that nothing of them is lost.</summary>
public sealed class DefinitionReaderTests
{
    private const string Odd = """
        {
          "$schema": "workflow-definition/v3.0.0/schema.json",
          "id": "odd-v1", "DefinitionId": "odd", "name": "奇数 <odd> & co", "version": 1, "unknownTop": { "a": [1, 2.50, 1e3, null] },
          "variables": [ { "id": "v", "name": "V", "typeName": "String", "isArray": false, "value": "", "storageDriverTypeName": null, "other": true } ],
          "options": { "incidentStrategyType": null, "future": 1 },
          "root": { "type": "Elsa.Flowchart", "id": "main", "future": [],
            "activities": [
              { "id": "a", "type": "Elsa.WriteLine", "text": "bare", "metadata": { "designer": { "position": { "x": -10.5, "y": 20 } } } },
              { "Id": "b", "Type": "Elsa.WriteLine", "Text": { "TypeName": "String", "Expression": { "Type": "Literal", "Value": "upper" }, "MemoryReference": { "Id": "b:input-text" } } },
              { "id": "c", "type": "Elsa.WriteLine", "text": { "typeName": "String", "expression": { "type": "Object", "value": "\"data\"" } } },
              { "id": "d", "type": "Elsa.WriteLine", "text": { "typeName": "String", "expression": { "type": "JavaScript", "value": "'script'" } }, "customProperties": { "x": null } } ],
            "connections": CONNECTIONS } }
        """;

    [Theory]
    [InlineData("""[ { "source": { "activity": "a", "port": "Done" }, "target": { "activity": "b", "port": "In" } } ]""")]
    [InlineData("""[ { "Source": { "Activity": "a", "Port": "Done" }, "Target": { "Activity": "b", "Port": "In" } } ]""")]
    [InlineData("""[ { "source": "a", "target": "b", "sourcePort": "Done", "targetPort": "In" } ]""")]
    [InlineData("""[ { "source": { "activity": "a", "port": null }, "target": { "activity": "b" }, "vertices": [ { "x": 1, "y": 2 } ] } ]""")]
    [InlineData("""{ "source": "a", "target": "b" }""")]
    public async Task Read_ShapesOfAConnection_AllConnect(string connections)
    {
        var text = Odd.Replace("CONNECTIONS", connections, StringComparison.Ordinal);

        (await Execution.Virtual.LinesAsync(text)).Should().Be("bare upper");
        RoundTrip(text).Should().Be(Sorted(text));
    }

    [Fact]
    public async Task Read_WrappedLists_AreUnwrapped()
    {
        var text = Odd.Replace(
            "CONNECTIONS", """{ "$values": [ { "source": "a", "target": "b" } ] }""", StringComparison.Ordinal);
        (await Execution.Virtual.LinesAsync(text)).Should().Be("bare upper");

        var old = """{ "definitionId": "old", "root": { "id": "s", "type": "Elsa.Sequence", "activities": { "_type": "List", "items": [ { "id": "a", "type": "Elsa.WriteLine", "text": "a" } ] } } }""";
        (await Execution.Virtual.LinesAsync(old)).Should().Be("a");
    }

    [Fact]
    public async Task Read_ByteOrderMarkCommentsAndTrailingCommas_AreTolerated() =>
        (await Execution.Virtual.LinesAsync("\uFEFF{ /* old */ \"definitionId\": \"bom\", \"root\": { \"type\": \"Elsa.WriteLine\", \"text\": \"x\", }, }")).Should().Be("x");

    [Fact]
    public void Read_UnknownActivityType_IsKeptWholeAndNamed()
    {
        const string text = """{ "id": "u-v1", "definitionId": "u", "root": { "id": "s", "type": "Elsa.Sequence", "activities": [ { "id": "x", "type": "Other.Thing", "version": 3, "deep": { "body": { "id": "y", "type": "Other.Inner", "k": 1 } } } ] } }""";

        RoundTrip(text).Should().Be(Sorted(text));
        Execution.Plans.Findings(text).Should().ContainSingle()
            .Which.Should().Match<DefinitionFinding>(f => f.Code == "activity-unknown" && f.File == "d0.json" && f.Place == "$.root.activities[0]" && f.ActivityId == "x");
    }

    [Theory]
    [InlineData("", "json-invalid", "$")]
    [InlineData("{", "json-invalid", "$")]
    [InlineData("[]", "definition-shape", "$")]
    [InlineData("7", "definition-shape", "$")]
    [InlineData("null", "definition-shape", "$")]
    [InlineData("{}", "root-missing", "$.root")]
    [InlineData("""{ "root": 5 }""", "root-missing", "$.root")]
    [InlineData("""{ "root": { "id": "x" } }""", "activity-type-missing", "$.root")]
    [InlineData("""{ "name": "a", "name": "b", "root": { "type": "Elsa.Start" } }""", "json-invalid", null)]
    [InlineData("""{ "name": "\ud800", "root": { "type": "Elsa.Start" } }""", "json-invalid", "$")]
    [InlineData("""{ "root": { "id": "s", "type": "Elsa.Sequence", "activities": [ { "id": "a", "type": "Elsa.Start" }, { "id": "a", "type": "Elsa.End" } ] } }""", "activity-id-twice", "$.root.activities[1]")]
    [InlineData("""{ "root": { "type": "Elsa.WriteLine", "text": { "typeName": "String", "expression": { "type": "CSharp", "value": "1" } } } }""", "expression-unsupported", "$.root.text")]
    [InlineData("""{ "root": { "type": "Elsa.WriteLine", "text": { "typeName": "String", "expression": { "type": "Liquid", "value": "{{ 1 }}" } } } }""", "expression-unsupported", "$.root.text")]
    [InlineData("""{ "root": { "type": "Elsa.WriteLine", "text": { "typeName": "String", "expression": { "type": "Python", "value": "1" } } } }""", "expression-unsupported", "$.root.text")]
    [InlineData("""{ "root": { "type": "Elsa.WriteLine", "text": { "typeName": "String", "expression": { "type": "Cobol", "value": "1" } } } }""", "expression-unknown", "$.root.text")]
    [InlineData("""{ "root": { "type": "Elsa.WriteLine", "text": { "typeName": "String", "expression": { "type": "Variable", "value": { "id": "nobody" } } } } }""", "variable-unknown", "$.root.text")]
    [InlineData("""{ "root": { "type": "Elsa.SetVariable", "variable": { "id": "nobody" } } }""", "variable-unknown", "$.root.variable")]
    [InlineData("""{ "root": { "type": "Elsa.Event" } }""", "input-missing", "$.root.eventName")]
    [InlineData("""{ "root": { "type": "Elsa.For", "start": "x", "body": { "id": "b", "type": "Elsa.Start" } } }""", "literal-type", "$.root.start")]
    [InlineData("""{ "root": { "type": "Elsa.Cron", "cronExpression": "every hour" } }""", "time-invalid", "$.root.cronExpression")]
    [InlineData("""{ "root": { "type": "Elsa.Delay", "timeSpan": "P3D" } }""", "time-invalid", "$.root.timeSpan")]
    [InlineData("""{ "root": { "type": "Elsa.StartAt", "dateTime": "soon" } }""", "time-invalid", "$.root.dateTime")]
    [InlineData("""{ "root": { "type": "Elsa.Timer", "interval": "00:00:00", "customProperties": { "canStartWorkflow": true } } }""", "time-invalid", "$.root.interval")]
    [InlineData("""{ "root": { "id": "f", "type": "Elsa.Flowchart", "activities": [ { "id": "a", "type": "Elsa.Start" } ], "connections": [ { "source": "a", "target": "b" } ] } }""", "connection-unknown", "$.root.connections[0]")]
    [InlineData("""{ "root": { "id": "f", "type": "Elsa.Flowchart", "activities": [ { "id": "a", "type": "Elsa.Start" } ], "connections": [ { "source": { "activity": "a" } } ] } }""", "connection-half", "$.root.connections[0]")]
    public void Read_SomethingWrong_IsFoundWithFilePlaceAndReason(string text, string code, string? place)
    {
        var found = Execution.Plans.Findings(text).Should().ContainSingle().Subject;

        (found.File, found.Code).Should().Be(("d0.json", code));
        found.Message.Should().NotBeNullOrWhiteSpace();
        if (place is not null)
            found.Place.Should().Be(place);
    }

    [Fact]
    public void Read_BadExpression_IsFoundWithLineAndColumn()
    {
        const string text = """{ "root": { "type": "Elsa.WriteLine", "text": { "typeName": "String", "expression": { "type": "JavaScript", "value": "const a = 1;\nreturn a +* 2" } } } }""";
        Execution.Plans.Findings(text).Should().ContainSingle(f => f.Code == "expression-invalid" && f.Place == "$.root.text")
            .Which.Message.Should().StartWith("Line 2, column 11");
    }

    [Fact]
    public void Read_TooDeep_IsRefused()
    {
        var text = string.Concat(Enumerable.Repeat("""{ "root": """, 200)) + "1" + new string('}', 200);
        Execution.Plans.Findings(text).Should().ContainSingle().Which.Code.Should().Be("json-invalid");
    }

    [Fact]
    public void Read_TooLong_IsRefused() =>
        Execution.Plans.Findings(new string(' ', (8 * 1024 * 1024) + 1)).Should().ContainSingle().Which.Code.Should().Be("definition-too-long");

    [Fact]
    public void Hash_OtherOrderAndLayout_IsTheSame()
    {
        var one = Read("""{ "id": "a", "root": { "type": "Elsa.Start", "id": "s" } }""");
        var other = Read("""{"root":{"id":"s","type":"Elsa.Start"},"$schema":"x","id":"a"}""");
        other.ContentHash.Should().Be(one.ContentHash);
    }

    private static WorkflowDefinition Read(string text) => DefinitionReader.Read(text, "d.json", [])!;

    private static string RoundTrip(string text) => Sorted(DefinitionWriter.Write(Read(text)));

    private static string Sorted(string text) => Sort(JsonNode.Parse(text))!.ToJsonString();

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sort(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sort)]),
        _ => node?.DeepClone(),
    };
}
