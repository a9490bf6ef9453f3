using System.Diagnostics;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.HumanTasks;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace EnforcementFlows.Api.Tests.Nodes;

/// <summary>Nodes under load, one of which is always being killed, or whose database is: every command is answered, nothing is lost, nothing happens twice.</summary>
public sealed class NodeKillTests(ITestOutputHelper output)
{
    private const int Callers = 4;
    private static readonly string[] Asked = ["办理总对总网络查询", "办理点对点网络查询"];
    private static readonly TimeSpan Load = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RestartingLoad = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenRestarts = TimeSpan.FromSeconds(8);

    [Fact]
    [Trait("Category", "Long")]
    public async Task Nodes_KilledOneAfterTheOther_LoseNothingAndDoNothingTwice()
    {
        await using var farm = await NodeFarm.StartAsync(3);
        using var end = new CancellationTokenSource(Load);
        var killing = KillAsync(farm, end.Token);
        var cases = (await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => WorkAsync(farm, caller, end.Token)))).SelectMany(filed => filed).ToList();
        var kills = await killing;

        await CheckAsync(farm, cases);
        output.WriteLine($"{cases.Count} cases, {kills} kills, {farm.AskedAgain} requests asked again");
        kills.Should().BeGreaterThanOrEqualTo(50);
        FaultTally.Add("hosts", "filing cases and completing tasks", "kill -9 of a host", kills);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Nodes_DatabaseCrashesUnderThem_StayUpAndLoseNothing()
    {
        var cluster = await TestCluster.StartDurableAsync();
        await using var farm = await NodeFarm.StartAsync(2, cluster);
        using var end = new CancellationTokenSource(RestartingLoad);
        var restarting = RestartAsync(cluster, end.Token);
        var cases = (await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => WorkAsync(farm, caller, end.Token)))).SelectMany(filed => filed).ToList();
        var restarts = await restarting;

        foreach (var node in farm.Nodes)
            await node.ReadyAsync(); // the same processes: nobody has started them again
        await CheckAsync(farm, cases);
        output.WriteLine($"{cases.Count} cases, {restarts} restarts, {farm.AskedAgain} requests asked again");
        restarts.Should().BeGreaterThanOrEqualTo(5);
        FaultTally.Add("hosts", "filing cases and completing tasks", "PostgreSQL restarted after SIGQUIT", restarts);
    }

    private static async Task<int> RestartAsync(TestCluster cluster, CancellationToken end)
    {
        var restarts = 0;
        using var timer = new PeriodicTimer(BetweenRestarts);
        try
        {
            for (; await timer.WaitForNextTickAsync(end); restarts++)
                await cluster.RestartAsync("QUIT");
        }
        catch (OperationCanceledException)
        {
        }

        return restarts;
    }

    private static async Task CheckAsync(NodeFarm farm, List<Guid> cases)
    {
        await SettledAsync(farm);
        await farm.SendAsync("tongbai.admin", HttpMethod.Put, "/api/clock", new { now = "2026-05-20T10:00:00+08:00" });
        await SettledAsync(farm);
        await using var db = farm.Nodes[0].NewContext();
        await Consistency.CheckAsync(db);
        await NothingLostAsync(db, cases);
        await NothingTwiceAsync(db);
    }

    // files cases and answers their queries, until the time is over
    private static async Task<List<Guid>> WorkAsync(NodeFarm farm, int caller, CancellationToken end)
    {
        var cases = new List<Guid>();
        for (var number = (caller * 10_000) + 1; !end.IsCancellationRequested; number++)
        {
            var filed = await farm.SendAsync("tongbai.filing-system", HttpMethod.Post, "/api/cases", Filing.First(number));
            var id = filed.GetProperty("id").GetGuid();
            cases.Add(id);
            var tasks = await farm.OpenTasksAsync(id);
            foreach (var name in Asked)
            {
                await farm.SendAsync("tongbai.query-officer", HttpMethod.Post, $"/api/tasks/{tasks[name]}/claim", new { });
                await farm.SendAsync(
                    "tongbai.query-officer", HttpMethod.Post, $"/api/tasks/{tasks[name]}/complete",
                    new { outcome = "done", form = new { queriedAt = "2026-04-28T09:55:00+08:00", found = false } });
            }
        }

        return cases;
    }

    // one is killed on time, whether the last one is back or not
    private static async Task<int> KillAsync(NodeFarm farm, CancellationToken end)
    {
        var kills = 0;
        using var timer = new PeriodicTimer(BetweenKills);
        try
        {
            while (await timer.WaitForNextTickAsync(end))
            {
                var node = farm.Nodes[kills++ % farm.Nodes.Count];
                await node.CrashAsync();
                node.Launch();
            }
        }
        catch (OperationCanceledException)
        {
        }

        foreach (var node in farm.Nodes)
            await node.ReadyAsync();
        return kills;
    }

    // what dead nodes had in hand is free after a minute
    private static async Task SettledAsync(NodeFarm farm)
    {
        var patience = Stopwatch.StartNew();
        await using var db = farm.Nodes[0].NewContext();
        using var interval = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await db.Database.SqlQuery<bool>($"""
            SELECT EXISTS (SELECT 1 FROM flow_outbox WHERE done_at IS NULL AND dead_at IS NULL)
                OR EXISTS (SELECT 1 FROM flow_timer WHERE state <> 2 AND due_at <= (SELECT now FROM clock)) AS "Value"
            """).SingleAsync())
        {
            patience.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(3));
            await interval.WaitForNextTickAsync();
        }
    }

    private static async Task NothingLostAsync(EnforcementDbContext db, List<Guid> cases)
    {
        (await db.Cases.Select(c => c.Id).ToListAsync()).ShouldHoldTheSameAs(cases);
        var done = await db.HumanTasks.AsNoTracking().Where(task => Asked.Contains(task.Name)).ToListAsync();
        done.Should().OnlyContain(task => task.State == HumanTaskState.Done && task.Version == 3, "made, claimed, completed");
        done.Should().HaveCount(cases.Count * Asked.Length);
        (await db.Outbox.CountAsync(row => row.DeadAt != null)).Should().Be(0);
        (await db.Incidents.CountAsync()).Should().Be(0);
    }

    private static async Task NothingTwiceAsync(EnforcementDbContext db)
    {
        (await db.WorkflowInstances.AsNoTracking().Where(i => i.CorrelationId != null).ToListAsync()).GroupBy(i => (i.CorrelationId, i.DefinitionId, i.ParentId, i.ParentContext)).Where(same => same.Count() > 1)
            .Select(same => same.Key.DefinitionId).Distinct().Should().BeSubsetOf(["overdue-supervision"], "a case has one flow of each kind; supervision has one for every late node");
        (await db.OverdueReports.AsNoTracking().Select(report => report.DeadlineId).ToListAsync()).Should().NotBeEmpty().And.OnlyHaveUniqueItems();
        (await db.Alerts.AsNoTracking().ToListAsync()).Select(alert => (alert.CaseId, alert.Key, alert.ToUser, alert.ToRole)).Should().OnlyHaveUniqueItems();
        var answers = (await db.Timeline.AsNoTracking().Where(entry => entry.Kind == "query-answered").ToListAsync()).GroupBy(entry => (entry.CaseId, entry.Clause));
        answers.Should().OnlyContain(same => same.Count() == 1);
    }
}
