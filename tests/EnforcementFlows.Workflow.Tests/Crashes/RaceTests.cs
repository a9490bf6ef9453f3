using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Tests.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Crashes;

/// <summary>Things that happen at the same time, on two nodes: what comes of them could have come of them one after the other.</summary>
public sealed class RaceTests
{
    private static readonly string[] All = ["add", "double", "task"];

    // a number that shows the order: (0 + 1) * 2 is not 0 * 2 + 1; what comes to its wait first goes first
    private static readonly string Orders = Definition("orders", Do("Elsa.Parallel", "all").With("activities", new System.Text.Json.Nodes.JsonArray(
        Steps("adding", WaitFor("add", "on-add"), Set("adds", "N", "=(getN() ?? 1) + 3")),
        Steps("doubling", WaitFor("double", "on-double"), Set("doubles", "N", "=(getN() ?? 1) * 2")),
        Steps("tasking", Do("Test.Task", "sign"), Set("signs", "N", "=(getN() ?? 1) * 5 - 2")),
        WaitFor("never"))), "N");

    [Fact]
    public Task Commands_ThreeOnOneInstanceAtOnce_HaveTheResultOfSomeOrder() => InterleaveAsync(50);

    [Fact]
    [Trait("Category", "Long")]
    public async Task Commands_TenThousandInterleavings_HaveTheResultOfSomeOrder()
    {
        for (var database = 0; database < 20; database++)
            await InterleaveAsync(500);
    }

    [Fact]
    public async Task ParentAndChild_EndAtOnce_BothEndOnce()
    {
        var stop = Graph(
            "root",
            [
                Do("Elsa.FlowFork", "fork", ("branches", new[] { "a", "b" })),
                Do("Elsa.DispatchWorkflow", "call", ("workflowDefinitionId", "child"), ("waitForCompletion", true)), WaitFor("stop"), Do("Elsa.Finish", "end"), Line("answered"),
            ],
            "fork:a->call", "fork:b->stop", "call->answered", "stop->end");
        await using var host = await EngineHost.StartAsync(Definition("parent", stop), Sequence("child", WaitFor("found")));
        await using var other = host.NewNode();
        const int Rounds = 30;
        for (var round = 0; round < Rounds; round++)
        {
            await host.StartInstanceAsync("parent", $"case-{round}");
            await Task.WhenAll(
                PublishAsync(host.Services, "found", $"case-{round}"), PublishAsync(other, "stop", $"case-{round}"));
        }

        await host.RunOnceAsync();
        await using var db = host.NewContext();
        (await db.WorkflowInstances.AsNoTracking().ToListAsync()).Should().HaveCount(2 * Rounds).And.OnlyContain(i => i.Status == "Finished" && i.IncidentCount == 0);
        (await db.Outbox.CountAsync(o => o.DoneAt == null)).Should().Be(0);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task NewVersions_WhileInstancesStart_EachRunsToItsEndOnTheOneItBeganWith()
    {
        await using var host = await EngineHost.StartAsync(Version(0));
        await using var other = host.NewNode();
        const int Versions = 20;
        var publishing = Task.Run(async () =>
        {
            for (var version = 1; version <= Versions; version++)
                await host.ImportAsync(Version(version));
        });
        var started = 0;
        while (!publishing.IsCompleted)
        {
            await Task.WhenAll(StartAsync(host.Services, started++), StartAsync(other, started++));
        }

        await publishing;
        for (var about = 0; about < started; about++)
            await PublishAsync(about % 2 == 0 ? other : host.Services, "go", $"case-{about}");

        await using var db = host.NewContext();
        (await db.WorkflowInstances.AsNoTracking().ToListAsync()).Should().HaveCount(started).And.OnlyContain(i => i.Status == "Finished" && i.SubStatus == "Finished");
        (await db.Definitions.CountAsync(d => d.IsPublished)).Should().Be(1);
        await host.ShouldBeConsistentAsync();
    }

    private static string Version(int number) => Sequence("flow", Line($"version-{number}"), WaitFor("go"));

    private static async Task InterleaveAsync(int rounds)
    {
        await using var host = await EngineHost.StartAsync(Orders);
        await using var other = host.NewNode();
        var possible = Permutations(All).Select(order => order.Aggregate(1, Apply)).ToHashSet();
        var random = new Random(25);
        for (var round = 0; round < rounds; round++)
        {
            var about = $"case-{round}";
            var id = await host.StartInstanceAsync("orders", about);
            var order = All.OrderBy(_ => random.Next()).ToList();
            await Task.WhenAll(order.Select((step, i) => Task.Run(() => DoAsync(i % 2 == 0 ? host.Services : other, step, id, about))));
        }

        var seen = await NumbersAsync(host);
        seen.Should().HaveCount(rounds).And.BeSubsetOf(possible);
        seen.Distinct().Should().HaveCountGreaterThan(1, "otherwise nothing was interleaved");
        await host.ShouldBeConsistentAsync();
    }

    private static int Apply(int number, string step) => step switch
    {
        "add" => number + 3,
        "double" => number * 2,
        _ => (number * 5) - 2,
    };

    private static IEnumerable<List<string>> Permutations(string[] of) =>
        of.Length == 0 ? [[]] : of.SelectMany(first => Permutations([.. of.Where(other => other != first)]).Select(rest => (List<string>)[first, .. rest]));

    private static Task<CommandResult> DoAsync(IServiceProvider node, string step, Guid id, string about) =>
        step == "task" ? CompleteAsync(node, id) : PublishAsync(node, step, about);

    private static Task<CommandResult> PublishAsync(IServiceProvider node, string name, string about) =>
        node.GetRequiredService<WorkflowRuntime>().PublishAsync(EngineHost.NewCommand("event"), name, about, null, CancellationToken.None);

    private static Task<CommandResult> StartAsync(IServiceProvider node, int about) => node.GetRequiredService<WorkflowRuntime>().ExecuteAsync(
        EngineHost.NewCommand("start"), async burst => await burst.StartAsync("flow", [], $"case-{about}", CancellationToken.None), CancellationToken.None);

    private static Task<CommandResult> CompleteAsync(IServiceProvider node, Guid id) => node.GetRequiredService<WorkflowRuntime>().ExecuteAsync(
        EngineHost.NewCommand("complete"),
        async burst =>
        {
            var task = await burst.Services.GetRequiredService<EnforcementFlows.Data.EnforcementDbContext>().HumanTasks.SingleAsync(t => t.InstanceId == id);
            task.Claim("clerk", burst.Now);
            task.Complete("clerk", "done", null, null, null, burst.Now);
            await burst.CompleteTaskAsync(task, new(task.Id, "done", [], "clerk", null, burst.Now), CancellationToken.None);
            return null;
        },
        CancellationToken.None);

    private static async Task<List<int>> NumbersAsync(EngineHost host)
    {
        await using var db = host.NewContext();
        return [.. (await db.InstanceStates.AsNoTracking().Select(s => s.State).ToListAsync()).Select(NumberOf)];
    }

    private static int NumberOf(byte[] snapshot)
    {
        using var state = System.Text.Json.JsonDocument.Parse(snapshot);
        return state.RootElement.GetProperty("ctx").EnumerateArray().First(c => c.TryGetProperty("vars", out _)).GetProperty("vars").GetProperty("N").GetInt32();
    }
}
