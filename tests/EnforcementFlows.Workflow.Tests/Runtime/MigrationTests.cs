using System.Text.Json.Nodes;
using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Migration;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>Running instances go over to another version of their definition and go on from where they stand.</summary>
public sealed class MigrationTests
{
    [Theory] // elsa-core#6620: after a migration the workflow ran through what it had completed once more
    [InlineData(false)]
    [InlineData(true)]
    public async Task Migrate_GoesOnWhereItStood_AndRunsNothingTwice(bool tokens)
    {
        await using var host = await EngineHost.StartAsync(Chart("line", [WaitFor("a"), Do("Test.Letter", "sent", ("key", "sent")), WaitFor("b")], "a->sent", "sent->b").Tokens(tokens));
        var id = await host.StartInstanceAsync("line", "case-1");
        await host.PublishAsync("a", "case-1");
        await host.ImportAsync(Chart("line", [WaitFor("a"), Do("Test.Letter", "sent", ("key", "sent")), WaitFor("b"), WaitFor("c")], "a->sent", "sent->b", "b->c").Tokens(tokens));

        var effect = await host.MigrateAsync(id);

        (await host.WaitingAsync(id)).Should().Equal("b");
        await host.ShouldBeConsistentAsync();
        await host.PublishAsync("a", "case-1"); // nobody waits for it any more
        await host.PublishAsync("b", "case-1");
        (await host.WaitingAsync(id)).Should().Equal(["c"], "the new step is ahead of it");
        await host.PublishAsync("c", "case-1");
        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        (await host.BegunAsync(id, "sent")).Should().Be(1);
        (await host.VersionAsync(id)).Should().Be("line-v2");
        (effect.Renewed.Count, effect.Ended.Count, effect.Undo is null).Should().Be((0, 0, false));
        await host.ShouldBeConsistentAsync();
    }

    [Fact] // elsa-core#4822: a plain migration failed, as executions no longer knew their activity
    public async Task Migrate_WithEveryKindOfWait_KeepsEachOfThem()
    {
        JsonObject[] Steps(string after) =>
        [
            Do("Elsa.FlowFork", "fork", ("branches", new[] { "task", "timer", "event", "signal" })), Do("Test.Task", "task"), Delay("timer", "01:00:00"), WaitFor("event"), Do("Test.AwaitSignal", "signal"),
            Do("Elsa.FlowJoin", "join", ("mode", "WaitAll")), WaitFor(after),
        ];
        string[] edges = ["fork:task->task", "fork:timer->timer", "fork:event->event", "fork:signal->signal", "task->join", "timer->join", "event->join", "signal->join"];
        await using var host = await EngineHost.StartAsync(Chart("waits", Steps("end"), [.. edges, "join->end"]));
        var id = await host.StartInstanceAsync("waits", "case-1");
        await host.ImportAsync(Chart("waits", [.. Steps("end"), WaitFor("more")], [.. edges, "join->end", "end->more"]));

        await host.MigrateAsync(id);
        await using var node = host.NewNode(); // nothing cached: the plan must be in the database

        (await host.WaitingAsync(id)).Should().Equal("event", "signal", "task", "timer");
        await host.ShouldBeConsistentAsync();
        await host.CompleteTaskAsync(id, "done");
        await host.PublishAsync("event", "case-1");
        await host.RunOnceAsync(node);
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        await host.Runtime.ResumeAsync(EngineHost.NewCommand("signal"), id, await host.ContextAsync(id, "signal"), new SignalStimulus("go", null), CancellationToken.None);
        (await host.WaitingAsync(id)).Should().Equal("end");
        await host.PublishAsync("end", "case-1");
        (await host.WaitingAsync(id)).Should().Equal("more");
        await host.ShouldBeConsistentAsync();
    }

    [Fact] // elsa-core#6851: it failed with a null reference as soon as activities were added or removed
    public async Task Migrate_WhereActivitiesWereAddedAndRemoved_AsksWhatBecomesOfThoseThatWait()
    {
        await using var host = await EngineHost.StartAsync(Chart("change", [WaitFor("a"), Do("Test.Task", "gone"), WaitFor("end")], "a->gone", "gone->end"));
        var (early, late) = (await host.StartInstanceAsync("change", "early"), await host.StartInstanceAsync("change", "late"));
        await host.PublishAsync("a", "late");
        await host.ImportAsync(Chart("change", [WaitFor("a"), WaitFor("x"), WaitFor("y"), WaitFor("end")], "a->x", "x->y", "y->end"));

        await host.MigrateAsync(early);
        (await host.RefusedAsync(late)).Should().Be("migration.step-unmapped");
        var effect = await host.MigrateAsync(late, map => map.With(new NodeMapping("Workflow1:root:gone", null, Ends: true, GoOnAt: "Workflow1:root:y")));

        (await host.WaitingAsync(early)).Should().Equal("a");
        (await host.WaitingAsync(late)).Should().Equal("y");
        await using var db = host.NewContext();
        (await db.HumanTasks.SingleAsync()).State.Should().Be(HumanTaskState.Void);
        (effect.Undo is null, effect.Voided.Count).Should().Be((true, 1), "a step was begun");
        await host.PublishAsync("y", "late");
        (await host.WaitingAsync(late)).Should().Equal("end");
        foreach (var name in new[] { "a", "x", "y", "end" })
            await host.PublishAsync(name, "early");
        await host.PublishAsync("end", "late");
        await host.StatusShouldBeAsync(early, "Finished", "Finished");
        await host.StatusShouldBeAsync(late, "Finished", "Finished");
        await host.ShouldBeConsistentAsync();
    }

    [Fact] // elsa-core#6887: a step of a sub-process that had been updated was carried out twice
    public async Task Migrate_WhereAUsedWorkflowHasANewVersion_ItsStepIsDoneOnce()
    {
        await using var host = await EngineHost.StartAsync(
            Sequence("main", Do("First", "one"), Do("Second", "two")), Sequence("First", Do("Test.Task", "f1"), Do("Test.Task", "f2")),
            Sequence("Second", Do("Test.Task", "s1"), Do("Test.Task", "s2")));
        var id = await host.StartInstanceAsync("main", "case-1");
        for (var i = 0; i < 3; i++)
            await host.CompleteTaskAsync(id, "done");
        (await host.WaitingAsync(id)).Should().Equal("s2");
        await host.ImportAsync(Sequence("Second", Do("Test.Letter", "notice", ("key", "new")), Do("Test.Task", "s1"), Do("Test.Task", "s2"), WaitFor("s3")));

        await host.MigrateAsync(id);
        await host.CompleteTaskAsync(id, "done");

        (await host.WaitingAsync(id)).Should().Equal("s3");
        (await host.BegunAsync(id, "s2"), await host.BegunAsync(id, "s1"), await host.BegunAsync(id, "notice")).Should().Be((1, 1, 0));
        await using var db = host.NewContext();
        (await db.HumanTasks.CountAsync(t => t.ActivityId == "s2")).Should().Be(1);
        await host.PublishAsync("s3", "case-1");
        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Migrate_WhereAUsedWorkflowIsGone_EndsWhateverRunsInIt()
    {
        await using var host = await EngineHost.StartAsync(
            Chart("main", [WaitFor("a"), Do("Part", "part"), WaitFor("end")], "a->part", "part->end"),
            Chart("Part", [Do("Elsa.FlowFork", "fork", ("branches", new[] { "one", "two" })), Offer("task", "clerk"), WaitFor("b")], "fork:one->task", "fork:two->b"));
        var id = await host.StartInstanceAsync("main", "case-1");
        await host.PublishAsync("a", "case-1");
        (await host.WaitingAsync(id)).Should().Equal("b", "task");
        await host.ImportAsync(Chart("main", [WaitFor("a"), WaitFor("end")], "a->end"));
        var mapping = await host.MappingAsync(id, map => map.With(new NodeMapping("Workflow1:root:part", null, Ends: true, GoOnAt: "Workflow1:root:end")));

        MigrationProof.Check(mapping).Select(finding => finding.Code).Should().Equal("migration.node-ended");
        await host.MigrateAsync(id, mapping);

        (await host.WaitingAsync(id)).Should().Equal("end");
        await host.ShouldBeConsistentAsync();
        await host.PublishAsync("end", "case-1");
        await host.StatusShouldBeAsync(id, "Finished", "Finished");
    }

    [Fact]
    public async Task Migrate_UndoneBeforeTheNextStep_IsAsIfItHadNotBeen()
    {
        await using var host = await EngineHost.StartAsync(Forked("first"));
        var id = await host.StartInstanceAsync("forked", "case-1");
        var before = await host.ShowAsync(id);
        await host.ImportAsync(Forked("second"));

        var effect = await host.MigrateAsync(id, map => map with { Tasks = TaskPolicy.ReOffer, Timers = [new("Workflow1:root:timer", TimePolicy.Recompute)] });
        await using (var db = host.NewContext())
            (await TasksAsync(db)).Should().Equal("Open second", "Void first");
        await host.ShouldBeConsistentAsync();
        await host.UndoAsync(id, effect.Undo!);

        await using var after = host.NewContext();
        (await TasksAsync(after)).Should().Equal("Open first", "Void second");
        (await host.VersionAsync(id)).Should().Be("forked-v1");
        (await host.ShowAsync(id)).Steps.Select(s => (s.ContextId, s.ActivityId, s.Waits)).Should().Equal(before.Steps.Select(s => (s.ContextId, s.ActivityId, s.Waits)));
        (await after.EventWaits.SingleAsync()).Name.Should().Be("told-first");
        await host.ShouldBeConsistentAsync();
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        (await host.WaitingAsync(id)).Should().Equal(["event", "task"], "the timer is due when it was");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Undo_AfterTheNextStep_IsRefused()
    {
        await using var host = await EngineHost.StartAsync(Forked("first"));
        var id = await host.StartInstanceAsync("forked", "case-1");
        await host.ImportAsync(Forked("second"));
        var effect = await host.MigrateAsync(id);
        await host.PublishAsync("told-second", "case-1");

        var refused = await host.Awaiting(h => h.UndoAsync(id, effect.Undo!)).Should().ThrowAsync<RepairRefusedException>();

        refused.Which.Code.Should().Be("migration.moved-on");
        (await host.VersionAsync(id)).Should().Be("forked-v2");
        await host.ShouldBeConsistentAsync();
    }

    [Theory] // begun at 0 h with 3 h, migrated at 1 h to a version with 5 h
    [InlineData(TimePolicy.KeepDue, 3)]
    [InlineData(TimePolicy.Recompute, 6)]
    [InlineData(TimePolicy.KeepSpent, 5)]
    public async Task Migrate_AStepThatWaitsForATime_GoesByThePolicy(TimePolicy policy, int dueAfter)
    {
        await using var host = await EngineHost.StartAsync(Chart("timed", [Delay("wait", "03:00:00"), WaitFor("end")], "wait->end"));
        var began = host.Clock.GetUtcNow();
        var id = await host.StartInstanceAsync("timed", "case-1");
        await host.ImportAsync(Chart("timed", [Delay("wait", "05:00:00"), WaitFor("end")], "wait->end"));
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        await host.MigrateAsync(id, map => map with { Timers = [new("Workflow1:root:wait", policy)] });

        await using var db = host.NewContext();
        (await db.Timers.SingleAsync()).DueAt.Should().Be(began.AddHours(dueAfter));
        await host.AdvanceAsync(began.AddHours(dueAfter) - host.Clock.GetUtcNow());
        (await host.WaitingAsync(id)).Should().Equal("end");
        await host.ShouldBeConsistentAsync();
    }

    [Theory]
    [InlineData(TaskPolicy.Keep, "Claimed first")]
    [InlineData(TaskPolicy.ReOffer, "Open second", "Void first")]
    public async Task Migrate_AnOpenTask_StaysOrIsOfferedAnew(TaskPolicy policy, params string[] tasks)
    {
        await using var host = await EngineHost.StartAsync(Chart("offer", [Offer("task", "first")]));
        var id = await host.StartInstanceAsync("offer", "case-1");
        await host.SqlAsync("UPDATE human_task SET state = 'Claimed', assignee = 'clerk'");
        await host.ImportAsync(Chart("offer", [Offer("task", "second"), WaitFor("end")], "task:done->end"));

        await host.MigrateAsync(id, map => map with { Tasks = policy });

        await using var db = host.NewContext();
        (await TasksAsync(db)).Should().Equal(tasks);
        await host.ShouldBeConsistentAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Migrate_InsideAFork_GoesOverOnlyIfItsJoinIsTheSame(bool tokens)
    {
        JsonObject[] steps = [Do("Elsa.FlowFork", "fork", ("branches", new[] { "a", "b", "c" })), WaitFor("a"), WaitFor("b"), WaitFor("c"), Do("Elsa.FlowJoin", "join", ("mode", "WaitAll")), WaitFor("end")];
        string[] two = ["fork:a->a", "fork:b->b", "fork:c->c", "a->join", "b->join", "join->end"];
        await using var host = await EngineHost.StartAsync(Chart("forked", Fresh(steps), two).Tokens(tokens));
        var (arrived, waiting, past) = (await host.StartInstanceAsync("forked", "arrived"), await host.StartInstanceAsync("forked", "waiting"), await host.StartInstanceAsync("forked", "past"));
        await host.PublishAsync("a", "arrived");
        foreach (var name in new[] { "a", "b", "c" })
            await host.PublishAsync(name, "past");
        await host.ImportAsync(Chart("forked", Fresh(steps), [.. two, "c->join"]).Tokens(tokens));

        (await host.RefusedAsync(arrived)).Should().Be("migration.in-fork");
        if (!tokens)
            (await host.RefusedAsync(waiting)).Should().Be("migration.in-fork");
        await host.MigrateAsync(past);
        await host.PublishAsync("end", "past");
        await host.StatusShouldBeAsync(past, "Finished", "Finished");

        await host.ImportAsync(Chart("forked", [.. Fresh(steps), WaitFor("after")], [.. two, "end->after"]).Tokens(tokens));
        await host.MigrateAsync(arrived);
        foreach (var name in new[] { "b", "c", "end" })
            await host.PublishAsync(name, "arrived");
        (await host.WaitingAsync(arrived)).Should().Equal("after");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Migrate_PastANewStep_DoesNotComeBackToIt()
    {
        await using var host = await EngineHost.StartAsync(Chart("behind", [WaitFor("a"), WaitFor("b"), WaitFor("c")], "a->b", "b->c"));
        var id = await host.StartInstanceAsync("behind", "case-1");
        await host.PublishAsync("a", "case-1");
        await host.ImportAsync(Chart("behind", [WaitFor("a"), WaitFor("new"), WaitFor("b"), WaitFor("c")], "a->new", "new->b", "b->c"));

        await host.MigrateAsync(id);
        await host.PublishAsync("b", "case-1");
        await host.PublishAsync("c", "case-1");

        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        (await host.BegunAsync(id, "new")).Should().Be(0);
    }

    [Fact]
    public async Task Migrate_AStepOfAnotherNameThatWaitsForAnotherEvent_AndItsVariables_GoWhereTheMapSays()
    {
        var first = Definition("named", Graph("root", [Set("set", "v", "kept"), WaitFor("told", "old-id"), Line("end", "variables.v")], "set->old-id", "old-id->end"), "v");
        var second = Definition("named", Graph("root", [Set("set", "w", "lost"), WaitFor("heard", "new-id"), WaitFor("end")], "set->new-id", "new-id->end"), "w");
        await using var host = await EngineHost.StartAsync(first);
        var id = await host.StartInstanceAsync("named", "case-1");
        await host.ImportAsync(second);

        var effect = await host.MigrateAsync(id, map => map.With(new NodeMapping("Workflow1:root:old-id", "Workflow1:root:new-id")) with { Variables = [new("Workflow1", "v", "w")] });

        await using var db = host.NewContext();
        (await db.EventWaits.SingleAsync()).Name.Should().Be("heard");
        (await host.ShowAsync(id)).Variables.Select(v => $"{v.Name}={v.Value}").Should().Equal("w=kept");
        effect.Renewed.Should().Equal("Workflow1:root:new-id");
        await host.PublishAsync("heard", "case-1");
        (await host.WaitingAsync(id)).Should().Equal("end");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Migrate_AFlowThatStandsStillWithAFault_CanBeRetriedUnderTheMendedVersion()
    {
        await using var host = await EngineHost.StartAsync(Chart("mend", [Do("Test.Flaky", "f"), WaitFor("end")], "f->end"));
        host.Recorder.Broken = true;
        var id = await host.StartInstanceAsync("mend", "case-1");
        host.Recorder.Broken = false;
        await host.ImportAsync(Chart("mend", [Do("Test.Flaky", "f"), WaitFor("mended"), WaitFor("end")], "f->mended", "mended->end"));

        await host.MigrateAsync(id);
        await host.RetryAsync(id, await host.ContextAsync(id, "f"));

        (await host.WaitingAsync(id)).Should().Equal("mended");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Migrate_WhileTwoClerksCompleteTheTask_EachHappensOnceInSomeOrder()
    {
        await using var host = await EngineHost.StartAsync(Chart("race", [Offer("task", "clerk"), WaitFor("end")], "task:done->end"));
        var ids = new List<Guid>();
        for (var i = 0; i < 20; i++)
            ids.Add(await host.StartInstanceAsync("race", $"case-{i}"));
        await host.ImportAsync(Chart("race", [Offer("task", "clerk"), WaitFor("between"), WaitFor("end")], "task:done->between", "between->end"));
        var mapping = await host.MappingAsync(ids[0]);

        await Task.WhenAll(ids.SelectMany(id => new[] { Try(() => host.CompleteTaskAsync(id, "done")), Try(() => host.MigrateAsync(id, mapping)), Try(() => host.CompleteTaskAsync(id, "done")) }));

        await using var db = host.NewContext();
        foreach (var id in ids)
        {
            (await host.VersionAsync(id)).Should().Be("race-v2");
            (await db.HumanTasks.CountAsync(t => t.InstanceId == id && t.State == HumanTaskState.Done)).Should().Be(1);
            (await host.WaitingAsync(id)).Should().ContainSingle().Which.Should().BeOneOf("between", "end");
        }

        await host.ShouldBeConsistentAsync();

        static async Task Try(Func<Task> act)
        {
            try
            {
                await act();
            }
            catch (Exception refused) when (refused is BurstAbortedException or DbUpdateConcurrencyException)
            {
                // the other clerk was first
            }
        }
    }

    private static async Task<List<string>> TasksAsync(EnforcementDbContext db) =>
        [.. (await db.HumanTasks.ToListAsync()).Select(task => $"{task.State} {task.Roles[0]}").Order(StringComparer.Ordinal)];

    private static JsonObject Offer(string id, string role) => Do("Test.Offer", id, ("role", role), ("outcomes", new[] { "done" }));

    private static JsonObject[] Fresh(JsonObject[] steps) => [.. steps.Select(step => step.DeepClone().AsObject())];

    // one branch for each kind of wait that can be asked for anew
    private static string Forked(string name) => Chart(
        "forked", [Do("Elsa.FlowFork", "fork", ("branches", new[] { "a", "b", "c" })), Offer("task", name), Delay("timer", "01:00:00"), WaitFor($"told-{name}", "event")],
        "fork:a->task", "fork:b->timer", "fork:c->event");
}
