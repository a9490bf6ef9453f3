using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>A flow that stands at the wrong step is taken to another; what it waited for there is taken back.</summary>
public sealed class MoveTests
{
    private static readonly JsonObject[] Forked =
    [
        WaitFor("before"), Do("Elsa.FlowFork", "fork", ("branches", new[] { "a", "b" })), WaitFor("a1"), WaitFor("a2"), WaitFor("b"),
        Do("Elsa.FlowJoin", "join", ("mode", "WaitAll")), WaitFor("end"),
    ];

    private static readonly string[] ForkedEdges = ["before->fork", "fork:a->a1", "a1->a2", "fork:b->b", "a2->join", "b->join", "join->end"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Move_ForwardAndBack_TheFlowGoesOnFromThere(bool tokens)
    {
        await using var host = await EngineHost.StartAsync(
            Chart("line", [Do("Test.Task", "a"), Delay("b", "01:00:00"), WaitFor("c"), WaitFor("d")], "a->b", "b->c", "c->d").Tokens(tokens));
        var id = await host.StartInstanceAsync("line", "case-1");

        await host.MoveAsync(id, "a", "c");
        (await host.WaitingAsync(id)).Should().Equal("c");
        await host.ShouldBeConsistentAsync();
        await host.MoveAsync(id, "c", "b");
        (await host.WaitingAsync(id)).Should().Equal("b");
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        await host.PublishAsync("c", "case-1");
        (await host.WaitingAsync(id)).Should().Equal("d");
        await host.PublishAsync("d", "case-1");

        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        await using var db = host.NewContext();
        (await db.HumanTasks.SingleAsync()).State.Should().Be(HumanTaskState.Void, "it went with its step");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Move_OfAFaultedStep_SettlesItsIncidentAndTakesWhatCameMeanwhile()
    {
        await using var host = await EngineHost.StartAsync(Chart("mend", [Do("Test.Flaky", "f"), WaitFor("x"), WaitFor("y")], "f->x", "x->y"));
        var id = await host.FaultedAsync("mend");
        await host.PublishAsync("y", "case-1");

        await host.MoveAsync(id, "f", "y");

        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        await using var db = host.NewContext();
        (await db.Incidents.SingleAsync()).ResolvedAt.Should().NotBeNull();
        await host.ShouldBeConsistentAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Move_WithinABranch_TheOtherBranchAndTheJoinAreAsBefore(bool tokens)
    {
        await using var host = await EngineHost.StartAsync(Chart("forked", [.. Forked.Select(a => a.DeepClone().AsObject())], ForkedEdges).Tokens(tokens));
        var id = await host.StartInstanceAsync("forked", "case-1");
        await host.PublishAsync("before", "case-1");

        await host.MoveAsync(id, "a1", "a2");
        await host.PublishAsync("a2", "case-1");
        (await host.WaitingAsync(id)).Should().Equal("b");
        await host.PublishAsync("b", "case-1");
        (await host.WaitingAsync(id)).Should().Equal("end");
        await host.MoveAsync(id, "end", "before"); // the whole fork once more
        await host.PublishAsync("before", "case-1");
        (await host.WaitingAsync(id)).Should().Equal("a1", "b");
        foreach (var name in new[] { "a1", "a2", "b", "end" })
            await host.PublishAsync(name, "case-1");

        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        await host.ShouldBeConsistentAsync();
    }

    [Theory]
    [InlineData("a1", "b", "repair.move-crosses-branches")]
    [InlineData("a1", "join", "repair.move-crosses-branches")]
    [InlineData("a1", "before", "repair.move-crosses-branches")]
    [InlineData("before", "a2", "repair.move-join-unmet")]
    [InlineData("a1", "a1", "repair.move-same-step")]
    [InlineData("a1", "nowhere", "repair.target-unknown")]
    public async Task Move_ThatAJoinWouldNotSurvive_IsRefused(string from, string to, string code)
    {
        await using var host = await EngineHost.StartAsync(Chart("forked", [.. Forked.Select(a => a.DeepClone().AsObject())], ForkedEdges));
        var id = await host.StartInstanceAsync("forked", "case-1");
        if (from != "before")
            await host.PublishAsync("before", "case-1");

        await SkipTests.RefusedAsync(host, id, new MoveStep(await host.ContextAsync(id, from), to), code, to is "nowhere" or "a1" ? "activityId" : null);
    }

    [Fact]
    public async Task Move_OutOfABranchWhoseJoinIsAwaited_IsRefused()
    {
        JsonObject[] steps = [.. Forked.Select(a => a.DeepClone().AsObject()), WaitFor("elsewhere")];
        steps[1] = Do("Elsa.FlowFork", "fork", ("branches", new[] { "a", "b", "c" }));
        await using var host = await EngineHost.StartAsync(Chart("forked", steps, [.. ForkedEdges, "fork:c->elsewhere"]));
        var id = await host.StartInstanceAsync("forked", "case-1");
        await host.PublishAsync("before", "case-1");
        await host.PublishAsync("b", "case-1");
        await host.PublishAsync("elsewhere", "case-1");

        await SkipTests.RefusedAsync(host, id, new MoveStep(await host.ContextAsync(id, "a1"), "elsewhere"), "repair.move-strands-branch");
    }

    [Fact]
    public async Task Move_WhileAnotherStepIsFaulted_IsRefused()
    {
        await using var host = await EngineHost.StartAsync(Chart("two", [Do("Elsa.FlowFork", "fork", ("branches", new[] { "a", "b" })), Do("Test.Flaky", "f"), WaitFor("b"), WaitFor("c")],
            "fork:a->f", "fork:b->b", "b->c"));
        var id = await host.FaultedAsync("two");

        await SkipTests.RefusedAsync(host, id, new MoveStep(await host.ContextAsync(id, "b"), "c"), "repair.flow-faulted");
    }

    [Fact]
    public async Task Move_OfASequenceStepOrOfAnEndedFlow_IsRefused()
    {
        await using var host = await EngineHost.StartAsync(Sequence("line", WaitFor("x"), WaitFor("y")));
        var id = await host.StartInstanceAsync("line", "case-1");
        var step = await host.ContextAsync(id, "x");
        await SkipTests.RefusedAsync(host, id, new MoveStep(step, "y"), "repair.move-not-in-flowchart");

        await host.RepairAsync(id, new CancelFlow());

        await SkipTests.RefusedAsync(host, id, new MoveStep(step, "y"), "repair.flow-ended");
        await SkipTests.RefusedAsync(host, id, new CancelFlow(), "repair.flow-ended");
    }

    [Fact]
    public async Task Move_OfAStepThatWaitsForAChild_EndsTheChildAndItsChildren()
    {
        var call = Do("Elsa.ExecuteWorkflow", "call", ("workflowDefinitionId", "child"), ("waitForCompletion", true));
        var deeper = Do("Elsa.ExecuteWorkflow", "deeper", ("workflowDefinitionId", "grandchild"), ("waitForCompletion", true));
        await using var host = await EngineHost.StartAsync(
            Chart("parent", [Steps("part", call), WaitFor("end")], "part->end"), Sequence("child", Alarm("al", "01:00:00"), deeper), Sequence("grandchild", Do("Test.Task", "t")));
        var id = await host.StartInstanceAsync("parent", "case-1");

        var effect = await host.RepairAsync(id, new MoveStep(await host.ContextAsync(id, "part"), "end"));

        effect.Cancelled.Should().HaveCount(2);
        foreach (var child in effect.Cancelled)
            await host.StatusShouldBeAsync(child.Id, "Finished", "Cancelled");
        (await host.WaitingAsync(id)).Should().Equal("end");
        await host.RunOnceAsync();
        await host.StatusShouldBeAsync(id, "Running", "Suspended");
        await using var db = host.NewContext();
        (await db.Timers.CountAsync(), (await db.HumanTasks.SingleAsync()).State).Should().Be((0, HumanTaskState.Void));
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Move_OfAStepInALoop_TheLoopGoesOn()
    {
        var body = Graph("turn", [WaitFor("one"), WaitFor("two")], "one->two");
        await using var host = await EngineHost.StartAsync(Sequence("loops", Do("Elsa.For", "loop", ("start", 1), ("end", 2)).Body(body), WaitFor("end")));
        var id = await host.StartInstanceAsync("loops", "case-1");

        await host.MoveAsync(id, "one", "two");
        await host.PublishAsync("two", "case-1");
        (await host.WaitingAsync(id)).Should().Equal("one");
        await host.PublishAsync("one", "case-1");
        await host.MoveAsync(id, "two", "one");
        await host.PublishAsync("one", "case-1");
        await host.PublishAsync("two", "case-1");

        (await host.WaitingAsync(id)).Should().Equal("end");
        await host.ShouldBeConsistentAsync();
    }
}

internal static class Moves
{
    public static async Task MoveAsync(this EngineHost host, Guid id, string from, string to) =>
        await host.RepairAsync(id, new MoveStep(await host.ContextAsync(id, from), to));
}
