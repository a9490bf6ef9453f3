using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Tests.Runtime;

namespace EnforcementFlows.Workflow.Tests.Execution;

/// <summary>Workflows that are used as activities: which one is meant, and how far it goes.</summary>
public sealed class NestingTests
{
    [Fact]
    public void Compile_WorkflowThatUsesItself_IsRefusedAtTheFirstRepeat()
    {
        var findings = Plans.Findings(Flow.Sequence("Circle", Uses("Circle", "a"), Uses("Circle", "b"), Uses("Circle", "c")));

        findings.Select(f => $"{f.Code} {f.Place}").Should().Equal(
            "workflow-nesting $.root.activities[0]", "workflow-nesting $.root.activities[1]", "workflow-nesting $.root.activities[2]");
        findings[0].Arguments.Should().Equal("Circle → Circle");
    }

    [Fact]
    public void Compile_WorkflowsThatUseEachOther_NamesTheCircle()
    {
        var one = Read(Flow.Sequence("One", Uses("Two", "a"), Uses("Two", "b")));
        var two = Read(Flow.Sequence("Two", Uses("One", "a"), Uses("One", "b")));

        Compile(one, two).Findings.Select(f => f.Message).Distinct().Should().Equal("One → Two → One: a workflow uses itself as an activity.");
    }

    [Fact]
    public void Compile_UsesThatMultiply_AreRefusedWhereTheyComeToTooMany()
    {
        // each uses the next one three times: 3 to the power of 11 of the last
        var chain = Enumerable.Range(0, 12).Select(i => Read(i == 11 ? Flow.Sequence("W11", Flow.Line("x")) : Flow.Sequence($"W{i}", [.. "abc".Select(id => Uses($"W{i + 1}", $"{id}"))]))).ToArray();

        var (plan, findings) = Compile(chain);

        plan.Should().BeNull();
        findings.Should().ContainSingle().Which.Should().Match<DefinitionFinding>(f => f.Code == "plan-too-large" && f.File == "W0");
        Compile([.. chain.Skip(5)]).Plan.Should().NotBeNull("six uses within each other are no more than a thousand activities");
    }

    [Theory]
    [InlineData("national-query", "national-query-v2")] // the copy's version is the one that the step asks for, and it is still not the one named
    [InlineData("flow-1", "flow-1-v1")]
    [InlineData(null, "flow-1-v1")]
    [InlineData("gone", "flow-1-v1")]
    public void Resolve_LikeSoundingName_DoesNotTakeTheStepOfTheOneNamed(string? named, string meant)
    {
        var main = Read(Flow.Sequence("Main", Uses("NationalQuery", "query", named)));

        Compile(main, Query("flow-1", "National Query", 1), Query("national-query", "NationalQuery", 2)).Plan!.InlinedVersions.Values.Should().Equal(meant);
    }

    [Fact]
    public void Resolve_WorkflowNamedIsNoActivityAnyMore_LeavesTheStepWithoutOne()
    {
        var main = Read(Flow.Sequence("Main", Uses("NationalQuery", "query", "national-query")));
        var withdrawn = Read(Flow.Sequence("national-query", Flow.Line("x")).WithTop("options", new JsonObject { ["usableAsActivity"] = false }));

        Compile(main, withdrawn, Query("flow-1", "National Query", 1)).Findings.Should().ContainSingle().Which.Code.Should().Be("activity-unknown");
    }

    private static WorkflowDefinition Query(string definitionId, string name, int version) => Read(
        Flow.Sequence(definitionId, Flow.Line("x")).WithTop("id", $"{definitionId}-v{version}").WithTop("name", name).WithTop("version", version));

    private static JsonObject Uses(string type, string id, string? definitionId = null)
    {
        var activity = Flow.Do(type, id);
        activity["version"] = 1;
        if (definitionId is not null)
            activity["workflowDefinitionId"] = definitionId;
        return activity;
    }

    private static WorkflowDefinition Read(string definition) => DefinitionReader.Read(definition, JsonNode.Parse(definition)!["definitionId"]!.ToString(), [])!;

    private static (WorkflowPlan? Plan, IReadOnlyList<DefinitionFinding> Findings) Compile(params WorkflowDefinition[] definitions) =>
        new PlanCompiler(new ActivityRegistry(), new DefinitionSet(definitions).Resolve).Compile(definitions[0]);
}
