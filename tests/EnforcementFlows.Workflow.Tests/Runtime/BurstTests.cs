using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

public sealed class BurstTests
{
    [Fact]
    public async Task Event_WaitedFor_ResumesTheInstanceToItsEnd()
    {
        await using var host = await EngineHost.StartAsync(Sequence("notice", Line("before"), WaitFor("document.sent"), Line("after")));
        var id = await host.StartInstanceAsync("notice", "case-1");

        (await host.PublishAsync("document.sent", "case-2")).Result.Should().Be(0d);
        await host.StatusShouldBeAsync(id, "Running", "Suspended");
        (await host.PublishAsync("document.sent", "case-1")).Result.Should().Be(1d);
        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        await using var db = host.NewContext();
        (await db.EventWaits.CountAsync()).Should().Be(0);
        (await db.Journal.Where(j => j.InstanceId == id).Select(j => j.Seq).ToListAsync()).Should().Equal(1, 2);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Event_SentTwiceWithOneCommand_CountsOnceAndAnswersTheSame()
    {
        await using var host = await EngineHost.StartAsync(Sequence("two", WaitFor("ping", "first"), WaitFor("ping", "second")));
        var id = await host.StartInstanceAsync("two", "case-1");
        var command = Guid.NewGuid();

        var first = await host.PublishAsync("ping", "case-1", commandId: command);
        var second = await host.PublishAsync("ping", "case-1", commandId: command);

        (first.Replayed, second.Replayed).Should().Be((false, true));
        second.Result.Should().Be(first.Result);
        await host.StatusShouldBeAsync(id, "Running", "Suspended");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Event_BeforeItsWait_IsKeptAndTakenOnce()
    {
        await using var host = await EngineHost.StartAsync(Sequence("late", WaitFor("go"), WaitFor("query.result"), Line("got it"), WaitFor("query.result", "again")));
        var id = await host.StartInstanceAsync("late", "case-1");

        await host.PublishAsync("query.result", "case-1");
        await host.PublishAsync("go", "case-1");

        await using var db = host.NewContext();
        (await db.EventWaits.SingleAsync(w => w.InstanceId == id)).Name.Should().Be("query.result", "the first wait took the early event, the second waits");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Delay_TimePasses_FiresAtItsOwnInstantAndOnce()
    {
        await using var host = await EngineHost.StartAsync(Sequence("delayed", Delay("d", "3.00:00:00"), Line("late")));
        var id = await host.StartInstanceAsync("delayed");

        (await host.AdvanceAsync(TimeSpan.FromDays(2))).Should().Be(0);
        (await host.AdvanceAsync(TimeSpan.FromDays(10))).Should().Be(1);

        await using var db = host.NewContext();
        var record = await db.Journal.SingleAsync(j => j.InstanceId == id && j.Seq == 2);
        record.At.Should().Be(new DateTimeOffset(2026, 3, 5, 1, 0, 0, TimeSpan.Zero));
        (await db.Timers.CountAsync()).Should().Be(0);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task WaitAny_FirstBranchWins_TheOtherBranchesWaitsAreRemoved()
    {
        await using var host = await EngineHost.StartAsync(Chart(
            "race",
            [Do("Elsa.FlowFork", "fork", ("branches", new[] { "a", "b" })), WaitFor("result"), Delay("limit", "1.00:00:00"), Do("Elsa.FlowJoin", "join", ("mode", "WaitAny")), Line("end")],
            "fork:a->result", "fork:b->limit", "result->join", "limit->join", "join->end"));
        var id = await host.StartInstanceAsync("race", "case-1");

        await host.PublishAsync("result", "case-1");

        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        await using var db = host.NewContext();
        (await db.Timers.CountAsync()).Should().Be(0);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Resume_FiftyAtOnce_ExactlyOneTakesTheWait()
    {
        await using var host = await EngineHost.StartAsync(Sequence("contended", WaitFor("go"), Line("went"), WaitFor("stop")));
        var id = await host.StartInstanceAsync("contended", "case-1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.PublishAsync("go", "case-1")));

        answers.Count(a => a.Result is 1d).Should().Be(1);
        await using var db = host.NewContext();
        (await db.Journal.CountAsync(j => j.InstanceId == id)).Should().Be(2);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Timers_TwoNodesAtOnce_EachFiresOnce()
    {
        await using var host = await EngineHost.StartAsync(Sequence("delayed", Delay("d", "01:00:00"), WaitFor("never")));
        var ids = new List<Guid>();
        for (var i = 0; i < 30; i++)
            ids.Add(await host.StartInstanceAsync("delayed"));
        await using var other = host.NewNode();
        await host.Clock.SetAsync(host.Clock.GetUtcNow().AddHours(1));

        var nodes = new[] { host.Services, other }.Select(s => s.GetRequiredService<Timers.DueTimers>().FireDueAsync(host.Clock.GetUtcNow(), CancellationToken.None));
        (await Task.WhenAll(nodes)).Sum().Should().Be(30);

        await using var db = host.NewContext();
        (await db.Journal.CountAsync(j => j.Seq == 2)).Should().Be(30);
        (await db.EventWaits.CountAsync()).Should().Be(30);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task ChildWorkflow_DispatchedAndAwaited_AnswersItsParent()
    {
        var child = Sequence("child", WaitFor("child.go"), Do("Elsa.SetOutput", "out", ("outputName", "Result"), ("outputValue", "42")));
        var dispatch = Do("Elsa.DispatchWorkflow", "call", ("workflowDefinitionId", "child"), ("waitForCompletion", true));
        await using var host = await EngineHost.StartAsync(Sequence("parent", dispatch, Line("done")), child);
        var id = await host.StartInstanceAsync("parent", "case-1");
        await host.StatusShouldBeAsync(id, "Running", "Suspended");

        await host.PublishAsync("child.go", "case-1");

        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Fault_OfABranch_LeavesTheInstanceForAnOperatorAndRetryGoesOn()
    {
        await using var host = await EngineHost.StartAsync(Sequence("broken", Do("Elsa.Fault", "oops", ("code", "E1"), ("message", "坏了")), Line("end")));
        var id = await host.StartInstanceAsync("broken");

        await host.StatusShouldBeAsync(id, "Finished", "Faulted");
        await using var db = host.NewContext();
        var incident = await db.Incidents.SingleAsync(i => i.InstanceId == id);
        (incident.Code, incident.Message, incident.ActivityId, incident.ResolvedAt).Should().Be(("E1", "坏了", "oops", null));
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Work_Refused_WritesNothing()
    {
        await using var host = await EngineHost.StartAsync(Sequence("notice", WaitFor("x")));
        var refused = () => host.Runtime.ExecuteAsync(
            EngineHost.NewCommand("start"),
            async burst =>
            {
                await burst.StartAsync("notice", [], null, CancellationToken.None);
                throw new NothingToResumeException("no");
            },
            CancellationToken.None);

        await refused.Should().ThrowAsync<NothingToResumeException>();
        await using var db = host.NewContext();
        (await db.WorkflowInstances.CountAsync() + await db.EventWaits.CountAsync() + await db.Journal.CountAsync()).Should().Be(0);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Journal_OfAnInstance_IsAnUnbrokenHashChain()
    {
        await using var host = await EngineHost.StartAsync(Sequence("chain", WaitFor("a"), WaitFor("b"), WaitFor("c")));
        var id = await host.StartInstanceAsync("chain", "case-1");
        foreach (var name in new[] { "a", "b", "c" })
            await host.PublishAsync(name, "case-1");

        await using var db = host.NewContext();
        var previous = Array.Empty<byte>();
        foreach (var row in await db.Journal.Where(j => j.InstanceId == id).OrderBy(j => j.Seq).ToListAsync())
        {
            row.Hash.Should().Equal(JournalChain.Hash(previous, id, row.Seq, row.At, row.Kind, row.Actor, row.CommandId, row.Body));
            previous = row.Hash;
        }

        (await db.InstanceStates.SingleAsync(s => s.InstanceId == id)).HeadHash.Should().Equal(previous);
        await host.ShouldBeConsistentAsync();
    }
}
