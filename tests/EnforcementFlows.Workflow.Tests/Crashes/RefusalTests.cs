using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Tests.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>A database that has no room, or whose other users are in the way: commands wait, or fail as a whole and can be repeated.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task Command_TooManyClients_FailsWithoutATraceAndCanBeRepeated()
    {
        await using var host = await EngineHost.StartAsync(Sequence("flow", WaitFor("go")));
        var id = await host.StartInstanceAsync("flow", "case-1");
        await using var node = host.NewNode(); // has no connection yet
        var command = EngineHost.NewCommand("event");
        Task<CommandResult> Publish() => node.GetRequiredService<WorkflowRuntime>().PublishAsync(command, "go", "case-1", null, CancellationToken.None);
        await host.SqlAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT 0', current_database()); END $$");

        (await FluentActions.Awaiting(Publish).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.TooManyConnections);
        await host.SqlAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT -1', current_database()); END $$");
        await Publish();

        await host.StatusShouldBeAsync(id, "Finished", "Finished");
        await host.ShouldBeConsistentAsync();
        FaultTally.Add("refusals", "connecting", "too many clients", 1);
    }

    [Fact]
    public async Task Command_ItsInstanceIsLockedForLong_IsTriedAgainAndHappensOnce()
    {
        await using var host = await EngineHost.StartAsync(Sequence("flow", WaitFor("go"), WaitFor("end")));
        await host.StartInstanceAsync("flow", "case-1");
        await using var other = host.NewContext();
        await using var holding = await other.Database.BeginTransactionAsync();
        await other.Database.ExecuteSqlRawAsync("SELECT 1 FROM flow_state FOR UPDATE");

        var publishing = host.PublishAsync("go", "case-1");
        await using var db = host.NewContext();
        DateTime? first = null;
        await Until.TrueAsync(async () => (first = await WaitingSinceAsync(db)) is not null);
        await Until.TrueAsync(async () => await WaitingSinceAsync(db) != first); // it has given up once, and may be waiting again
        await holding.RollbackAsync();

        (await publishing).Result.Should().Be(1d);
        (await db.Journal.CountAsync()).Should().Be(2);
        await host.ShouldBeConsistentAsync();
        FaultTally.Add("refusals", "locking the instance", "lock_timeout", 1);
    }

    [Fact]
    public async Task Commands_ThatLockTwoInstancesCrosswise_BothHappenAfterTheDeadlock()
    {
        await using var host = await EngineHost.StartAsync(Sequence("flow", WaitFor("one"), WaitFor("two"), WaitFor("three")));
        var ids = new[] { await host.StartInstanceAsync("flow"), await host.StartInstanceAsync("flow") };
        using var both = new CountdownEvent(2);
        var attempts = 0;
        Task<CommandResult> Resume(Guid first, Guid second) => host.Runtime.ExecuteAsync(
            EngineHost.NewCommand("both"),
            async burst =>
            {
                Interlocked.Increment(ref attempts);
                await burst.ChangeAsync(first, _ => ValueTask.CompletedTask, CancellationToken.None);
                if (!both.IsSet)
                    both.Signal();
                await Until.TrueAsync(() => both.IsSet);
                await burst.ChangeAsync(second, _ => ValueTask.CompletedTask, CancellationToken.None);
                return null;
            },
            CancellationToken.None);

        await Task.WhenAll(Resume(ids[0], ids[1]), Resume(ids[1], ids[0]));

        attempts.Should().BeGreaterThan(2, "one of them was the deadlock's victim");
        await using var db = host.NewContext();
        (await db.Journal.CountAsync(j => j.Kind == "both")).Should().Be(4);
        await host.ShouldBeConsistentAsync();
        FaultTally.Add("refusals", "locking two instances", "deadlock", 1);
    }

    // when the transaction began that waits for a lock
    private static Task<DateTime?> WaitingSinceAsync(DbContext db) => db.Database.SqlQuery<DateTime?>(
        $"""SELECT min(xact_start) AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'""").SingleAsync();
}
