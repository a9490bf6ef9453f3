using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Definitions.Lint;
using EnforcementFlows.Workflow.Tests.Execution;
using EnforcementFlows.Workflow.Tests.Runtime;

namespace EnforcementFlows.Workflow.Tests.Definitions.Lint;

/// <summary>Variables without a value where they are read, each beside a near one that has it.</summary>
public sealed class VariableLintTests
{
    [Theory]
    [InlineData("getX().name", "error variable-unset")]
    [InlineData("getVariable('x').name", "error variable-unset")]
    [InlineData("variables.x.name", "error variable-unset")]
    [InlineData("`Dear ${getX().name}`", "error variable-unset")]
    [InlineData("getX()", "warning variable-unset")]
    [InlineData("getX()?.name", null)] // the script says itself what holds then
    [InlineData("getX() ?? 'nobody'", null)]
    [InlineData("getX() === null ? '' : getX().name", "warning variable-unset")] // looked at first: it does not fail
    [InlineData("setX({ name: 'a' }); getX().name", null)]
    [InlineData("getY().name", null)] // another, which has a default
    public void Check_ReadOfAVariableThatNothingSets_FailsWhereAMemberIsTaken(string script, string? found) =>
        FindingsOf(Definition([Flow.Line("read", script)])).Should().Equal(found is null ? [] : [found]);

    [Theory]
    [InlineData("split:True->set", "split:False->other", "warning variable-unset-on-path")]
    [InlineData("split:True->set", "split:False->set", null)]
    public void Check_VariableSetOnOneOfTwoWays_IsMissedWhereTheyMeet(string one, string two, string? found)
    {
        var split = Flow.Do("Elsa.FlowDecision", "split", ("condition", "=true"));
        var definition = Definition([split, Set(), Flow.Line("other"), Flow.Line("read", "getX().name")], one, two, "set->read", "other->read");

        FindingsOf(definition).Should().Equal(found is null ? [] : [found]);
    }

    [Theory]
    [InlineData("WaitAll", null)]
    [InlineData("WaitAny", "warning variable-unset-on-path")] // the other branch may be first
    public void Check_VariableSetInABranch_IsThereWhereAllBranchesWereAwaited(string mode, string? found)
    {
        var fork = Flow.Do("Elsa.FlowFork", "fork", ("branches", new[] { "one", "two" }));
        var join = Flow.Do("Elsa.FlowJoin", "join", ("mode", mode));
        var definition = Definition([fork, Set(), Flow.Line("other"), join, Flow.Line("read", "getX().name")], "fork:one->set", "fork:two->other", "set->join", "other->join", "join->read");

        FindingsOf(definition).Should().Equal(found is null ? [] : [found]);
    }

    [Fact]
    public void Check_VariableSetLaterInALoop_IsMissedInTheFirstTurnOnly()
    {
        FindingsOf(Loop("getX().name")).Should().Equal("warning variable-unset-on-path");
        FindingsOf(Loop("getX()")).Should().BeEmpty();

        static string Loop(string script) => Definition(
            [Flow.Line("read", script), Set(), Flow.Do("Elsa.FlowDecision", "again", ("condition", "=true"))], "read->set", "set->again", "again:True->read");
    }

    [Fact]
    public void Check_VariableSetLaterInALoopThatIsComeTo_IsMissedInTheFirstTurnToo()
    {
        var definition = Definition(
            [Flow.Line("before"), Flow.Line("read", "getX().name"), Set(), Flow.Do("Elsa.FlowDecision", "again", ("condition", "=true"))],
            "before->read", "read->set", "set->again", "again:True->read");

        FindingsOf(definition).Should().Equal("warning variable-unset-on-path");
    }

    [Fact]
    public void Check_StepsListedAgainstTheirOrder_AreAllLookedAt()
    {
        var steps = Enumerable.Range(0, 100).Select(i => Flow.Line($"s{i}")).Append(Flow.Line("read", "getX().name")).Reverse().ToArray();
        var edges = Enumerable.Range(0, 99).Select(i => $"s{i}->s{i + 1}").Append("s99->read").ToArray();

        FindingsOf(Definition(steps, edges)).Should().Equal("error variable-unset");
    }

    [Theory]
    [InlineData("WaitAll", null)]
    [InlineData("WaitAny", "warning variable-unset-on-path")]
    public void Check_BranchesBehindATrigger_AreJoinedAsThoseBehindTheStart(string mode, string? found)
    {
        var trigger = Flow.WaitFor("letter");
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        var fork = Flow.Do("Elsa.FlowFork", "fork", ("branches", new[] { "one", "two" }));
        var join = Flow.Do("Elsa.FlowJoin", "join", ("mode", mode));
        var definition = Definition(
            [Flow.Do("Elsa.Start", "start"), trigger, join, fork, Set(), Flow.Line("other"), Flow.Line("read", "getX().name")],
            "letter->fork", "fork:one->set", "fork:two->other", "set->join", "other->join", "join->read");

        FindingsOf(definition).Should().Equal(found is null ? [] : [found]);
    }

    [Theory]
    [InlineData("Elsa.If", "warning variable-unset-on-path")]
    [InlineData("Elsa.Sequence", null)]
    public void Check_VariableSetWithinAnotherActivity_IsSureWhereThatAlwaysRuns(string type, string? found)
    {
        var inner = type == "Elsa.If" ? Flow.Do("Elsa.If", "inner", ("condition", "=true")).With("then", Set()) : Flow.Steps("inner", Set());

        FindingsOf(Definition([inner, Flow.Line("read", "getX().name")], "inner->read")).Should().Equal(found is null ? [] : [found]);
    }

    [Theory]
    [InlineData("MemoryStorageDriver", true, "error variable-lost")]
    [InlineData(null, true, "error variable-lost")] // without a driver it is in memory as well
    [InlineData("WorkflowInstanceStorageDriver", true, null)]
    [InlineData("MemoryStorageDriver", false, null)]
    public void Check_VariableInMemory_IsLostOverAWait(string? driver, bool waits, string? found)
    {
        var between = waits ? Flow.WaitFor("letter", "between") : Flow.Line("between");
        var definition = Definition([Set(), between, Flow.Line("read", "getX().name")], "set->between", "between->read");

        FindingsOf(WithDriver(definition, driver)).Should().Equal(found is null ? [] : [found]);
    }

    [Fact]
    public void Check_VariableInMemorySetAnewAfterTheWait_IsThere() =>
        FindingsOf(WithDriver(Definition([Flow.WaitFor("letter", "wait"), Set(), Flow.Line("read", "getX().name")], "wait->set", "set->read"), "MemoryStorageDriver")).Should().BeEmpty();

    [Fact]
    public void Check_OutputBoundToAVariable_SetsIt()
    {
        var wait = Flow.WaitFor("letter", "wait");
        wait["result"] = new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "x" } };

        FindingsOf(Definition([wait, Flow.Line("read", "getX().name")], "wait->read")).Should().BeEmpty();
    }

    private static JsonObject Set() => Flow.Set("set", "x", "=({ name: 'a' })");

    private static string Definition(JsonObject[] activities, params string[] edges)
    {
        var definition = JsonNode.Parse(Flow.Definition("flow", Flow.Graph("root", activities, edges), "x", "y"))!;
        definition["variables"]![1]!["value"] = """{ "name": "b" }""";
        return definition.ToJsonString();
    }

    private static string WithDriver(string definition, string? driver)
    {
        var json = JsonNode.Parse(definition)!;
        json["variables"]![0]!["storageDriverTypeName"] = driver;
        return json.ToJsonString();
    }

    private static IEnumerable<string> FindingsOf(string definition) =>
        VariableLint.Check(Plans.Compile(definition)).Select(finding => $"{(finding.Severity == FindingSeverity.Error ? "error" : "warning")} {finding.Code}");
}
