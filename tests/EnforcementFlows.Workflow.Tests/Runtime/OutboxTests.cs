using EnforcementFlows.Workflow.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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

    [Theory]
    [InlineData("other", "asked by ask")]
    [InlineData("finish", "asked by ask")]
    [InlineData("answer", null)]
    public async Task Wait_FlowGoesAnotherWay_TakesBackWhatItAskedFor(string happens, string? letter)
    {
        var flow = Chart(
            "ask",
            [
                Do("Elsa.FlowFork", "fork", ("branches", new[] { "a", "b", "c" })), Do("Test.Reserve", "ask"), WaitFor("other"), WaitFor("finish"), Do("Elsa.Finish", "end"),
                Do("Elsa.FlowJoin", "join", ("mode", "WaitAny")),
            ],
            "fork:a->ask", "fork:b->other", "fork:c->finish", "ask->join", "other->join", "finish->end");
        await using var host = await EngineHost.StartAsync(flow);
        await host.StartInstanceAsync("ask", "case-1");

        await host.PublishAsync(happens, "case-1");
        await host.RunOnceAsync();

        host.Recorder.Letters.Should().Equal(letter is null ? [] : [letter]);
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
            if (attempt < 12)
                pauses.Add((double)(await seconds.ExecuteScalarAsync())!);
            await host.SqlAsync("UPDATE flow_outbox SET available_at = now()");
        }

        pauses.Should().BeInAscendingOrder().And.OnlyContain(p => p <= 3600);
        host.Recorder.OnLetter = null;
        (await host.RunOnceAsync()).Should().Be(0, "an operator decides");
        host.Recorder.Returned.Should().Equal([("k", "the partner is down")]);
    }

    [Theory]
    [InlineData("53100")] // the disk is full
    [InlineData("57P03")] // the server is starting
    public async Task Letter_DatabaseIsNotThere_IsNeverGivenUpForThat(string sqlState)
    {
        await using var host = await EngineHost.StartAsync(Sequence("letter", Do("Test.Letter", "l", ("key", "k"))));
        await host.StartInstanceAsync("letter");
        host.Recorder.OnLetter = _ => throw new InvalidOperationException("while saving", new Npgsql.PostgresException("not now", "ERROR", "ERROR", sqlState));
        for (var attempt = 1; attempt <= 20; attempt++)
        {
            (await host.RunOnceAsync()).Should().Be(1);
            (await host.RunOnceAsync()).Should().Be(0, "it waits for its next attempt");
            await host.SqlAsync("UPDATE flow_outbox SET available_at = now()");
        }

        host.Recorder.OnLetter = null;
        await host.RunOnceAsync();

        host.Recorder.Letters.Should().Equal("k");
        await using var db = host.NewContext();
        (await db.Outbox.SingleAsync()).Should().Match<EnforcementFlows.Workflow.Storage.OutboxRow>(row => row.DoneAt != null && row.DeadAt == null && row.Attempts == 0);
    }

    [Fact]
    public async Task Letter_Refused_IsGivenUpAtOnceAndWhoWaitsIsTold()
    {
        await using var host = await EngineHost.StartAsync(
            Sequence("letter", Do("Test.Letter", "l", ("key", "k"), ("about", "case-1")), WaitFor("returned")));
        var sender = await host.StartInstanceAsync("letter", "case-1");
        host.Recorder.OnLetter = _ => throw new MessageRefusedException("no such address");

        await host.RunOnceAsync();

        await using var db = host.NewContext();
        var row = await db.Outbox.SingleAsync();
        (row.DeadAt is not null, row.DoneAt is null, row.Attempts, row.LastError).Should().Be((true, true, 1, "no such address"));
        await host.StatusShouldBeAsync(sender, "Finished", "Finished");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Letter_OneIsStuck_HoldsUpThoseAboutTheSameAndNoOthers()
    {
        await using var host = await EngineHost.StartAsync(Sequence(
            "letters", Do("Test.Letter", "a", ("key", "a1"), ("about", "a")), Do("Test.Letter", "b", ("key", "a2"), ("about", "a")),
            Do("Test.Letter", "c", ("key", "b1"), ("about", "b")), Do("Test.Letter", "d", ("key", "free"))));
        await host.StartInstanceAsync("letters");
        host.Recorder.OnLetter = message => message.DedupKey == "a1" ? throw new MessageRefusedException("poison") : Task.CompletedTask;

        await host.RunOnceAsync();
        await host.RunOnceAsync();
        host.Recorder.Letters.Should().BeEquivalentTo("b1", "free");

        await host.SqlAsync("UPDATE flow_outbox SET done_at = now(), skipped = true WHERE dedup_key = 'a1'"); // an operator skips it
        await host.RunOnceAsync();
        host.Recorder.Letters.Should().BeEquivalentTo("b1", "free", "a2");
    }

    [Fact]
    public async Task Letters_AboutTheSame_GoOutInOrderThoughTwoNodesDeliver()
    {
        await using var host = await EngineHost.StartAsync(
            Sequence("letters", [.. Enumerable.Range(1, 6).Select(i => Do("Test.Letter", $"l{i}", ("key", $"{i}"), ("about", "case-1")))]));
        await host.StartInstanceAsync("letters");
        host.Recorder.OnLetter = async _ => await Task.Yield();

        await using var other = host.NewNode();
        for (var round = 0; round < 6; round++)
            await Task.WhenAll(host.RunOnceAsync(), host.RunOnceAsync(other));

        host.Recorder.Letters.Should().Equal("1", "2", "3", "4", "5", "6");
    }

    [Fact]
    public async Task Letters_ToOneWhoAnswersSlowly_HoldUpNobodyElse()
    {
        await using var host = await EngineHost.StartAsync(Sequence(
            "letters", Do("Test.Letter", "a", ("key", "slow"), ("to", "a-slow-one")), Do("Test.Letter", "b", ("key", "quick"), ("to", "others"))));
        await host.StartInstanceAsync("letters");
        var answer = new TaskCompletionSource();
        var quick = new TaskCompletionSource();
        host.Recorder.OnLetter = message =>
        {
            if (message.DedupKey == "slow")
                return answer.Task;
            quick.SetResult();
            return Task.CompletedTask;
        };
        var courier = host.Services.GetRequiredService<OutboxCourier>();

        await courier.BeginAsync(CancellationToken.None);
        await quick.Task.WaitAsync(TimeSpan.FromSeconds(30));
        answer.SetResult();
        await courier.FinishAsync();

        host.Recorder.Letters.Should().BeEquivalentTo("quick", "slow");
    }

    [Fact]
    public async Task Letter_WhatItsDeliveryWrites_IsWrittenOnceAndTogetherWithItsBeingDone()
    {
        await using var host = await EngineHost.StartAsync(Sequence("letter", Do("Test.Letter", "l", ("key", "k"))), Sequence("receipt", Line("thanks")));
        await host.StartInstanceAsync("letter");
        var fails = true;
        host.Recorder.OnDelivered = async burst =>
        {
            await burst.StartAsync("receipt", [], null, CancellationToken.None);
            if (fails)
                throw new InvalidOperationException("no room");
        };

        await host.RunOnceAsync();
        await using var db = host.NewContext();
        (await db.WorkflowInstances.CountAsync(i => i.DefinitionId == "receipt"), await db.Outbox.CountAsync(o => o.DoneAt != null)).Should().Be((0, 0));

        fails = false;
        await host.SqlAsync("UPDATE flow_outbox SET available_at = now()");
        await host.RunOnceAsync();
        await host.SqlAsync("UPDATE flow_outbox SET done_at = NULL"); // as if the node had died before it heard of the commit
        await host.RunOnceAsync();
        (await db.WorkflowInstances.CountAsync(i => i.DefinitionId == "receipt")).Should().Be(1);
    }

    [Fact] // a standby without the last commits has taken over, and the numbers begin where it stood
    public async Task Letter_ForgottenWhileANodeHasItInHand_DoesNotStandForTheNextOneOfItsNumber()
    {
        await using var host = await EngineHost.StartAsync(Sequence("letter", Do("Test.Letter", "l", ("key", "=getCorrelationId()"))), Sequence("receipt", Line("thanks")));
        host.Recorder.OnDelivered = burst => burst.StartAsync("receipt", [], null, CancellationToken.None);
        await host.StartInstanceAsync("letter", "lost");
        host.Recorder.OnLetter = message => host.SqlAsync($"DELETE FROM flow_outbox; SELECT setval(pg_get_serial_sequence('flow_outbox', 'id'), {message.Id}, false)");
        await host.RunOnceAsync();
        host.Recorder.OnLetter = null;

        await host.StartInstanceAsync("letter", "new");
        await host.RunOnceAsync();

        host.Recorder.Letters.Should().Equal("lost", "new");
        await using var db = host.NewContext();
        (await db.Outbox.CountAsync(o => o.DoneAt == null), await db.WorkflowInstances.CountAsync(i => i.DefinitionId == "receipt")).Should().Be((0, 1));
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
