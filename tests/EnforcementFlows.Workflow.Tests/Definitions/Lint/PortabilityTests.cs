using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions.Lint;
using EnforcementFlows.Workflow.Tests.Execution;
using EnforcementFlows.Workflow.Tests.Runtime;

namespace EnforcementFlows.Workflow.Tests.Definitions.Lint;

public sealed class PortabilityTests
{
    [Fact]
    public void Of_OnlyWhatElsaHas_IsEmpty() =>
        Portability.Of(Plans.Compile(Flow.Definition("flow", Flow.Graph("root", [Flow.Line("a"), Flow.WaitFor("letter")], "a->letter"), "x"))).Should().BeEmpty();

    [Fact]
    public void Of_WhatElsaHasNot_NamesEachWithItsPlace()
    {
        var step = Flow.Line("a");
        step["customProperties"] = new JsonObject { ["terminalOutcomes"] = new JsonArray("Done") };
        var definition = JsonNode.Parse(Flow.Definition("flow", Flow.Graph("root", [step, new JsonObject { ["id"] = "part", ["type"] = "Part" }], "a->part"), "x"))!;
        definition["variables"]![0]!["typeName"] = "CaseFile";

        Portability.Of(Plans.Compile(definition.ToJsonString(), Flow.Chart("Part", [Flow.Line("b")]))).Should().BeEquivalentTo([
            new PortabilityNote("option", "terminalOutcomes", "$.root.activities[0].customProperties.terminalOutcomes", "a"),
            new PortabilityNote("workflow", "Part", "$.root.activities[1]", "part"),
            new PortabilityNote("variable-type", "CaseFile", "$.variables[0].typeName", null),
        ]);
    }
}
