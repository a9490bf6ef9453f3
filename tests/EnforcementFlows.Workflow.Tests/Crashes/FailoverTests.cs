using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>The server is lost with all that it has, and its standby takes over under two working nodes.</summary>
public sealed class FailoverTests(ITestOutputHelper output)
{
    [Fact]
    public Task Server_LostAndReplacedByASynchronousStandby_NothingIsLostAndNothingHappensTwice() => ReplaceAsync(1, isSynchronous: true);

    [Fact]
    public Task Server_LostAndReplacedByAStandbyThatLags_WhatIsAskedAgainHappensOnce() => ReplaceAsync(1, isSynchronous: false);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Category", "Long")]
    public Task Server_LostAndReplacedAgainAndAgain_EverythingHappensOnce(bool isSynchronous) => ReplaceAsync(50, isSynchronous);

    private async Task ReplaceAsync(int times, bool isSynchronous)
    {
        var pair = await ServerPair.StartAsync(isSynchronous);
        var connectionString = pair.ConnectionString("enforcement");
        await DatabaseSetup.PrepareAsync(connectionString, () => Context(connectionString), CancellationToken.None);
        await using var load = await DatabaseLoad.StartAsync(connectionString, forgets: !isSynchronous);
        var forgotten = 0;
        for (var time = 0; time < times; time++)
        {
            if (time > 0)
                await pair.AddStandbyAsync();
            await load.WorkedAsync();
            forgotten += isSynchronous ? 0 : await LagAsync(pair, load, connectionString);
            await pair.FailOverAsync();
            await load.EndLeasesAsync();
        }

        await load.WorkedAsync();
        var cases = await load.ShouldBeDoneOnceAsync();
        output.WriteLine($"{times} servers lost, {forgotten} commands forgotten, {cases} cases");
        FaultTally.Add("failovers", "under load", isSynchronous ? "server lost, synchronous standby promoted" : "server lost with its last commits, standby promoted", times);
    }

    // it has confirmed more than the standby will ever hear of
    private static async Task<int> LagAsync(ServerPair pair, DatabaseLoad load, string connectionString)
    {
        await pair.CutOffStandbyAsync();
        await using var db = Context(connectionString);
        var before = await db.Set<Storage.CommandRow>().CountAsync();
        await load.WorkedAsync();
        return await db.Set<Storage.CommandRow>().CountAsync() - before;
    }

    private static EnforcementDbContext Context(string connectionString) => new(new DbContextOptionsBuilder<EnforcementDbContext>().UseNpgsql(connectionString).Options);
}
