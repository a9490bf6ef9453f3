using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions.Lint;
using EnforcementFlows.Workflow.Tests.Execution;
using EnforcementFlows.Workflow.Tests.Runtime;

namespace EnforcementFlows.Workflow.Tests.Definitions.Lint;

/// <summary>Whether each way through a flow comes by the step "must".</summary>
public sealed class MandatoryStepsTests
{
    private static readonly StepPattern Must = new("Elsa.WriteLine", "text", "must");

    [Theory]
    [InlineData("a->split split:True->must split:False->b", "a split b")]
    [InlineData("a->split split:True->must split:False->must", null)]
    [InlineData("a->must must->split split:True->b", null)]
    [InlineData("a->split split:False->b b->must split:True->must", null)]
    [InlineData("a->split split:True->a split:False->b b->must", null)] // round and round is no way to the end
    [InlineData("a->split split:True->must", "a split")] // False ends here
    [InlineData("a->fork fork:one->must fork:two->b", null)] // both branches are gone
    [InlineData("a->fork fork:one->b fork:two->split split:True->must", "a fork b")]
    public void WayWithout_NamesAWayPastTheStep(string edges, string? way)
    {
        var steps = new[] { Flow.Line("a"), Flow.Do("Elsa.FlowDecision", "split", ("condition", "=true")), Flow.Do("Elsa.FlowFork", "fork", ("branches", new[] { "one", "two" })), Flow.Line("b"), Flow.Line("must") };
        var used = steps.Where(step => edges.Contains(step["id"]!.ToString(), StringComparison.Ordinal)).ToArray();

        WayOf(Flow.Chart("flow", used, edges.Split(' '))).Should().Be(way);
    }

    [Fact]
    public void WayWithout_StepInsideAnother_Counts()
    {
        WayOf(Flow.Chart("flow", [Flow.Do("Elsa.FlowNode", "inner").Body(Flow.Graph("chart", [Flow.Line("b"), Flow.Line("must")], "b->must"))])).Should().BeNull();
        WayOf(Flow.Chart("flow", [Flow.Do("Elsa.While", "inner", ("condition", "=false")).Body(Flow.Line("must"))])).Should().Be("inner"); // perhaps never
    }

    [Fact]
    public void WayWithout_StepInAWorkflowUsedAsAnActivity_Counts()
    {
        var used = Flow.Chart("Part", [Flow.Line("must")]);

        WayOf(Flow.Chart("flow", [new JsonObject { ["id"] = "part", ["type"] = "Part" }]), used).Should().BeNull();
    }

    [Fact]
    public void WayWithout_ExcusedWay_NeedsNoStep()
    {
        var chart = Flow.Chart("flow", [Flow.Do("Elsa.FlowDecision", "split", ("condition", "=true")), Flow.Line("b"), Flow.Line("must")], "split:True->must", "split:False->b");

        new MandatorySteps(node => Must.Matches(node), (activity, outcome) => (activity.Id, outcome) == ("split", "False")).WayWithout(Plans.Compile(chart)).Should().BeNull();
    }

    [Theory]
    [InlineData("ask:True->act", false)]
    [InlineData("ask:False->act", true)]
    public void ReachedWithout_OnlyTheWantedOutcomeLeadsThere_IsRight(string edge, bool isReached)
    {
        var chart = Flow.Chart("flow", [Flow.Do("Elsa.FlowDecision", "ask", ("condition", "=true")), Flow.Line("act")], edge);

        var reached = new MandatorySteps(node => node.Type == "Elsa.FlowDecision", (_, _) => false, "True").ReachedWithout(Plans.Compile(chart), new("Elsa.WriteLine", "text", "act"));

        reached.Any().Should().Be(isReached);
    }

    [Theory]
    [InlineData("start->act", true)] // the way back comes too late for the first time
    [InlineData("start->ask", false)]
    public void ReachedWithout_StepDoneOnlyOnTheWayBack_IsReachedWithoutIt(string first, bool isReached)
    {
        var chart = Flow.Chart("flow", [Flow.Line("start"), Flow.Line("act"), Flow.Do("Elsa.FlowDecision", "ask", ("condition", "=true"))], first, "act->ask", "ask:True->act");

        var reached = new MandatorySteps(node => node.Type == "Elsa.FlowDecision", (_, _) => false, "True").ReachedWithout(Plans.Compile(chart), new("Elsa.WriteLine", "text", "act"));

        reached.Any().Should().Be(isReached);
    }

    [Fact]
    public void ReachedWithout_ChartsWithinCharts_AreNotWalkedAnewForEachThatTheyAreIn()
    {
        var inner = Flow.Line("act");
        for (var level = 0; level < 24; level++)
            inner = Flow.Graph($"chart{level}", [Flow.Line($"before{level}"), Flow.Do("Elsa.FlowNode", $"node{level}").Body(inner)], $"before{level}->node{level}");

        new MandatorySteps(node => Must.Matches(node), (_, _) => false).ReachedWithout(Plans.Compile(Flow.Definition("flow", inner)), new("Elsa.WriteLine", "text", "act")).Should().ContainSingle();
    }

    private static string? WayOf(params string[] definitions) =>
        new MandatorySteps(node => Must.Matches(node), (_, _) => false).WayWithout(Plans.Compile(definitions)) is { } way ? string.Join(' ', way.Select(step => step.Id)) : null;
}
