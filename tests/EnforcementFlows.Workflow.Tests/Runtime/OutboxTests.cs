using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>What leaves an instance: after the commit, at least once, effective once.</summary>
public sealed class OutboxTests
{
    [Fact]
    public async Task Letter_IsDeliveredByTheWorkerAndOnce()
    {
        await using var host = await EngineHost.StartAsync(Sequence("letter", Do("Test.Letter", "l", ("key", "k-1"))));
        await host.StartInstanceAsync("letter");
        host.Recorder.Letters.Should().BeEmpty("a command does not wait for a partner");

        await using var other = host.NewNode();
        await Task.WhenAll(host.RunOnceAsync(), host.RunOnceAsync(other), host.RunOnceAsync());
        await host.RunOnceAsync();

        host.Recorder.Letters.Should().Equal("k-1");
        await using var db = host.NewContext();
        (await db.Outbox.SingleAsync()).DoneAt.Should().NotBeNull();
    }

    [Fact]
    public async Task Letter_SameKeyAgain_IsOneLetter()
    {
        await using var host = await EngineHost.StartAsync(Sequence("letters", Do("Test.Letter", "a", ("key", "k")), Do("Test.Letter", "b", ("key", "k"))));
        await host.StartInstanceAsync("letters");
        await host.StartInstanceAsync("letters");

        await host.RunOnceAsync();

        host.Recorder.Letters.Should().Equal("k");
    }

    [Fact]
    public async Task Letter_ReceiverFails_IsTriedLaterAndGivenUpInTheEnd()
    {
        await using var host = await EngineHost.StartAsync(Sequence("letter", Do("Test.Letter", "l", ("key", "k"))));
        await host.StartInstanceAsync("letter");
        host.Recorder.OnLetter = _ => throw new InvalidOperationException("the partner is down");
        var pauses = new List<double>();
        for (var attempt = 1; attempt <= 12; attempt++)
        {
            (await host.RunOnceAsync()).Should().Be(1);
            (await host.RunOnceAsync()).Should().Be(0, "it waits for its next attempt");
            await using var db = host.NewContext();
            var row = await db.Outbox.SingleAsync();
            row.Attempts.Should().Be(attempt);
            row.LastError.Should().Be("the partner is down");
            (row.DeadAt is not null).Should().Be(attempt == 12);
            await using var seconds = db.Database.GetDbConnection().CreateCommand();
            await db.Database.OpenConnectionAsync();
            seconds.CommandText = "SELECT round(extract(epoch FROM available_at - now()))::float8 FROM flow_outbox";
            pauses.Add((double)(await seconds.ExecuteScalarAsync())!);
            await host.SqlAsync("UPDATE flow_outbox SET available_at = now()");
        }

        pauses.Should().BeInAscendingOrder().And.OnlyContain(p => p <= 3600);
        host.Recorder.OnLetter = null;
        (await host.RunOnceAsync()).Should().Be(0, "an operator decides");
    }

    [Fact]
    public async Task Letter_NodeDiesWhileDelivering_IsDeliveredAgainAfterTheLease()
    {
        await using var host = await EngineHost.StartAsync(Sequence("letter", Do("Test.Letter", "l", ("key", "k"))));
        await host.StartInstanceAsync("letter");
        await host.SqlAsync("UPDATE flow_outbox SET lease_until = now() + interval '60 seconds'");

        (await host.RunOnceAsync()).Should().Be(0);
        await host.SqlAsync("UPDATE flow_outbox SET lease_until = now() - interval '1 second'");
        (await host.RunOnceAsync()).Should().Be(1);

        host.Recorder.Letters.Should().Equal("k");
    }

    [Fact]
    public async Task PublishedEvent_IsDeliveredOnceThoughTwoNodesTry()
    {
        await using var host = await EngineHost.StartAsync(
            Sequence("publisher", Do("Elsa.PublishEvent", "p", ("eventName", "ping"), ("correlationId", "case-1"), ("payload", 5))), Sequence("listener", WaitFor("ping"), WaitFor("ping", "again")));
        var listener = await host.StartInstanceAsync("listener", "case-1");
        await host.StartInstanceAsync("publisher");
        await host.SqlAsync("UPDATE flow_outbox SET done_at = NULL, lease_until = NULL"); // as if the answer had been lost

        await using var other = host.NewNode();
        await Task.WhenAll(host.RunOnceAsync(), host.RunOnceAsync(other));

        await host.StatusShouldBeAsync(listener, "Running", "Suspended");
        await using var db = host.NewContext();
        (await db.Journal.CountAsync(j => j.InstanceId == listener)).Should().Be(2);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task PublishedEvent_OfAFlowThatAnswersItself_ComesToAnEnd()
    {
        var trigger = WaitFor("ping");
        trigger["customProperties"] = new System.Text.Json.Nodes.JsonObject { ["canStartWorkflow"] = true };
        await using var host = await EngineHost.StartAsync(Chart("echo", [trigger, Do("Elsa.PublishEvent", "p", ("eventName", "ping"))], "ping->p"));

        await host.PublishAsync("ping", null);

        await using var db = host.NewContext();
        (await db.Outbox.CountAsync(o => o.DoneAt == null)).Should().Be(1, "the rest is the worker's");
    }

    [Fact]
    public async Task Dispatch_OfAMissingDefinition_IsAnIncidentOfTheParentAndCanBeRetried()
    {
        var call = Do("Elsa.DispatchWorkflow", "call", ("workflowDefinitionId", "child"), ("waitForCompletion", true));
        await using var host = await EngineHost.StartAsync(Sequence("parent", call, Line("done")));
        var parent = await host.StartInstanceAsync("parent");
        await host.StatusShouldBeAsync(parent, "Finished", "Faulted");
        await host.ShouldBeConsistentAsync();

        await host.ImportAsync(Sequence("child", Line("x")));
        await host.RetryAsync(parent, (await host.IncidentAsync(parent)).ContextId);

        await host.StatusShouldBeAsync(parent, "Finished", "Finished");
        await host.ShouldBeConsistentAsync();
    }
}
