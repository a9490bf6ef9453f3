using System.Text.Json.Nodes;
using EnforcementFlows.Testing;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>What benchmarks load must be what the engine would have written.</summary>
public sealed class LoadedInstancesTests
{
    [Fact]
    public async Task Copies_OfAnInstanceThatWaits_AreConsistentAndGoOnAsItWould()
    {
        await using var host = await EngineHost.StartAsync(
            Sequence("open", Do("Elsa.Parallel", "p").With("activities", new JsonArray(WaitFor("go"), Delay("d", "30.00:00:00"), Alarm("a", "40.00:00:00")))));
        var original = await host.StartInstanceAsync("open", "original");

        await LoadedInstances.LoadAsync(host.ConnectionString, EngineHost.Tenant, original, 30);

        await using var db = host.NewContext();
        (await db.WorkflowInstances.CountAsync(), await db.Timers.CountAsync(), await db.EventWaits.CountAsync()).Should().Be((31, 62, 31));
        await host.ShouldBeConsistentAsync();
        (await host.PublishAsync("go", LoadedInstances.CorrelationOf(17))).Result.Should().Be(1d);
        await host.AdvanceAsync(TimeSpan.FromDays(41));
        var copy = await db.WorkflowInstances.SingleAsync(i => i.CorrelationId == LoadedInstances.CorrelationOf(17));
        copy.Status.Should().Be("Finished", "its event has come and its timer has fired");
        (await db.WorkflowInstances.CountAsync(i => i.Status == "Running")).Should().Be(30);
        await host.ShouldBeConsistentAsync();
    }
}
