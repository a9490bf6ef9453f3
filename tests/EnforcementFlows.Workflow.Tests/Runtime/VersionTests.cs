using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>Definitions from files become versions; an instance stays on the one it started with.</summary>
public sealed class VersionTests
{
    [Fact]
    public async Task NewVersion_RunningInstancesStayOnTheirs_NewOnesTakeIt()
    {
        await using var host = await EngineHost.StartAsync(Sequence("flow", WaitFor("a")));
        var old = await host.StartInstanceAsync("flow", "old");
        await host.ImportAsync(Sequence("flow", WaitFor("a"), WaitFor("b")));
        var fresh = await host.StartInstanceAsync("flow", "new");

        await using var node = host.NewNode(); // nothing cached
        foreach (var correlation in new[] { "old", "new" })
            await node.GetRequiredService<WorkflowRuntime>().PublishAsync(EngineHost.NewCommand("event"), "a", correlation, null, CancellationToken.None);

        await host.StatusShouldBeAsync(old, "Finished", "Finished");
        await host.StatusShouldBeAsync(fresh, "Running", "Suspended");
        await using var db = host.NewContext();
        (await db.WorkflowInstances.OrderBy(i => i.CorrelationId).Select(i => i.VersionId).ToListAsync()).Should().Equal("flow-v2", "flow-v1");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task NewVersion_OfAUsedWorkflow_LeavesRunningInstancesOnTheOldOne()
    {
        await using var host = await EngineHost.StartAsync(Sequence("main", Do("Used", "u"), Do("Used", "again")), Sequence("Used", WaitFor("a")));
        var old = await host.StartInstanceAsync("main", "old");
        await host.ImportAsync(Sequence("Used", WaitFor("a"), WaitFor("b")));
        var fresh = await host.StartInstanceAsync("main", "new");

        await using var node = host.NewNode();
        var runtime = node.GetRequiredService<WorkflowRuntime>();
        foreach (var correlation in new[] { "old", "old", "new", "new" })
            await runtime.PublishAsync(EngineHost.NewCommand("event"), "a", correlation, null, CancellationToken.None);

        await host.StatusShouldBeAsync(old, "Finished", "Finished");
        await host.StatusShouldBeAsync(fresh, "Running", "Suspended");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Import_SameFilesAgainAndOnTwoNodesAtOnce_MakesOneVersion()
    {
        await using var host = await EngineHost.StartAsync();
        await using var other = host.NewNode();
        var files = Enumerable.Range(0, 5).Select(i => Sequence($"flow-{i}", WaitFor("a"))).ToArray();

        await Task.WhenAll(EngineHost.ImportAsync(host.Services, files), EngineHost.ImportAsync(other, [.. files.Reverse()]));
        await host.ImportAsync(files);

        await using var db = host.NewContext();
        (await db.Definitions.CountAsync()).Should().Be(5);
        (await db.Definitions.CountAsync(d => d.IsPublished && d.IsLatest && d.Version == 1)).Should().Be(5);
    }

    [Fact]
    public async Task Import_EditedFiles_AreTheNextVersionWhateverIdsTheyKept()
    {
        await using var host = await EngineHost.StartAsync(Sequence("flow", WaitFor("a")));
        await host.ImportAsync(Sequence("flow", WaitFor("b"))); // same id and version in the file
        await host.ImportAsync(Sequence("flow", WaitFor("c")).WithTop("version", 7)); // same id, another version
        await host.ImportAsync(Sequence("flow", WaitFor("a"))); // an old content comes back: known

        await using var db = host.NewContext();
        (await db.Definitions.OrderBy(d => d.Version).Select(d => $"{d.Version} {d.VersionId} {d.IsPublished}").ToListAsync())
            .Should().Equal("1 flow-v1 False", "2 flow-v2 False", "7 flow-v7 True");
    }

    [Fact]
    public async Task Import_DesignersVersionIsThere_IsLeftAlone()
    {
        await using var host = await EngineHost.StartAsync(Sequence("flow", WaitFor("a")));
        await host.SqlAsync("UPDATE flow_definition SET origin = 'admin'");

        await host.ImportAsync(Sequence("flow", WaitFor("b")));

        await using var db = host.NewContext();
        (await db.Definitions.SingleAsync()).Version.Should().Be(1);
    }

    [Fact]
    public async Task Import_OneIsWrong_RefusesItAndThoseThatUseItOnly()
    {
        await using var host = await EngineHost.StartAsync();
        var findings = await EngineHost.ImportAsync(
            host.Services, Sequence("good", Line("x")), Sequence("user", Do("Wrong", "w")), Sequence("Wrong", Do("Elsa.Cron", "c", ("cronExpression", "never"))), "{");

        findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => $"{f.File} {f.Code}").Should().BeEquivalentTo(
            "definition2.json time-invalid", "definition1.json activity-unknown", "definition3.json json-invalid");
        await using var db = host.NewContext();
        (await db.Definitions.SingleAsync()).DefinitionId.Should().Be("good");
    }

    [Fact]
    public async Task Import_NewVersion_ReplacesItsTriggers()
    {
        await using var host = await EngineHost.StartAsync(OnEvent("first"));
        await host.ImportAsync(OnEvent("second"));

        (await host.PublishAsync("first", null)).Result.Should().Be(0d);
        (await host.PublishAsync("second", null)).Result.Should().Be(1d);
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Import_UsedWorkflowHasATrigger_OnlyItselfIsStartedByIt()
    {
        var trigger = WaitFor("ping");
        trigger["customProperties"] = new System.Text.Json.Nodes.JsonObject { ["canStartWorkflow"] = true };
        await using var host = await EngineHost.StartAsync(Sequence("main", Do("Used", "a"), Do("Used", "b")), Chart("Used", [trigger, Line("x")], "ping->x"));

        (await host.PublishAsync("ping", null)).Result.Should().Be(1d);

        await using var db = host.NewContext();
        (await db.WorkflowInstances.SingleAsync()).DefinitionId.Should().Be("Used");
    }

    private static string OnEvent(string name)
    {
        var trigger = WaitFor(name, "on");
        trigger["customProperties"] = new System.Text.Json.Nodes.JsonObject { ["canStartWorkflow"] = true };
        return Chart("triggered", [trigger, Line("x")], "on->x");
    }
}
