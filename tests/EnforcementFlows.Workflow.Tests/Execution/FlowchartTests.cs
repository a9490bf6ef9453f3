using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Execution;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Execution;

/// <summary>Counter mode: what runs next, in which order, and what does not.</summary>
public sealed class FlowchartTests
{
    [Theory]
    [InlineData("WaitAll", false, "A B C D F")]
    [InlineData("WaitAllActive", false, "A B C D E F")]
    [InlineData("WaitAny", false, "A B C D E F")]
    [InlineData("WaitAll", true, "A B C E F")]
    [InlineData("WaitAllActive", true, "A B C E F")]
    [InlineData("WaitAny", true, "A B C E F")]
    public async Task Join_AfterADecision_RunsByItsMode(string mode, bool decision, string lines)
    {
        var chart = Chart(
            "join",
            [Do("Elsa.Start", "s"), .. Lines("ABCDEF"), Do("Elsa.FlowDecision", "dec", ("condition", decision)), Join("j", mode)],
            "s->A", "s->B", "s->C", "A->dec", "dec:True->j", "dec:False->D", "D->F", "B->j", "C->j", "j->E", "E->F");

        (await Virtual.LinesAsync(chart)).Should().Be(lines);
    }

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    [InlineData("WaitAny")]
    public async Task Join_InsideALoop_JoinsInEveryTurn(string mode)
    {
        var chart = Counting(
            [Do("Elsa.Start", "s"), .. Lines("ABCD"), Join("j", mode)],
            "s->A", "A->B", "A->C", "B->j", "C->j", "j->D", "D->inc", "again:True->A");

        (await Virtual.LinesAsync(chart)).Should().Be("A B C D A B C D A B C D");
    }

    [Fact]
    public async Task BackwardEdge_ToAStepOnEveryWay_RunsAgain() =>
        (await Virtual.LinesAsync(Counting([.. Lines("AB")], "A->inc", "again:True->A", "again:False->B"))).Should().Be("A A A B");

    [Fact]
    public async Task BackwardEdge_IntoOneOfTwoBranches_IsAFault()
    {
        var chart = Chart("bad", [.. Lines("ABCDE")], "A->B", "A->C", "B->D", "C->D", "D->E", "E->B");

        var run = await Virtual.RunAsync(chart);

        (run.Text(), run.SubStatus).Should().Be(("A B C D E", WorkflowSubStatus.Faulted));
        run.Incidents.Should().ContainSingle().Which.Code.Should().Be("backward-connection-invalid");
    }

    [Fact]
    public async Task SwitchInALoop_TakesEveryBranchOnce()
    {
        JsonNode cases = new JsonArray(Case("one", "getN() == 1"), Case("two", "getN() == 2"));
        var chart = Counting([.. Lines("ABCD"), Do("Elsa.FlowSwitch", "sw").With("cases", cases)],
            "A->inc", "again:True->sw", "again:False->D", "sw:one->B", "sw:two->C", "B->A", "C->A");

        (await Virtual.LinesAsync(chart)).Should().Be("A B A C A D");
    }

    [Fact]
    public async Task DeadPath_ThroughSeveralSteps_StillCompletesTheJoinBehindIt()
    {
        var chart = Chart(
            "dead",
            [.. Lines("ABCDE"), Do("Elsa.FlowDecision", "dec", ("condition", true))],
            "A->dec", "dec:True->B", "dec:False->C", "C->D", "B->E", "D->E");

        (await Virtual.LinesAsync(chart)).Should().Be("A B E");
    }

    [Fact]
    public async Task DanglingActivity_NotReached_DoesNotDisturb()
    {
        var chart = Chart("dangling", [Do("Elsa.Start", "s"), .. Lines("AX")], "s->A", "X->A");

        var run = await Virtual.RunAsync(chart);

        (run.Text(), run.Status).Should().Be(("A", WorkflowStatus.Finished));
    }

    [Fact]
    public async Task Flowchart_Empty_Completes() =>
        (await Virtual.RunAsync(Chart("empty", []))).SubStatus.Should().Be(WorkflowSubStatus.Finished);

    [Fact]
    public async Task Start_WithoutAStartActivity_IsTheFirstWithoutInboundEdge() =>
        (await Virtual.LinesAsync(Chart("entry", [.. Lines("BA")], "A->B"))).Should().Be("A B");

    [Fact]
    public async Task End_InOneBranch_CompletesTheFlowchartAtOnce()
    {
        var chart = Definition("end", Steps(
            "root", Graph("inner", [.. Lines("AB"), Do("Elsa.End", "end"), Delay("d", "1.00:00:00")], "A->end", "A->d", "d->B"), Line("after")));

        var run = await Virtual.RunAsync(chart);

        (run.Text(), run.SubStatus).Should().Be(("A after", WorkflowSubStatus.Finished));
    }

    [Fact]
    public async Task FlowNode_CompletesAfterItsBody()
    {
        var node = Do("Elsa.FlowNode", "n").Body(Steps("body", Line("A"), Line("B")));
        (await Virtual.LinesAsync(Chart("node", [node, Line("C")], "n->C"))).Should().Be("A B C");
    }

    [Fact]
    public async Task FlowFork_ContinuesAllBranches()
    {
        var fork = Do("Elsa.FlowFork", "f", ("branches", new[] { "x", "y" }));
        (await Virtual.LinesAsync(Chart("fork", [fork, .. Lines("AB")], "f:x->A", "f:y->B"))).Should().Be("A B");
    }

    [Theory]
    [InlineData("MatchFirst", "B")]
    [InlineData("MatchAny", "B C")]
    public async Task FlowSwitch_SeveralCasesMatch_TakesFirstOrAll(string mode, string lines)
    {
        JsonNode cases = new JsonArray(Case("no", "false"), Case("b", "true"), Case("c", "1 < 2"));
        var chart = Chart(
            "switch", [Do("Elsa.FlowSwitch", "sw", ("mode", mode)).With("cases", cases), .. Lines("ABCD")],
            "sw:no->A", "sw:b->B", "sw:c->C", "sw:Default->D");

        (await Virtual.LinesAsync(chart)).Should().Be(lines);
    }

    [Fact]
    public async Task FlowSwitch_NothingMatches_IsDefault()
    {
        JsonNode cases = new JsonArray(Case("no", "false"));
        (await Virtual.LinesAsync(Chart("switch", [Do("Elsa.FlowSwitch", "sw").With("cases", cases), .. Lines("AD")], "sw:no->A", "sw:Default->D")))
            .Should().Be("D");
    }

    [Fact]
    public async Task WaitAny_FirstBranch_CancelsTheWaitingOne()
    {
        var chart = Chart(
            "any", [.. Lines("ABCX"), Delay("d", "1.00:00:00"), Join("j", "WaitAny")],
            "A->d", "A->B", "d->X", "B->j", "X->j", "j->C");

        (await Virtual.LinesAsync(chart)).Should().Be("A B C");
    }

    [Fact]
    public async Task Trigger_SecondOfTwo_EntersTheFlowchartThere()
    {
        var chart = Chart("two", [Trigger("e1"), Trigger("e2"), .. Lines("AB")], "e1->A", "e2->B", "A->B");
        var plan = Plans.Compile(chart);

        var execution = WorkflowExecution.Start(
            plan, Guid.NewGuid(), "t", new(Virtual.Start, Guid.NewGuid()), [], null, triggerActivityId: "e2");
        await execution.RunAsync(CancellationToken.None);

        (execution.Effects.Lines.Single(), execution.SubStatus).Should().Be(("B", WorkflowSubStatus.Finished));
    }

    [Fact]
    public async Task Trigger_ReachedAgainInALaterBurst_Waits()
    {
        var chart = Chart("again", [Trigger("e"), Delay("d", "01:00:00"), .. Lines("A")], "e->A", "A->d", "d->e");
        var plan = Plans.Compile(chart);
        var execution = WorkflowExecution.Start(plan, Guid.NewGuid(), "t", new(Virtual.Start, Guid.NewGuid()), [], null, triggerActivityId: "e");
        await execution.RunAsync(CancellationToken.None);

        var later = Snapshot.Read(
            Snapshot.Write(execution), plan, execution.InstanceId, "t", new(Virtual.Start.AddHours(1), Guid.NewGuid()), execution.Status, execution.SubStatus);
        later.Resume(execution.Effects.Timers.Single().ContextId, new TimerStimulus(Virtual.Start)).Should().BeTrue();
        await later.RunAsync(CancellationToken.None);

        later.Effects.Lines.Should().BeEmpty();
        later.Effects.Events.Should().ContainSingle();
    }

    private static JsonObject Trigger(string id)
    {
        var activity = WaitFor(id);
        activity["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return activity;
    }

    private static IEnumerable<JsonObject> Lines(string letters) => letters.Select(l => Line(l.ToString()));

    private static JsonObject Join(string id, string mode) => Do("Elsa.FlowJoin", id, ("mode", mode));



    // "inc" counts N, "again" asks whether it is still below three
    private static string Counting(JsonObject[] activities, params string[] edges) => Definition(
        "counting",
        Graph(
            "root",
            [.. activities, Set("inc", "N", "=(getN() ?? 0) + 1"), Do("Elsa.FlowDecision", "again", ("condition", "=getN() < 3"))],
            [.. edges, "inc->again"]),
        "N");
}
