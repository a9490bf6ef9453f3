using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>A fault stops an instance; an operator mends the reason and it goes on, with everything that came meanwhile.</summary>
public sealed class RetryTests
{
    [Fact]
    public async Task Retry_AfterTheReasonIsGone_GoesOnWhereItStood()
    {
        await using var host = await EngineHost.StartAsync(Sequence("flaky", Do("Test.Flaky", "f"), WaitFor("x")));
        host.Recorder.Broken = true;
        var id = await host.StartInstanceAsync("flaky", "case-1");
        await host.StatusShouldBeAsync(id, "Finished", "Faulted");
        var incident = await host.IncidentAsync(id);
        (incident.Code, incident.ActivityId).Should().Be(("InvalidOperationException", "f"));

        await host.RetryAsync(id, incident.ContextId); // still broken
        await host.StatusShouldBeAsync(id, "Finished", "Faulted");
        await host.ShouldBeConsistentAsync();

        host.Recorder.Broken = false;
        await host.RetryAsync(id, incident.ContextId);
        await host.StatusShouldBeAsync(id, "Running", "Suspended");
        await host.PublishAsync("x", "case-1");
        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        await using var db = host.NewContext();
        (await db.Incidents.CountAsync(i => i.ResolvedAt == null)).Should().Be(0);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Retry_OfSomethingNotFaulted_IsRefused()
    {
        await using var host = await EngineHost.StartAsync(Sequence("fine", WaitFor("x")));
        var id = await host.StartInstanceAsync("fine");
        (await FluentActions.Awaiting(() => host.RetryAsync(id, 3)).Should().ThrowAsync<RepairRefusedException>()).Which.Code.Should().Be("repair.not-faulted");
        await FluentActions.Awaiting(() => host.RetryAsync(Guid.NewGuid(), 3)).Should().ThrowAsync<NothingToResumeException>();
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Fault_ParksTimers_RetryLetsThemFire()
    {
        await using var host = await EngineHost.StartAsync(Split("parked", Steps("time", Delay("d", "02:00:00"), WaitFor("after"))));
        host.Recorder.Broken = true;
        var id = await host.StartInstanceAsync("parked", "case-1");

        (await host.AdvanceAsync(TimeSpan.FromHours(5))).Should().Be(0);
        await host.ShouldBeConsistentAsync();

        host.Recorder.Broken = false;
        await host.RetryAsync(id, (await host.IncidentAsync(id)).ContextId);
        await host.ShouldBeConsistentAsync();
        await host.AdvanceAsync(TimeSpan.Zero);

        await using var db = host.NewContext();
        (await db.EventWaits.SingleAsync()).Name.Should().Be("after");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Fault_TimerAlreadyClaimed_IsNotLost()
    {
        await using var host = await EngineHost.StartAsync(Split("claimed", Steps("time", Delay("d", "01:00:00"), WaitFor("after")), "go"));
        var id = await host.StartInstanceAsync("claimed", "case-1");
        await host.Clock.SetAsync(host.Clock.GetUtcNow().AddHours(1));
        host.Recorder.Broken = true;
        await host.SqlAsync("UPDATE flow_timer SET state = 1, lease_owner = 'other', lease_until = now() + interval '60 seconds'");
        await host.PublishAsync("go", "case-1"); // faults while another node holds the claim
        await host.SqlAsync("UPDATE flow_timer SET lease_until = now() - interval '1 second'");
        await host.AdvanceAsync(TimeSpan.Zero);
        await host.ShouldBeConsistentAsync();

        host.Recorder.Broken = false;
        await host.RetryAsync(id, (await host.IncidentAsync(id)).ContextId);
        await host.AdvanceAsync(TimeSpan.Zero);

        await using var db = host.NewContext();
        (await db.EventWaits.SingleAsync()).Name.Should().Be("after");
        await host.ShouldBeConsistentAsync();
    }

    [Theory]
    [InlineData("case-1")]
    [InlineData(null)]
    public async Task Fault_EventComesMeanwhile_IsTakenOnRetry(string? correlation)
    {
        await using var host = await EngineHost.StartAsync(Split("missed", Steps("event", WaitFor("news"), WaitFor("after"))), Sequence("other", WaitFor("news"), WaitFor("news", "again")));
        host.Recorder.Broken = true;
        var id = await host.StartInstanceAsync("missed", "case-1");
        var other = await host.StartInstanceAsync("other", "case-1");
        (await host.PublishAsync("news", correlation)).Result.Should().Be(1d, "the other instance takes it");

        host.Recorder.Broken = false;
        await host.RetryAsync(id, (await host.IncidentAsync(id)).ContextId);

        await using var db = host.NewContext();
        (await db.EventWaits.SingleAsync(w => w.InstanceId == id)).Name.Should().Be("after");
        await host.StatusShouldBeAsync(other, "Running", "Suspended");
        (await db.Set<Storage.EarlyEventRow>().CountAsync()).Should().Be(0);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Fault_TimerFiredInTheSameRound_IsNotLost()
    {
        await using var host = await EngineHost.StartAsync(
            Sequence("alarmed", Alarm("a", "01:00:00"), WaitFor("x")), Split("delayed", Steps("time", Delay("d", "01:00:00"), WaitFor("after")), "go"));
        await host.StartInstanceAsync("alarmed", "case-2");
        var id = await host.StartInstanceAsync("delayed", "case-1");
        host.Recorder.Broken = true;
        host.Recorder.OnRing = _ => host.PublishAsync("go", "case-1"); // faults between the claim of the timer and its firing
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        await host.StatusShouldBeAsync(id, "Finished", "Faulted");
        await host.ShouldBeConsistentAsync();

        await host.MendAsync(id);
        await host.AdvanceAsync(TimeSpan.Zero);

        await using var db = host.NewContext();
        (await db.EventWaits.SingleAsync(w => w.InstanceId == id)).Name.Should().Be("after");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Fault_WhatTheActivityHadAskedFor_DoesNotHappenUntilItSucceeds()
    {
        await using var host = await EngineHost.StartAsync(
            Sequence("asks", Do("Elsa.Parallel", "p").With("activities", new JsonArray(Do("Test.AskThenFail", "a"), WaitFor("x")))), Sequence("child", WaitFor("y")));
        host.Clock.Tick = TimeSpan.FromMilliseconds(5);
        var id = await host.FaultedAsync("asks");
        host.Clock.Tick = TimeSpan.Zero;

        await host.AdvanceAsync(TimeSpan.FromHours(2));
        await using var db = host.NewContext();
        (await db.WorkflowInstances.CountAsync()).Should().Be(1, "no child was started");
        host.Recorder.Rings.Should().BeEmpty();
        host.Recorder.Letters.Should().BeEmpty();
        (await db.DataProtectionKeys.CountAsync()).Should().Be(0, "what it had written is not there");
        (await db.EventWaits.Select(w => w.Name).ToListAsync()).Should().Equal("x");
        await host.ShouldBeConsistentAsync();

        await host.MendAsync(id);
        await host.AdvanceAsync(TimeSpan.FromHours(2));
        (await db.WorkflowInstances.CountAsync()).Should().Be(2);
        (await db.DataProtectionKeys.Select(k => k.FriendlyName).ToListAsync()).Should().Equal("asked", "asked"); // its own, and its alarm's
        host.Recorder.Rings.Should().ContainSingle();
        host.Recorder.Letters.Should().Equal("asked");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Fault_ByAStatementThatTheDatabaseRefuses_IsAnIncidentLikeAnyOther()
    {
        await using var host = await EngineHost.StartAsync(Sequence("refused", Do("Test.Refused", "r"), WaitFor("x")));
        host.Recorder.SqlErrors.Enqueue("23505");
        var id = await host.StartInstanceAsync("refused", "case-1");

        await host.StatusShouldBeAsync(id, "Finished", "Faulted");
        (await host.IncidentAsync(id)).ActivityId.Should().Be("r");
        await host.ShouldBeConsistentAsync();
        await host.MendAsync(id);
        await host.StatusShouldBeAsync(id, "Running", "Suspended");
    }

    [Theory]
    [InlineData("40P01")] // deadlock
    [InlineData("55P03")] // a lock that was not had in time
    public async Task Deadlock_InAnActivity_TheBurstIsTriedAgainAndThereIsNoIncident(string code)
    {
        await using var host = await EngineHost.StartAsync(Sequence("locked", Do("Test.Refused", "r"), WaitFor("x")));
        host.Recorder.SqlErrors.Enqueue(code);
        var id = await host.StartInstanceAsync("locked", "case-1");

        await host.StatusShouldBeAsync(id, "Running", "Suspended");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task ShuttingDown_InAnActivity_TheCommandFailsAndNothingIsWritten()
    {
        await using var host = await EngineHost.StartAsync(Sequence("cut", Do("Test.Refused", "r"), WaitFor("x")));
        host.Recorder.SqlErrors.Enqueue("57P01");

        await FluentActions.Awaiting(() => host.StartInstanceAsync("cut", "case-1")).Should().ThrowAsync<Npgsql.PostgresException>();

        await using var db = host.NewContext();
        (await db.WorkflowInstances.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Fault_EventForTwoWaits_IsTakenByBothOnceAndNotByALaterWait()
    {
        var one = Steps("one", WaitFor("news", "n1"), WaitFor("after", "a1"));
        var two = Steps("two", WaitFor("news", "n2"), WaitFor("news", "n3"), WaitFor("after", "a2"));
        var waits = Do("Elsa.Parallel", "waits").With("activities", new JsonArray(one, two, Steps("third", WaitFor("again"), Do("Test.Flaky", "f2"))));
        await using var host = await EngineHost.StartAsync(Split("twice", waits));
        var id = await host.FaultedAsync("twice");
        await host.PublishAsync("news", "case-1");

        await host.MendAsync(id);
        host.Recorder.Broken = true;
        await host.PublishAsync("again", "case-1"); // faults once more, and is mended once more
        await host.MendAsync(id);

        await using var db = host.NewContext();
        (await db.EventWaits.Select(w => w.Name).OrderBy(n => n).ToListAsync()).Should().Equal("after", "news");
        (await db.Set<Storage.EarlyEventRow>().CountAsync()).Should().Be(0);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Fault_ChildEndsMeanwhile_ItsAnswerIsTakenOnRetry()
    {
        var call = Do("Elsa.ExecuteWorkflow", "call", ("workflowDefinitionId", "child"), ("waitForCompletion", true)).With("name", "Call");
        var child = Sequence("child", WaitFor("child.go"), Do("Elsa.SetOutput", "o", ("outputName", "Event"), ("outputValue", "after")));
        await using var host = await EngineHost.StartAsync(Split("parent", Steps("one", call, Do("Elsa.Event", "e", ("eventName", "=getResultFromCall().output.Event")))), child);
        host.Recorder.Broken = true;
        var id = await host.StartInstanceAsync("parent", "case-1");
        await host.PublishAsync("child.go", "case-1");
        await host.ShouldBeConsistentAsync();

        host.Recorder.Broken = false;
        await host.RetryAsync(id, (await host.IncidentAsync(id)).ContextId);

        await using var db = host.NewContext();
        (await db.EventWaits.SingleAsync()).Name.Should().Be("after");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Child_Faults_ItsParentWaitsUntilItIsMended()
    {
        var call = Do("Elsa.ExecuteWorkflow", "call", ("workflowDefinitionId", "child"), ("waitForCompletion", true));
        await using var host = await EngineHost.StartAsync(Sequence("parent", call, Line("done")), Sequence("child", Do("Test.Flaky", "f")));
        host.Recorder.Broken = true;
        var id = await host.StartInstanceAsync("parent", "case-1");
        await host.StatusShouldBeAsync(id, "Running", "Suspended");

        host.Recorder.Broken = false;
        await using var db = host.NewContext();
        var incident = await db.Incidents.SingleAsync();
        await host.RetryAsync(incident.InstanceId, incident.ContextId);

        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Cancel_OfAFaultedInstance_EndsItAndItsWaits()
    {
        await using var host = await EngineHost.StartAsync(Split("given-up", Steps("s", Do("Test.Alarm", "a", ("key", "a"), ("after", "01:00:00")), Do("Test.Task", "t"))));
        host.Recorder.Broken = true;
        var id = await host.StartInstanceAsync("given-up");

        await host.Runtime.ExecuteAsync(
            EngineHost.NewCommand("cancel"),
            async burst =>
            {
                await burst.ChangeAsync(id, e => { e.Cancel(); return ValueTask.CompletedTask; }, CancellationToken.None);
                return null;
            },
            CancellationToken.None);

        await host.StatusShouldBeAsync(id, "Finished", "Cancelled");
        await using var db = host.NewContext();
        (await db.Incidents.CountAsync(i => i.ResolvedAt == null)).Should().Be(0);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task ContinueWithIncidents_OtherBranchesGoOnAndTheFaultedOneIsRetried()
    {
        await using var host = await EngineHost.StartAsync(
            Split("goes-on", Steps("s", Delay("d", "01:00:00"), Line("x"))).WithTop("options", Strategy("ContinueWithIncidentsStrategy")));
        host.Recorder.Broken = true;
        var id = await host.StartInstanceAsync("goes-on");
        await host.StatusShouldBeAsync(id, "Running", "Suspended");
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        await host.StatusShouldBeAsync(id, "Running", "Suspended");
        await host.ShouldBeConsistentAsync();

        host.Recorder.Broken = false;
        await host.RetryAsync(id, (await host.IncidentAsync(id)).ContextId);
        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        await host.ShouldBeConsistentAsync();
    }
}
