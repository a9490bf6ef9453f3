using EnforcementFlows.Data;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using EnforcementFlows.Workflow.Tests.Runtime;
using EnforcementFlows.Workflow.Timers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>
/// While a new version is rolled out, nodes of the old one run beside it: what they do not know they leave as it is, without an
/// incident, without using up attempts, for a node that knows it.
/// </summary>
public sealed class TooOldNodeTests
{
    [Fact]
    public async Task Timer_OfAStepThatTheNodeDoesNotKnow_IsLeftToOneThatDoes()
    {
        await using var host = await EngineHost.StartAsync(Sequence("flow", Delay("d", "01:00:00"), Do("Test.Task", "new")));
        await using var old = OldNode(host);
        var id = await host.StartInstanceAsync("flow");
        await host.Clock.SetAsync(host.Clock.GetUtcNow().AddHours(1));

        await LeftAloneAsync(host, () => host.FireDueAsync(old));
        await FreeAsync(host);
        await host.FireDueAsync();

        await using var db = host.NewContext();
        (await db.HumanTasks.SingleAsync()).InstanceId.Should().Be(id);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Alarm_WhoseHandlerTheNodeDoesNotHave_RingsOnOneThatHas()
    {
        await using var host = await EngineHost.StartAsync(Sequence("flow", Alarm("due", "01:00:00"), WaitFor("x")));
        await using var old = OldNode(host, typeof(EngineHost).Assembly);
        await host.StartInstanceAsync("flow");
        await host.Clock.SetAsync(host.Clock.GetUtcNow().AddHours(1));

        await LeftAloneAsync(host, () => host.FireDueAsync(old));
        await FreeAsync(host);
        await host.FireDueAsync();

        host.Recorder.Rings.Should().ContainSingle();
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Message_OfAKindThatTheNodeCanNotDeliver_IsNotGivenUp()
    {
        await using var host = await EngineHost.StartAsync(Sequence("flow", Do("Test.Letter", "l", ("key", "k"))));
        await using var old = OldNode(host);
        await host.StartInstanceAsync("flow");

        for (var attempt = 0; attempt < 15; attempt++)
        {
            await host.RunOnceAsync(old);
            await FreeAsync(host);
        }

        await using var db = host.NewContext();
        var row = await db.Outbox.AsNoTracking().SingleAsync();
        (row.Attempts, row.DeadAt, row.LastError).Should().Be((0, null, "This node has nothing that delivers messages of the kind 'letter:post'."));
        await host.RunOnceAsync();
        host.Recorder.Letters.Should().Equal("k");
    }

    [Fact]
    public async Task Child_WhosePublishedVersionTheNodeDoesNotKnow_IsStartedByOneThatDoes()
    {
        var call = Do("Elsa.DispatchWorkflow", "call", ("workflowDefinitionId", "child"), ("waitForCompletion", true));
        await using var host = await EngineHost.StartAsync(Sequence("parent", WaitFor("go"), call), Sequence("child", Line("x")));
        var parent = await host.StartInstanceAsync("parent", "case-1");
        await using var old = OldNode(host);
        await host.ImportAsync(Sequence("child", Do("Test.Flaky", "new")));
        await old.GetRequiredService<WorkflowRuntime>().PublishAsync(EngineHost.NewCommand("event"), "go", "case-1", null, CancellationToken.None);
        await host.StatusShouldBeAsync(parent, "Running", "Suspended");

        await FreeAsync(host);
        await host.RunOnceAsync();

        await host.StatusShouldBeAsync(parent, "Finished", "Finished");
        await using var db = host.NewContext();
        (await db.Incidents.CountAsync()).Should().Be(0);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Child_ThatTheNodeDoesNotKnowInTheSameBurst_IsNoIncidentOfItsParent()
    {
        var call = Do("Elsa.ExecuteWorkflow", "call", ("workflowDefinitionId", "child"), ("waitForCompletion", true));
        await using var host = await EngineHost.StartAsync(Sequence("parent", WaitFor("go"), call), Sequence("child", Do("Test.Flaky", "new")));
        var parent = await host.StartInstanceAsync("parent", "case-1");
        await using var old = OldNode(host);
        var command = EngineHost.NewCommand("event");
        Task<CommandResult> PublishOn(IServiceProvider node) =>
            node.GetRequiredService<WorkflowRuntime>().PublishAsync(command, "go", "case-1", null, CancellationToken.None);

        await FluentActions.Awaiting(() => PublishOn(old)).Should().ThrowAsync<NodeTooOldException>();
        await host.StatusShouldBeAsync(parent, "Running", "Suspended");
        await PublishOn(host.Services);

        await host.StatusShouldBeAsync(parent, "Finished", "Finished");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Command_OnAnInstanceWrittenInANewerFormat_IsRefusedAndChangesNothing()
    {
        await using var host = await EngineHost.StartAsync(Sequence("flow", WaitFor("go"), Line("x")));
        await host.StartInstanceAsync("flow", "case-1");
        await RewriteAsync(host, state => state.Replace("\"v\":1", "\"v\":2", StringComparison.Ordinal));

        await FluentActions.Awaiting(() => host.PublishAsync("go", "case-1")).Should().ThrowAsync<NodeTooOldException>();
        await RewriteAsync(host, state => state.Replace("\"v\":2", "\"v\":1", StringComparison.Ordinal));

        (await host.PublishAsync("go", "case-1")).Result.Should().Be(1d);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task For_SavedByABuildThatKeptOnlyItsValue_CountsOn()
    {
        await using var host = await EngineHost.StartAsync(Sequence(
            "flow", Do("Elsa.For", "loop", ("start", 1), ("end", 4), ("step", 1)).Body(Steps("turn", WaitFor("go"), Do("Test.Letter", "l", ("key", "='turn ' + getCurrentValue()"))))));
        var id = await host.StartInstanceAsync("flow", "case-1");
        await host.PublishAsync("go", "case-1");
        await RewriteAsync(host, state => state.Replace("\"m\":[2,4,1,true]", "\"m\":2", StringComparison.Ordinal));

        for (var turn = 2; turn <= 4; turn++)
            await host.PublishAsync("go", "case-1");

        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        await using var db = host.NewContext();
        (await db.Outbox.OrderBy(o => o.Id).Select(o => o.DedupKey).ToListAsync()).Should().Equal("turn 1", "turn 2", "turn 3", "turn 4");
    }

    [Fact]
    public async Task NewVersion_WhileAnOccurrenceIsDue_StartsItOnceAllTheSame()
    {
        await using var host = await EngineHost.StartAsync(Daily(Line("old")));
        await using var other = host.NewNode();
        await host.Clock.SetAsync(host.Clock.GetUtcNow().AddHours(3)); // nobody was there at the time
        await host.ImportAsync(Daily(Line("new")));
        await Task.WhenAll(host.RunOnceAsync(), host.RunOnceAsync(other));

        // an old node had started the occurrence and died before it noted that; meanwhile the next version came
        await host.SqlAsync("UPDATE flow_trigger SET next_at = '2026-03-02T02:00:00Z', lease_until = NULL");
        await host.ImportAsync(Daily(Line("newer")));
        await Task.WhenAll(host.RunOnceAsync(), host.RunOnceAsync(other));

        await using var db = host.NewContext();
        (await db.WorkflowInstances.CountAsync()).Should().Be(1);
        await host.AdvanceAsync(TimeSpan.FromDays(1));
        (await db.WorkflowInstances.CountAsync()).Should().Be(2);
        await host.ShouldBeConsistentAsync();
    }

    private static string Daily(System.Text.Json.Nodes.JsonObject does)
    {
        var trigger = Do("Elsa.Cron", "daily", ("cronExpression", "0 0 2 * * *"));
        trigger["customProperties"] = new System.Text.Json.Nodes.JsonObject { ["canStartWorkflow"] = true };
        return Chart("daily", [trigger, does], $"daily->{does["id"]}");
    }

    // a build without the activities, alarms and messages of the test, or without the latter two only
    private static ServiceProvider OldNode(EngineHost host, params System.Reflection.Assembly[] activities)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(host.Clock).AddSingleton(host.Recorder).AddEnforcementData(
            new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:EnforcementFlows", host.ConnectionString)]).Build());
        var engine = services.AddWorkflowRuntime();
        foreach (var assembly in activities)
            engine.AddActivitiesFrom(assembly);
        return services.BuildServiceProvider();
    }

    private static async Task LeftAloneAsync(EngineHost host, Func<Task<int>> act)
    {
        await using var db = host.NewContext();
        var before = (await db.InstanceStates.AsNoTracking().SingleAsync()).State;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await act();
            await FreeAsync(host);
        }

        (await db.InstanceStates.AsNoTracking().SingleAsync()).State.Should().Equal(before);
        (await db.Incidents.CountAsync()).Should().Be(0);
        (await db.Timers.AsNoTracking().SingleAsync()).Attempts.Should().Be(0);
        await host.ShouldBeConsistentAsync();
    }

    // the pause after which another node may try is over
    private static async Task FreeAsync(EngineHost host)
    {
        await host.SqlAsync("UPDATE flow_timer SET lease_until = now() - interval '1 second' WHERE state = 1");
        await host.Services.GetRequiredService<DueTimers>().ReleaseExpiredAsync(CancellationToken.None);
        await host.SqlAsync("UPDATE flow_outbox SET available_at = now()");
    }

    private static async Task RewriteAsync(EngineHost host, Func<string, string> change)
    {
        await using var db = host.NewContext();
        var row = await db.Set<InstanceState>().AsNoTracking().SingleAsync();
        var state = change(System.Text.Encoding.UTF8.GetString(row.State));
        state.Should().NotBe(System.Text.Encoding.UTF8.GetString(row.State), "otherwise the test would prove nothing");
        await db.Database.ExecuteSqlAsync($"UPDATE flow_state SET state = {System.Text.Encoding.UTF8.GetBytes(state)}");
    }
}
