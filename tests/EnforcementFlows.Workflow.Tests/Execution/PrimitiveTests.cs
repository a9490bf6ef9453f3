using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Execution;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Execution;

/// <summary>Variables, outputs, scripts, and the ways a workflow ends.</summary>
public sealed class PrimitiveTests
{
    [Fact]
    public async Task SetVariable_SameNameInAnInnerScope_ChangesTheOneOfItsId()
    {
        var inner = Steps("inner", Set("set", "inner-x", "changed"), Line("a", "getX()"));
        inner["variables"] = new JsonArray(new JsonObject { ["id"] = "inner-x", ["name"] = "X", ["typeName"] = "String", ["value"] = "inner" });
        var outer = Steps("root", inner, Line("b", "getX()"));
        outer["variables"] = new JsonArray(new JsonObject { ["id"] = "outer-x", ["name"] = "X", ["typeName"] = "String", ["value"] = "outer" });

        (await Virtual.LinesAsync(Definition("scopes", outer))).Should().Be("changed outer");
    }

    [Fact]
    public async Task SetVariable_UnknownId_Faults() =>
        (await Virtual.RunAsync(Sequence("none", Set("set", "nobody", 1)))).Incidents.Single().Code.Should().Be("variable-unknown");

    [Fact]
    public async Task Variables_Object_ReadsAndWritesThem()
    {
        var script = Do("Elsa.RunJavaScript", "js", ("script", "variables.N = 41; variables.N = variables.N + 1;"));
        (await Virtual.LinesAsync(Definition("vars", Steps("root", script, Line("n", "`${variables.N} ${Object.keys(variables).join()}`")), "N"))).Should().Be("42 N");
    }

    [Fact]
    public async Task Variable_DefaultList_IsNotSharedBetweenRuns()
    {
        var root = Steps("root", Do("Elsa.RunJavaScript", "js", ("script", "const l = getL(); l.push(2); return l.length;")), Line("n", "`${getL().length}`"));
        root["variables"] = new JsonArray(new JsonObject { ["id"] = "L", ["name"] = "L", ["typeName"] = "Object", ["value"] = "[1]" });

        (await Virtual.LinesAsync(Definition("list", root))).Should().Be("1");
    }

    [Fact]
    public async Task Variable_InMemoryOnly_IsLostOverASuspension()
    {
        var root = Steps("root", Set("a", "Kept", "kept"), Set("b", "Lost", "lost"), Delay("d", "01:00:00"), Line("l", "`${getKept()} ${getLost()}`"));
        var json = JsonNode.Parse(Definition("memory", root, "Kept", "Lost"))!;
        json["variables"]![1]!["storageDriverTypeName"] = "MemoryStorageDriver";

        (await Virtual.LinesAsync(json.ToJsonString())).Should().Be("kept null");
    }

    [Fact]
    public async Task Output_ReadByANamesScript_IsTheLastOne()
    {
        var js = Do("Elsa.RunJavaScript", "js1", ("script", "return 7")).With("name", JsonValue.Create("Sum"));
        (await Virtual.LinesAsync(Sequence("outputs", js, Line("a", "`${getResultFromSum()}`"), Line("b", "`${getOutputFrom('Sum', 'Result')} ${getLastResult()}`"))))
            .Should().Be("7 7 7");
    }

    [Fact]
    public async Task Output_ReadAfterASuspension_IsKept()
    {
        var js = Do("Elsa.RunJavaScript", "js1", ("script", "return {a: 7}")).With("name", JsonValue.Create("Sum"));
        (await Virtual.LinesAsync(Sequence("outputs", js, Delay("d", "1.00:00:00"), Line("a", "`${getResultFromSum().a}`")))).Should().Be("7");
    }

    [Fact]
    public async Task Output_ReadByNothingButACase_IsKept()
    {
        var js = Do("Elsa.RunJavaScript", "js1", ("script", "return 7")).With("name", JsonValue.Create("Sum"));
        var choice = Do("Elsa.Switch", "sw").With("cases", new JsonArray(Case("seven", "getResultFromSum() === 7", Line("a", "'seven'")))).With("default", Line("b", "'other'"));

        (await Virtual.LinesAsync(Sequence("outputs", js, choice))).Should().Be("seven");
    }

    [Fact]
    public async Task SetOutput_InAUsedWorkflow_GoesToTheNearestThatDeclaresIt()
    {
        var set = Do("Elsa.SetOutput", "set", ("outputName", "Answer"), ("outputValue", "42"));
        var inner = Sequence("Inner", set);
        var outer = Sequence("Outer", Do("Inner", "use-inner")).WithTop("outputs", Arguments("Answer"));
        var use = Do("Outer", "use");
        use["answer"] = new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "A" } };
        var main = Definition("main", Steps("root", use, Line("a", "`answer ${getA()}`")), "A");

        (await Virtual.RunAsync([main, outer, inner])).Text().Should().Be("answer 42");
    }

    [Fact]
    public async Task SetOutput_NobodyDeclaresIt_IsTheInstances()
    {
        var run = await Virtual.RunAsync(Sequence("out", Do("Elsa.SetOutput", "set", ("outputName", "Result"), ("outputValue", "=[1, 2]"))));
        run.Output["Result"].Should().BeEquivalentTo(new object[] { 1d, 2d });
    }

    [Fact]
    public async Task SetName_AndCorrelate_AreSeenByScripts()
    {
        var flow = Sequence("names", Do("Elsa.SetName", "n", ("value", "Case")), Do("Elsa.Correlate", "c", ("correlationId", "c-1")), Line("l", "`${getWorkflowInstanceName()} ${getCorrelationId()}`"));
        (await Virtual.LinesAsync(flow)).Should().Be("Case c-1");
    }

    [Fact]
    public async Task RunJavaScript_SetsOutcomes()
    {
        var chart = Chart("js", [Do("Elsa.RunJavaScript", "js", ("script", "setOutcomes(['b', 'c'])"), ("possibleOutcomes", new[] { "a", "b", "c" })), Line("A"), Line("B"), Line("C")], "js:a->A", "js:b->B", "js:c->C");
        (await Virtual.LinesAsync(chart)).Should().Be("B C");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task RunJavaScript_Blank_IsDone(string script) =>
        (await Virtual.LinesAsync(Chart("js", [Do("Elsa.RunJavaScript", "js", ("script", script)), Line("A")], "js->A"))).Should().Be("A");

    [Fact]
    public async Task Script_Throws_IsAnIncidentOfItsActivity()
    {
        var run = await Virtual.RunAsync(Sequence("js", Line("before"), Do("Elsa.RunJavaScript", "js", ("script", "throw new Error('no')")), Line("after")));
        (run.Text(), run.SubStatus, run.Incidents.Single().ActivityId).Should().Be(("before", WorkflowSubStatus.Faulted, "js"));
    }

    [Fact]
    public async Task Complete_InAUsedWorkflow_EndsItWithItsOutcomes()
    {
        var child = Sequence("Child", Do("Elsa.Complete", "c", ("outcomes", new[] { "Yes" })), Line("never")).WithTop("outcomes", new JsonArray("Yes", "No"));
        var main = Chart("main", [Do("Child", "child"), Line("yes"), Line("no"), Line("done")], "child:Yes->yes", "child:No->no", "child->done");
        (await Virtual.RunAsync([main, child])).Text().Should().Be("yes");
    }

    [Fact]
    public async Task Complete_InTheWorkflow_EndsTheInstanceAndItsWaits()
    {
        var parallel = Do("Elsa.Parallel", "p").With("activities", new JsonArray(Delay("d", "1.00:00:00"), Do("Elsa.Complete", "c")));
        var run = await Virtual.RunAsync(Sequence("complete", parallel, Line("never")));
        (run.Text(), run.SubStatus).Should().Be(("", WorkflowSubStatus.Finished));
    }

    [Fact]
    public async Task Finish_EndsTheInstanceWhateverElseWaits()
    {
        var parallel = Do("Elsa.Parallel", "p").With("activities", new JsonArray(Delay("d", "1.00:00:00"), Do("Elsa.Finish", "f"), Line("queued")));
        var run = await Virtual.RunAsync(Sequence("finish", parallel, Line("never")));
        (run.Text(), run.Status, run.SubStatus).Should().Be(("", WorkflowStatus.Finished, WorkflowSubStatus.Finished));
    }

    [Fact]
    public async Task Finish_InABranch_NothingBehindTheBranchRuns()
    {
        var branch = Do("Elsa.If", "if", ("condition", true)).With("then", Do("Elsa.Finish", "f"));
        var run = await Virtual.RunAsync(Chart("finish", [branch, Line("behind")], "if->behind"));
        (run.Text(), run.SubStatus).Should().Be(("", WorkflowSubStatus.Finished));
    }

    [Fact]
    public async Task Fault_OfOneBranch_LetsQueuedWorkOfOthersRun()
    {
        var run = await Virtual.RunAsync(Faulting(null), "go");
        (run.Text(), run.Status, run.SubStatus).Should().Be(("1a 2a", WorkflowStatus.Finished, WorkflowSubStatus.Faulted));
    }

    [Fact]
    public async Task Fault_ContinueWithIncidents_OtherBranchesResumeAndTheInstanceStaysSuspended()
    {
        var run = await Virtual.RunAsync(Faulting("ContinueWithIncidentsStrategy"), "go");
        (run.Text(), run.Status, run.SubStatus).Should().Be(("1a 2a 1b", WorkflowStatus.Running, WorkflowSubStatus.Suspended));
        run.Incidents.Should().ContainSingle().Which.Message.Should().Be("坏了");
    }

    [Fact]
    public async Task UsedWorkflow_ThreeDeep_PassesItsInputsDown()
    {
        var deepest = Sequence("Deepest", Line("l", "`${getText()}!`")).WithTop("inputs", Arguments("Text"));
        var middle = Sequence("Middle", Do("Deepest", "d", ("text", "=getText() + ' c'"))).WithTop("inputs", Arguments("Text"));
        var upper = Sequence("Upper", Do("Middle", "m", ("text", "=getText() + ' b'"))).WithTop("inputs", Arguments("Text"));

        (await Virtual.RunAsync([Sequence("main", Do("Upper", "u", ("text", "a"))), upper, middle, deepest])).Text().Should().Be("a b c!");
    }

    [Fact]
    public async Task UsedWorkflow_VariableOfTheSameIdAsItsParents_IsGivenTheParents()
    {
        var child = Definition("Child", Steps("root", Set("set", "V", "child"), Line("l", "`${getGiven()} ${getV()}`")), "V").WithTop("inputs", Arguments("Given"));
        var main = Definition("main", Steps("root", Set("set", "V", "parent"), Do("Child", "c", ("given", "=getV()"))), "V");

        (await Virtual.RunAsync([main, child])).Text().Should().Be("parent child");
    }

    private static string Faulting(string? strategy)
    {
        var broken = Steps("two", Line("2a"), Do("Elsa.Fault", "oops", ("message", "坏了")), Line("2b"));
        var fork = Do("Elsa.Fork", "f").With("branches", new JsonArray(Steps("one", Line("1a"), WaitFor("go"), Line("1b")), broken));
        var definition = Sequence("fault", fork, Line("never"));
        return strategy is null ? definition : definition.WithTop("options", Strategy(strategy));
    }
}
