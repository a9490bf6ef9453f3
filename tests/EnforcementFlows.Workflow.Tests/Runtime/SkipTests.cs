using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>A step that can not do its work is left out: the flow goes on from it as if it had ended with the chosen outcome.</summary>
public sealed class SkipTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Skip_OfAFaultedStep_TheFlowGoesOnBehindIt(bool tokens)
    {
        await using var host = await EngineHost.StartAsync(Chart("chart", [Do("Test.Flaky", "f"), WaitFor("x"), WaitFor("y")], "f->x", "x->y").Tokens(tokens));
        var id = await host.FaultedAsync("chart");

        await host.RepairAsync(id, new SkipStep(await host.ContextAsync(id, "f")));

        (await host.WaitingAsync(id)).Should().Equal("x");
        await host.StatusShouldBeAsync(id, "Running", "Suspended");
        await host.ShouldBeConsistentAsync();
        await host.PublishAsync("x", "case-1");
        await host.PublishAsync("y", "case-1");
        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        await using var db = host.NewContext();
        (await db.Incidents.SingleAsync()).ResolvedAt.Should().NotBeNull();
        (await db.Journal.Where(j => j.Kind == nameof(SkipStep)).Select(j => j.Actor).SingleAsync()).Should().Be("admin");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Skip_WithAnOutcome_TheFlowTakesThatWay()
    {
        var decide = Do("Elsa.FlowDecision", "decide", ("condition", "=null.x"));
        await using var host = await EngineHost.StartAsync(Chart("chart", [decide, WaitFor("yes"), WaitFor("no")], "decide:True->yes", "decide:False->no"));
        var id = await host.StartInstanceAsync("chart", "case-1");
        var step = await host.ContextAsync(id, "decide");

        await RefusedAsync(host, id, new SkipStep(step, "Maybe"), "repair.outcome-unknown", "outcome");
        await RefusedAsync(host, id, new SkipStep(step), "repair.outcome-unknown", "outcome");
        await host.RepairAsync(id, new SkipStep(step, "False"));

        (await host.WaitingAsync(id)).Should().Equal("no");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Skip_OfAStepThatOnlyWaits_IsRefused()
    {
        await using var host = await EngineHost.StartAsync(Sequence("waits", WaitFor("x")));
        var id = await host.StartInstanceAsync("waits", "case-1");

        await RefusedAsync(host, id, new SkipStep(await host.ContextAsync(id, "x")), "repair.not-faulted");
        await RefusedAsync(host, id, new SkipStep(99), "repair.step-gone");
        (await host.WaitingAsync(id)).Should().Equal("x");
    }

    [Theory]
    [InlineData("branch")]
    [InlineData("loop")]
    [InlineData("composite")]
    [InlineData("container")]
    public async Task Skip_InsideAContainer_TheContainerGoesOn(string kind)
    {
        var flaky = Do("Test.Flaky", "f");
        JsonObject[] steps = kind switch
        {
            "branch" => [Do("Elsa.Parallel", "p").With("activities", new JsonArray(Steps("one", flaky, WaitFor("one-more")), WaitFor("two")))],
            "loop" => [Do("Elsa.For", "loop", ("start", 1), ("end", 2)).Body(Steps("turn", flaky, WaitFor("turned")))],
            "composite" => [Do("Part", "used")],
            _ => [Do("Elsa.For", "loop", ("start", 1), ("end", 2), ("step", 0)).Body(WaitFor("never"))],
        };
        await using var host = await EngineHost.StartAsync(Sequence("whole", [.. steps, WaitFor("end")]), Sequence("Part", Do("Test.Flaky", "f"), WaitFor("part-done")));
        var id = await host.FaultedAsync("whole");

        await host.RepairAsync(id, new SkipStep((await host.IncidentAsync(id)).ContextId));

        string[] expected = kind switch { "branch" => ["one-more", "two"], "loop" => ["turned"], "composite" => ["part-done"], _ => ["end"] };
        (await host.WaitingAsync(id)).Should().Equal(expected);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Skip_InAJoin_TheJoinIsReachedByTheSkippedBranchToo()
    {
        await using var host = await EngineHost.StartAsync(Chart(
            "joined", [Do("Elsa.FlowFork", "fork", ("branches", new[] { "a", "b" })), Do("Test.Flaky", "f"), WaitFor("b"), Do("Elsa.FlowJoin", "join", ("mode", "WaitAll")), WaitFor("end")],
            "fork:a->f", "fork:b->b", "f->join", "b->join", "join->end"));
        var id = await host.FaultedAsync("joined");

        await host.PublishAsync("b", "case-1"); // kept, for the instance stands still
        await host.RepairAsync(id, new SkipStep(await host.ContextAsync(id, "f")));

        (await host.WaitingAsync(id)).Should().Equal("end");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Skip_OfTheLastStepOfAChild_ItsParentIsTold()
    {
        var call = Do("Elsa.ExecuteWorkflow", "call", ("workflowDefinitionId", "child"), ("waitForCompletion", true));
        await using var host = await EngineHost.StartAsync(Sequence("parent", call, WaitFor("end")), Sequence("child", Do("Test.Flaky", "f")));
        host.Recorder.Broken = true;
        var id = await host.StartInstanceAsync("parent", "case-1");
        await using var db = host.NewContext();
        var incident = await db.Incidents.SingleAsync();

        await host.RepairAsync(incident.InstanceId, new SkipStep(incident.ContextId));

        await host.StatusShouldBeAsync(incident.InstanceId, "Finished", "Finished");
        (await host.WaitingAsync(id)).Should().Equal("end");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Repair_OfAnOlderVersion_IsRefusedAndTheSameCommandTwiceHappensOnce()
    {
        await using var host = await EngineHost.StartAsync(Sequence("twice", Do("Test.Flaky", "f"), Do("Test.Flaky", "g"), WaitFor("x")));
        var id = await host.FaultedAsync("twice");
        await using var db = host.NewContext();
        var version = await db.InstanceStates.Select(s => s.Version).SingleAsync();
        var (step, command) = (await host.ContextAsync(id, "f"), Guid.NewGuid());

        await RefusedAsync(host, id, new SkipStep(step), "state.stale", version: version - 1);
        await host.RepairAsync(id, new SkipStep(step), version, command);
        await host.RepairAsync(id, new SkipStep(step), version, command);

        (await host.IncidentAsync(id)).ActivityId.Should().Be("g", "the flow went on and failed at the next");
        await RefusedAsync(host, id, new SkipStep(step), "state.stale", version: version);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Repair_TwoOperatorsAtOnce_OneOfThemIsTold()
    {
        await using var host = await EngineHost.StartAsync(Sequence("raced", Do("Test.Flaky", "f"), WaitFor("x")));
        var id = await host.FaultedAsync("raced");
        await using var db = host.NewContext();
        var (version, step) = (await db.InstanceStates.Select(s => s.Version).SingleAsync(), await host.ContextAsync(id, "f"));

        var acts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OutcomeAsync(host.RepairAsync(id, new SkipStep(step), version))));

        acts.Should().BeEquivalentTo(["done", "state.stale", "state.stale", "state.stale"]);
        await host.ShouldBeConsistentAsync();
    }

    internal static async Task RefusedAsync(EngineHost host, Guid id, RepairAct act, string code, string? field = null, long? version = null)
    {
        var refused = (await FluentActions.Awaiting(() => host.RepairAsync(id, act, version)).Should().ThrowAsync<RepairRefusedException>()).Which;
        (refused.Code, refused.Field).Should().Be((code, field));
        await host.ShouldBeConsistentAsync();
    }

    private static async Task<string> OutcomeAsync(Task act)
    {
        try
        {
            await act;
            return "done";
        }
        catch (RepairRefusedException refused)
        {
            return refused.Code;
        }
    }
}
