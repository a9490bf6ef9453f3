using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions.Lint;
using EnforcementFlows.Workflow.Tests.Execution;
using EnforcementFlows.Workflow.Tests.Runtime;

namespace EnforcementFlows.Workflow.Tests.Definitions.Lint;

/// <summary>Joins that can not be completed, each beside one that can.</summary>
public sealed class JoinLintTests
{
    [Theory]
    [InlineData("Elsa.FlowDecision", "True", "False", "join-never-complete")] // only one of the two is taken
    [InlineData("Elsa.FlowFork", "one", "two", null)]
    public void Check_JoinOfAllBehindASplit_IsWrongWhereOnlyOneBranchIsTaken(string split, string one, string two, string? code) =>
        CodesOf(Chart("WaitAll", Split(split), $"split:{one}->a", $"split:{two}->b", "a->join", "b->join")).Should().Equal(code is null ? [] : [code]);

    [Theory]
    [InlineData("WaitAny")]
    [InlineData("WaitAllActive")]
    public void Check_JoinThatDoesNotWantAll_MayStandBehindADecision(string mode) =>
        CodesOf(Chart(mode, Split("Elsa.FlowDecision"), "split:True->a", "split:False->b", "a->join", "b->join")).Should().BeEmpty();

    [Fact]
    public void Check_DecisionWithinABranch_LeavesTheJoinWithoutThatBranch()
    {
        var split = Flow.Do("Elsa.FlowFork", "split", ("branches", new[] { "one", "two" }));
        var decide = Flow.Do("Elsa.FlowDecision", "decide", ("condition", "=true"));
        var chart = Flow.Chart(
            "flow", [split, decide, Flow.Line("a"), Flow.Line("b"), Flow.Line("c"), Join("WaitAll")],
            "split:one->decide", "decide:True->a", "decide:False->b", "a->join", "b->join", "split:two->c", "c->join");

        CodesOf(chart).Should().Equal("join-never-complete");
    }

    [Fact]
    public void Check_DecisionWhoseBranchesMeetBeforeTheJoin_IsRight()
    {
        var split = Flow.Do("Elsa.FlowFork", "split", ("branches", new[] { "one", "two" }));
        var decide = Flow.Do("Elsa.FlowDecision", "decide", ("condition", "=true"));
        var chart = Flow.Chart(
            "flow", [split, decide, Flow.Line("a"), Flow.Line("b"), Flow.Line("c"), Flow.Line("met"), Join("WaitAll")],
            "split:one->decide", "decide:True->a", "decide:False->b", "a->met", "b->met", "met->join", "split:two->c", "c->join");

        CodesOf(chart).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Elsa.End", "join-input-dead")] // what comes after an end is never gone
    [InlineData("Elsa.Start", null)]
    public void Check_BranchThatEndsTheFlow_NeverReachesTheJoin(string type, string? code)
    {
        var split = Flow.Do("Elsa.FlowFork", "split", ("branches", new[] { "one", "two" }));
        var begin = Flow.Do("Elsa.WriteLine", "begin", ("text", "begin"));
        var chart = Flow.Chart(
            "flow", [begin, split, Flow.Do(type == "Elsa.End" ? type : "Elsa.FlowNode", "a"), Flow.Line("b"), Join("WaitAll")],
            "begin->split", "split:one->a", "split:two->b", "a->join", "b->join");

        CodesOf(chart).Should().Equal(code is null ? [] : [code]);
    }

    [Theory]
    [InlineData(true, "join-never-complete")] // in token mode it waits for a token that never comes
    [InlineData(false, null)]
    public void Check_MergeModeMerge_CountsInTokenModeOnly(bool tokens, string? code)
    {
        var merge = Flow.Line("merge");
        merge["customProperties"] = new JsonObject { ["mergeMode"] = "Merge" };
        var chart = Flow.Chart("flow", [Split("Elsa.FlowDecision"), Flow.Line("a"), Flow.Line("b"), merge], "split:True->a", "split:False->b", "a->merge", "b->merge").Tokens(tokens);

        CodesOf(chart).Should().Equal(code is null ? [] : [code]);
    }

    [Theory]
    [InlineData("Converge", "join-waits-for-itself")]
    [InlineData("Merge", null)] // ways back do not count for it
    public void Check_LoopBackToAMerge_IsWrongWhereTheWayBackCounts(string mode, string? code)
    {
        var merge = Flow.Line("merge");
        merge["customProperties"] = new JsonObject { ["mergeMode"] = mode };
        var again = Flow.Do("Elsa.FlowDecision", "again", ("condition", "=true"));
        var chart = Flow.Chart("flow", [Flow.Line("a"), merge, again], "a->merge", "merge->again", "again:True->merge").Tokens();

        CodesOf(chart).Should().Equal(code is null ? [] : [code]);
    }

    private static JsonObject Split(string type) => type == "Elsa.FlowFork"
        ? Flow.Do(type, "split", ("branches", new[] { "one", "two" }))
        : Flow.Do(type, "split", ("condition", "=true"));

    private static JsonObject Join(string mode) => Flow.Do("Elsa.FlowJoin", "join", ("mode", mode));

    private static string Chart(string mode, JsonObject split, params string[] edges) =>
        Flow.Chart("flow", [split, Flow.Line("a"), Flow.Line("b"), Join(mode)], edges);

    private static IEnumerable<string> CodesOf(string definition) => JoinLint.Check(Plans.Compile(definition)).Select(finding => finding.Code);
}
