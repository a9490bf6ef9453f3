using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Execution;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Execution;

/// <summary>Token mode: each target says by its merge mode what it makes of the tokens that reach it.</summary>
public sealed class TokenFlowTests
{
    [Theory]
    [InlineData(null, "A C", "Finished")] // Stream: the path not taken does not count
    [InlineData("Stream", "A C", "Finished")]
    [InlineData("Merge", "A", "Suspended")] // it is waited for
    [InlineData("Converge", "A", "Suspended")]
    [InlineData("Cascade", "A C", "Finished")]
    [InlineData("Race", "A C", "Finished")]
    public async Task Merge_AfterAPathNotTaken_GoesByItsMode(string? mode, string lines, string subStatus)
    {
        var run = await RunAsync(Forked(false, mode));
        (run.Text(), run.SubStatus.ToString()).Should().Be((lines, subStatus));
    }

    [Theory]
    [InlineData(null, "A C B C")] // the decision is no predecessor of C: nothing is on its way to one
    [InlineData("Merge", "A B C")]
    [InlineData("Converge", "A B C")]
    [InlineData("Cascade", "A C B")]
    public async Task Merge_OfTwoPathsTaken_GoesByItsMode(string? mode, string lines)
    {
        var run = await RunAsync(Forked(true, mode));
        (run.Text(), run.SubStatus).Should().Be((lines, WorkflowSubStatus.Finished));
    }

    [Fact]
    public async Task Race_CancelsTheSlowerBranch()
    {
        var chart = Chart(
            "race", [Line("S"), Delay("slow", "1.00:00:00"), Line("X"), Line("A"), Merging("C", "Race")], "S->slow", "S->A", "slow->X", "X->C", "A->C");
        var run = await RunAsync(chart);
        (run.Text(), run.SubStatus).Should().Be(("S A C", WorkflowSubStatus.Finished));
    }

    [Fact]
    public async Task Race_WonByOneOfTwoExecutionsOfAStep_GoesOn()
    {
        var fork = Do("Elsa.FlowFork", "f", ("branches", new[] { "x", "y" }));
        var chart = Chart("twice", [fork, WaitFor("go"), Merging("C", "Race"), Line("D")], "f:x->go", "f:y->go", "go->C", "C->D");
        var run = await Virtual.RunAsync([chart], ["go"], usesTokens: true);
        (run.Text(), run.SubStatus).Should().Be(("C D", WorkflowSubStatus.Finished));
    }

    [Theory]
    [InlineData("WaitAny", "S A C X", 1)] // what was only queued still runs, its arrival is swallowed
    [InlineData("WaitAll", "S A X C", 1)]
    [InlineData("WaitAllActive", "S A X C", 1)]
    public async Task FlowJoin_MapsItsMode(string mode, string lines, int joined)
    {
        var chart = Chart(
            "join", [Line("S"), Line("A"), Delay("slow", "1.00:00:00"), Line("X"), Do("Elsa.FlowJoin", "j", ("mode", mode)), Line("C")],
            "S->A", "S->slow", "A->j", "slow->X", "X->j", "j->C");
        var run = await RunAsync(chart);
        (run.Text(), run.Completed["j"]).Should().Be((lines, joined));
    }

    [Fact]
    public async Task Loop_TurnsUntilItsDecision()
    {
        var chart = Definition(
            "loop",
            Graph("root", [Line("A"), Set("inc", "N", "=(getN() ?? 0) + 1"), Do("Elsa.FlowDecision", "again", ("condition", "=getN() < 3")), Line("B")],
                "A->inc", "inc->again", "again:True->A", "again:False->B"),
            "N");
        (await RunAsync(chart)).Text().Should().Be("A A A B");
    }

    [Fact]
    public async Task Loop_OfOneStepThatAlsoGoesOn_DoesNotHoldUpWhatFollows()
    {
        var again = Do("Elsa.RunJavaScript", "again", ("script", "variables.N = (getN() ?? 0) + 1; setOutcome(getN() < 3 ? 'more' : 'enough')"), ("possibleOutcomes", new[] { "more", "enough" }));
        var chart = Definition("self", Graph("root", [again, Line("A")], "again:more->A", "again:more->again"), "N");
        var run = await RunAsync(chart);
        (run.Text(), run.SubStatus).Should().Be(("A A", WorkflowSubStatus.Finished));
    }

    [Fact]
    public async Task End_CompletesTheFlowchartAtOnce()
    {
        var run = await RunAsync(Chart("end", [Line("A"), Do("Elsa.End", "end"), Delay("d", "01:00:00"), Line("B")], "A->end", "A->d", "d->B"));
        (run.Text(), run.SubStatus).Should().Be(("A", WorkflowSubStatus.Finished));
    }

    [Fact]
    public async Task Definition_AsksForTokens_RunsByThemAlsoAfterASuspension()
    {
        var definition = Chart("asks", [Line("S"), Line("A"), Delay("d", "01:00:00"), Line("B"), Merging("C", "Cascade")], "S->A", "S->d", "A->C", "d->B", "B->C")
            .WithTop("customProperties", new JsonObject { ["Flowchart:ExecutionMode"] = "TokenBased" });
        (await Virtual.RunAsync([definition])).Text().Should().Be("S A C B");
        (await Virtual.RunAsync([definition], usesTokens: false)).Text().Should().Be("S A B C");
    }

    private static Task<VirtualRunResult> RunAsync(string definition) => Virtual.RunAsync([definition], usesTokens: true);

    // S to A, and to a decision; its True to B; A and B to C
    private static string Forked(bool decision, string? mode) => Chart(
        "forked", [Do("Elsa.Start", "S"), Line("A"), Do("Elsa.FlowDecision", "dec", ("condition", decision)), Line("B"), Merging("C", mode)],
        "S->A", "S->dec", "dec:True->B", "A->C", "B->C");

    private static JsonObject Merging(string text, string? mode)
    {
        var line = Line(text);
        line["customProperties"] = new JsonObject { ["mergeMode"] = mode };
        return line;
    }
}
