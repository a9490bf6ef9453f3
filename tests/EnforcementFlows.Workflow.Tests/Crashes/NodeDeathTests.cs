using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using EnforcementFlows.Workflow.Tests.Runtime;
using Xunit.Abstractions;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>Three nodes as processes on one database, killed one after the other in the middle of their work.</summary>
public sealed class NodeDeathTests(ITestOutputHelper output)
{
    private const int Nodes = 3;
    private const int Callers = 12;

    [Fact]
    public Task Nodes_KilledInTheMiddleOfTheirWork_LoseNothingAndDoNothingTwice() => KillAsync(5);

    [Fact]
    [Trait("Category", "Long")]
    public Task Nodes_KilledAgainAndAgain_LoseNothingAndDoNothingTwice() => KillAsync(260);

    private async Task KillAsync(int kills)
    {
        await using var database = await TestDatabase.CreateAsync<EnforcementDbContext>();
        await using (var node = JourneyNode.Build(database.ConnectionString))
            await EngineHost.ImportAsync(node, Journey.Definitions);
        var nodes = Enumerable.Range(0, Nodes).Select(_ => new JourneyProcess(database.ConnectionString)).ToList();
        nodes.ForEach(node => node.Launch());
        using var enough = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Callers).Select(caller => WorkAsync(nodes, caller, enough.Token)).ToList();
        List<string> cases;
        try
        {
            await KillAsync(nodes, database, kills);
            await enough.CancelAsync();
            cases = (await Task.WhenAll(callers)).SelectMany(taken => taken).ToList();
            await using var db = database.NewContext();
            await Journey.ShouldBeDoneOnceAsync(db, cases);
        }
        finally
        {
            await enough.CancelAsync();
            foreach (var node in nodes)
                await node.DisposeAsync();
        }

        output.WriteLine($"{kills} kills, {cases.Count} cases");
        FaultTally.Add("node deaths", "in the middle of bursts", "kill -9 of a node", kills);
    }

    private static async Task<List<string>> WorkAsync(List<JourneyProcess> nodes, int caller, CancellationToken enough)
    {
        var (cases, turn) = (new List<string>(), caller);
        while (!enough.IsCancellationRequested)
        {
            var about = $"case-{caller}-{cases.Count}";
            cases.Add(about);
            await Journey.TakeAsync(about, (command, of) => nodes[turn++ % nodes.Count].AskAsync(command, of));
        }

        return cases;
    }

    // one that has done something since it was started, so that it dies at work and not while it starts
    private static async Task KillAsync(List<JourneyProcess> nodes, TestDatabase<EnforcementDbContext> database, int kills)
    {
        var random = new Random(12);
        await using var db = database.NewContext();
        for (var kill = 0; kill < kills; kill++)
        {
            var (node, work) = (nodes[kill % nodes.Count], random.Next(1, 8));
            await Until.TrueAsync(() => node.Answered >= work);
            await node.KillAsync();
            node.Launch();
            await Journey.EndLeasesAsync(db);
        }
    }
}
