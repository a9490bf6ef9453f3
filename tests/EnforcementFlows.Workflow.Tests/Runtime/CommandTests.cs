using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>A command has one effect and one answer, however often it comes and whatever breaks.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task Start_SameCommandTwentyTimesAtOnce_StartsOneInstance()
    {
        await using var host = await EngineHost.StartAsync(Sequence("one", WaitFor("x"), Delay("d", "01:00:00")));
        var id = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Runtime.ExecuteAsync(
            EngineHost.NewCommand("start", id), async burst => await burst.StartAsync("one", [], "case-1", CancellationToken.None), CancellationToken.None)));

        answers.Select(a => a.Result).Distinct().Should().ContainSingle();
        answers.Count(a => !a.Replayed).Should().Be(1);
        await using var db = host.NewContext();
        (await db.WorkflowInstances.CountAsync()).Should().Be(1);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Resume_SameCommandTwentyTimesAtOnce_AllGetTheAnswerOfTheOneThatDidIt()
    {
        await using var host = await EngineHost.StartAsync(Sequence("one", Do("Test.Task", "t"), Do("Test.Task", "u")));
        var instance = await host.StartInstanceAsync("one");
        var id = Guid.NewGuid();
        await using var db = host.NewContext();
        var context = (await db.HumanTasks.SingleAsync()).ContextId;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Runtime.ResumeAsync(
            EngineHost.NewCommand("go", id), instance, context, new SignalStimulus("go", null), CancellationToken.None)));

        answers.Count(a => !a.Replayed).Should().Be(1);
        (await db.Journal.CountAsync()).Should().Be(2);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task CompleteTask_SameCommandTwentyTimesAtOnce_AllGetTheSameAnswer()
    {
        await using var host = await EngineHost.StartAsync(Sequence("one", Do("Test.Task", "t"), WaitFor("x")));
        var instance = await host.StartInstanceAsync("one");
        var id = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.CompleteTaskAsync(instance, "done", id)));

        answers.Should().AllSatisfy(a => a.Result.Should().Be("done"));
        answers.Count(a => !a.Replayed).Should().Be(1);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task CompleteTask_TenPeopleAtOnce_OneDoesIt()
    {
        await using var host = await EngineHost.StartAsync(Sequence("one", Do("Test.Task", "t"), WaitFor("x")));
        var instance = await host.StartInstanceAsync("one");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            try
            {
                await host.CompleteTaskAsync(instance, "done");
                return true;
            }
            catch (Exception exception) when (exception is BurstAbortedException or DbUpdateConcurrencyException)
            {
                return false;
            }
        }));

        outcomes.Count(done => done).Should().Be(1);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Command_SameIdWithAnotherRequest_IsRefused()
    {
        await using var host = await EngineHost.StartAsync(Sequence("one", WaitFor("x")));
        var id = Guid.NewGuid();
        Task<CommandResult> Send(byte request) => host.Runtime.ExecuteAsync(
            new(EngineHost.Tenant, id, "start", "clerk", [request]), async burst => await burst.StartAsync("one", [], null, CancellationToken.None), CancellationToken.None);

        await Send(1);
        (await Send(1)).Replayed.Should().BeTrue();
        await FluentActions.Awaiting(() => Send(2)).Should().ThrowAsync<CommandReusedException>();
    }

    [Fact]
    public async Task Command_ConnectionCutInTheMiddle_WritesNothingAndCanBeRepeated()
    {
        await using var host = await EngineHost.StartAsync(Sequence("one", WaitFor("go"), Do("Test.Task", "t"), Delay("d", "01:00:00")));
        var instance = await host.StartInstanceAsync("one", "case-1");
        foreach (var place in new[] { "before", "after" })
        {
            var id = Guid.NewGuid();
            var cut = () => host.Runtime.ExecuteAsync(
                EngineHost.NewCommand("cut", id),
                async burst =>
                {
                    if (place == "before")
                        await CutAsync(burst);
                    await burst.StartAsync("one", [], "case-2", CancellationToken.None);
                    var reached = await burst.PublishAsync("go", "case-1", null, CancellationToken.None);
                    if (place == "after")
                        await CutAsync(burst);
                    return reached;
                },
                CancellationToken.None);
            await cut.Should().ThrowAsync<NpgsqlException>();
            await host.ShouldBeConsistentAsync();
            await using var db = host.NewContext();
            (await db.WorkflowInstances.CountAsync(), await db.HumanTasks.CountAsync()).Should().Be((1, 0));
        }

        (await host.PublishAsync("go", "case-1")).Result.Should().Be(1d);
        await host.StatusShouldBeAsync(instance, "Running", "Suspended");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Commands_BackendsKilledUnderLoad_NothingIsHalfDoneAndRepetitionsFinishTheWork()
    {
        await using var host = await EngineHost.StartAsync(Sequence("chain", WaitFor("a"), Do("Test.Letter", "l", ("key", "=getCorrelationId()")), Delay("d", "01:00:00"), WaitFor("b"), WaitFor("a", "again")));
        var cases = Enumerable.Range(0, 20).Select(i => $"case-{i}").ToList();
        foreach (var correlation in cases)
            await host.StartInstanceAsync("chain", correlation);
        using var done = new CancellationTokenSource();
        var killer = KillAsync(host, done.Token);

        await Task.WhenAll(cases.Select(async correlation => await RepeatAsync(host, "a", correlation, Guid.NewGuid())));
        await done.CancelAsync();
        await killer;

        await using var db = host.NewContext();
        (await db.Timers.CountAsync(), await db.EventWaits.CountAsync(), await db.Outbox.CountAsync(o => o.Kind == "letter:post")).Should().Be((20, 0, 20));
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Event_PublishedInTheBurstThatMadeTheWait_IsTaken()
    {
        await using var host = await EngineHost.StartAsync(Sequence("one", WaitFor("x"), WaitFor("y")));
        var result = await host.Runtime.ExecuteAsync(
            EngineHost.NewCommand("both"),
            async burst =>
            {
                await burst.StartAsync("one", [], "case-1", CancellationToken.None);
                return await burst.PublishAsync("x", "case-1", null, CancellationToken.None) + await burst.PublishAsync("x", "case-1", null, CancellationToken.None);
            },
            CancellationToken.None);

        result.Result.Should().Be(1d, "the second reaches nobody and is kept");
        await using var db = host.NewContext();
        (await db.EventWaits.SingleAsync()).Name.Should().Be("y");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Event_TwiceInOneBurst_DoesNotAnswerTheNextWaitOfTheSameExecution()
    {
        await using var host = await EngineHost.StartAsync(Sequence("two", Do("Test.TwoEvents", "t")));
        var id = await host.StartInstanceAsync("two", "case-1");
        await host.Runtime.ExecuteAsync(
            EngineHost.NewCommand("both"),
            async burst => await burst.PublishAsync("one", "case-1", null, CancellationToken.None) + await burst.PublishAsync("one", "case-1", null, CancellationToken.None),
            CancellationToken.None);

        await host.StatusShouldBeAsync(id, "Running", "Suspended");
        await host.PublishAsync("two", "case-1");
        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Event_NobodyCanTakeIt_WritesNoJournalRecord()
    {
        await using var host = await EngineHost.StartAsync(Sequence("broken", Do("Elsa.Parallel", "p").With("activities", new System.Text.Json.Nodes.JsonArray(WaitFor("x"), Do("Elsa.Fault", "f")))));
        await host.StartInstanceAsync("broken", "case-1");

        await host.PublishAsync("x", "case-1");

        await using var db = host.NewContext();
        (await db.Journal.CountAsync()).Should().Be(1);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task EventAndItsWait_MadeAtOnce_AreNeverLostAndNeverDoubled()
    {
        await using var host = await EngineHost.StartAsync(Sequence("race", WaitFor("go"), WaitFor("race"), WaitFor("race", "again")));
        await using var other = host.NewNode();
        var runtime = other.GetRequiredService<WorkflowRuntime>();
        for (var round = 0; round < 50; round++)
        {
            var correlation = $"case-{round}";
            var id = await host.StartInstanceAsync("race", correlation);
            await Task.WhenAll(
                host.PublishAsync("go", correlation),
                runtime.PublishAsync(EngineHost.NewCommand("event"), "race", correlation, null, CancellationToken.None));
            await host.StatusShouldBeAsync(id, "Running", "Suspended");
        }

        await using var db = host.NewContext();
        (await db.EventWaits.CountAsync(w => w.Name == "race")).Should().Be(50);
        (await db.Set<Storage.EarlyEventRow>().CountAsync()).Should().Be(0);
        (await db.Set<Storage.InstanceState>().Where(s => s.Seq > 0).ToListAsync()).Should().OnlyContain(s => s.Seq >= 2 && s.Seq <= 3);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Commands_MoreAtOnceThanConnections_DoNotStarve()
    {
        await using var host = await EngineHost.StartAsync(Sequence("many", Do("Used", "u"), WaitFor("x")), Sequence("Used", Line("x")));
        var ids = await Task.WhenAll(Enumerable.Range(0, 120).Select(i => host.StartInstanceAsync("many", $"case-{i}")));
        ids.Should().OnlyHaveUniqueItems();
        await host.ShouldBeConsistentAsync();
    }

    private static async Task CutAsync(Burst burst)
    {
        var connection = burst.Services.GetRequiredService<BurstConnection>().Connection!;
        await using var cut = new NpgsqlCommand("SELECT pg_terminate_backend(pg_backend_pid())", connection);
        await cut.ExecuteNonQueryAsync();
    }

    private static async Task KillAsync(EngineHost host, CancellationToken cancellationToken)
    {
        await using var killer = new NpgsqlConnection(host.ConnectionString + ";Pooling=false");
        await killer.OpenAsync(CancellationToken.None);
        await using var kill = new NpgsqlCommand(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL ORDER BY random() LIMIT 2", killer);
        for (var kills = 0; kills < 40 && !cancellationToken.IsCancellationRequested; kills++)
            await kill.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static async Task RepeatAsync(EngineHost host, string name, string correlation, Guid commandId)
    {
        while (true)
        {
            try
            {
                await host.PublishAsync(name, correlation, null, commandId);
                return;
            }
            catch (NpgsqlException)
            {
                // cut off: was it done? The same command again answers that
            }
        }
    }
}
