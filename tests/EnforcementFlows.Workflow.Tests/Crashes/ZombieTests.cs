using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Outbox;
using EnforcementFlows.Workflow.Tests.Runtime;
using EnforcementFlows.Workflow.Timers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>A node that is slower than its lease: another one takes its work over while it is still at it, and it does not know.</summary>
public sealed class ZombieTests
{
    [Fact]
    public async Task Message_LeaseRunsOutWhileItIsDelivered_TakesEffectOnce()
    {
        await using var host = await EngineHost.StartAsync(Sequence("letter", Do("Test.Letter", "l", ("key", "k"))), Sequence("receipt", Line("thanks")));
        await using var other = host.NewNode();
        await host.StartInstanceAsync("letter");
        host.Recorder.OnDelivered = burst => burst.StartAsync("receipt", [], null, CancellationToken.None);
        var taken = false;
        host.Recorder.OnLetter = async _ =>
        {
            if (taken)
                return;
            taken = true;
            await host.SqlAsync("UPDATE flow_outbox SET lease_until = now() - interval '1 second'");
            await other.GetRequiredService<OutboxCourier>().DeliverAsync(CancellationToken.None); // all of it, before the first one goes on
        };

        await host.RunOnceAsync();

        host.Recorder.Letters.Should().Equal("k", "k");
        await using var db = host.NewContext();
        (await db.WorkflowInstances.CountAsync(i => i.DefinitionId == "receipt")).Should().Be(1);
        (await db.Outbox.SingleAsync()).DoneAt.Should().NotBeNull();
        await host.ShouldBeConsistentAsync();
        FaultTally.Add("zombies", "delivering a message", "lease over", 1);
    }

    [Fact]
    public async Task Message_DeliveredByTheOtherWhileTheFirstFails_StaysDone()
    {
        await using var host = await EngineHost.StartAsync(Sequence("letter", Do("Test.Letter", "l", ("key", "k"))));
        await using var other = host.NewNode();
        await host.StartInstanceAsync("letter");
        var taken = false;
        host.Recorder.OnLetter = async _ =>
        {
            if (taken)
                return;
            taken = true;
            await host.SqlAsync("UPDATE flow_outbox SET lease_until = now() - interval '1 second'");
            await other.GetRequiredService<OutboxCourier>().DeliverAsync(CancellationToken.None);
            throw new InvalidOperationException("no answer");
        };

        await host.RunOnceAsync();
        (await host.RunOnceAsync()).Should().Be(0);

        await using var db = host.NewContext();
        var row = await db.Outbox.SingleAsync();
        (row.DoneAt is not null, row.DeadAt is null, row.Attempts).Should().Be((true, true, 0));
        FaultTally.Add("zombies", "delivering a message", "lease over, then failed", 1);
    }

    [Fact]
    public async Task Timer_LeaseRunsOutWhileItsBurstRuns_ResumesItsStepOnce()
    {
        await using var host = await EngineHost.StartAsync(
            Sequence("delayed", Alarm("a", "00:59:00"), Delay("d", "01:00:00"), WaitFor("x")));
        await using var other = host.NewNode();
        await host.StartInstanceAsync("delayed");
        await host.Clock.SetAsync(host.Clock.GetUtcNow().AddHours(1));
        Task<int>? second = null;
        host.Recorder.OnRing = async _ => // the timer is fired in the same round, after its alarm
        {
            if (second is not null)
                return;
            await host.SqlAsync("UPDATE flow_timer SET lease_until = now() - interval '1 second' WHERE handler IS NULL");
            await other.GetRequiredService<DueTimers>().ReleaseExpiredAsync(CancellationToken.None);
            second = host.FireDueAsync(other);
        };

        await host.FireDueAsync();
        await second!;

        await using var db = host.NewContext();
        (await db.EventWaits.SingleAsync()).Name.Should().Be("x");
        (await db.Timers.CountAsync()).Should().Be(0);
        host.Recorder.Rings.Should().ContainSingle();
        await host.ShouldBeConsistentAsync();
        FaultTally.Add("zombies", "firing a timer", "lease over", 1);
    }
}
