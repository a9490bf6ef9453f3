using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Tests.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>Very many alarms at one instant, and nodes that are killed while they ring.</summary>
public sealed class AlarmFloodTests(ITestOutputHelper output)
{
    private const int Nodes = 3;

    [Fact]
    public Task Alarms_ManyAtOneInstantWhileNodesDie_EachRingsOnce() => FloodAsync(2_000, TimeSpan.FromSeconds(1), 3);

    [Fact]
    [Trait("Category", "Long")]
    public Task Alarms_AMillionAtOneInstantWhileNodesDie_EachRingsOnce() => FloodAsync(1_000_000, TimeSpan.FromSeconds(10), int.MaxValue);

    private async Task FloodAsync(int alarms, TimeSpan betweenKills, int mostKills)
    {
        var database = await TestDatabase.CreateAsync<EnforcementDbContext>(await TestCluster.StartDurableAsync());
        await using var db = database.NewContext();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await LoadAsync(database.ConnectionString, alarms);
        await db.Database.ExecuteSqlRawAsync("UPDATE flow_timer SET due_at = now()");
        await db.Database.ExecuteSqlRawAsync("VACUUM (ANALYZE) flow_timer");
        var nodes = Enumerable.Range(0, Nodes).Select(_ => new JourneyProcess(database.ConnectionString)).ToList();
        nodes.ForEach(node => node.Launch());
        int kills;
        try
        {
            kills = await KillAsync(nodes, db, betweenKills, mostKills);
        }
        finally
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
        }

        await ShouldHaveRungOnceAsync(db, alarms + 1);
        output.WriteLine($"{alarms} alarms, {kills} kills");
        FaultTally.Add("alarm flood", "while alarms ring", "kill -9 of a node", kills);
    }

    // one that dies before anything has rung would only hold up the others
    private static async Task<int> KillAsync(List<JourneyProcess> nodes, EnforcementDbContext db, TimeSpan between, int most)
    {
        var (kills, before) = (0, int.MaxValue);
        using var next = new PeriodicTimer(between);
        while (await next.WaitForNextTickAsync() && await db.Timers.CountAsync() is var left and > 0)
        {
            if (left == before || kills == most)
                continue;
            before = left;
            await nodes[kills % Nodes].KillAsync();
            nodes[kills++ % Nodes].Launch();
            await Journey.EndLeasesAsync(db);
        }

        return kills;
    }

    private static async Task LoadAsync(string connectionString, int alarms)
    {
        await using var node = JourneyNode.Build(connectionString);
        await EngineHost.ImportAsync(node, Sequence("watched", Alarm("late", "1.00:00:00"), WaitFor("never")));
        var original = Guid.Parse((string)(await node.GetRequiredService<WorkflowRuntime>().ExecuteAsync(
            EngineHost.NewCommand("start"), async burst => await burst.StartAsync("watched", [], "original", CancellationToken.None), CancellationToken.None)).Result!);
        await LoadedInstances.LoadAsync(connectionString, EngineHost.Tenant, original, alarms);
    }

    private static async Task ShouldHaveRungOnceAsync(EnforcementDbContext db, int alarms)
    {
        (await db.DataProtectionKeys.CountAsync()).Should().Be(alarms, "each alarm wrote one row");
        (await db.InstanceStates.CountAsync(s => s.Seq == 2 && s.SubStatus == "Suspended")).Should().Be(alarms, "each instance heard of its own");
        (await db.Journal.CountAsync(j => j.Kind == "alarm:ring")).Should().Be(alarms);
        (await db.Journal.CountAsync()).Should().Be(2 * alarms);
        for (var number = 1; number < alarms; number += alarms / 100)
            await Consistency.CheckAsync(db, LoadedInstances.CorrelationOf(number));
    }
}
