using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.HumanTasks;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>A flow that shall not go on ends with all it waits for, and whoever waits for it is told.</summary>
public sealed class CancelTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancel_EndsWaitsTasksTimersAlarmsAndChildren(bool faulted)
    {
        var call = Do("Elsa.ExecuteWorkflow", "call", ("workflowDefinitionId", "child"), ("waitForCompletion", true));
        var all = Do("Elsa.Parallel", "all").With("activities", new JsonArray(
            Steps("timed", Alarm("al", "02:00:00"), Delay("d", "01:00:00")), Do("Test.Task", "t"), WaitFor("x"), call, Do("Test.Reserve", "r"), Steps("last", WaitFor("go"), Do("Test.Flaky", "f"))));
        await using var host = await EngineHost.StartAsync(Sequence("whole", all), Sequence("child", Do("Test.Task", "t")));
        var id = await host.StartInstanceAsync("whole", "case-1");
        if (faulted)
        {
            host.Recorder.Broken = true;
            await host.PublishAsync("go", "case-1");
        }

        var effect = await host.RepairAsync(id, new CancelFlow());
        await host.AdvanceAsync(TimeSpan.FromHours(3));

        effect.Cancelled.Should().HaveCount(2);
        foreach (var ended in effect.Cancelled)
            await host.StatusShouldBeAsync(ended.Id, "Finished", "Cancelled");
        await using var db = host.NewContext();
        (await db.Timers.CountAsync() + await db.EventWaits.CountAsync() + await db.Incidents.CountAsync(i => i.ResolvedAt == null)).Should().Be(0);
        (await db.HumanTasks.Select(t => t.State).ToListAsync()).Should().Equal(HumanTaskState.Void, HumanTaskState.Void);
        host.Recorder.Rings.Should().BeEmpty();
        host.Recorder.Letters.Should().Equal("asked by r");
        await host.ShouldBeConsistentAsync();
    }

    [Theory]
    [InlineData("Elsa.ExecuteWorkflow")]
    [InlineData("Elsa.DispatchWorkflow")]
    public async Task Cancel_OfAChild_ItsParentIsToldAndGoesOn(string kind)
    {
        var call = Do(kind, "call", ("workflowDefinitionId", "child"), ("waitForCompletion", true)).With("name", "Call");
        await using var host = await EngineHost.StartAsync(
            Sequence("parent", call, Do("Elsa.Event", "after", ("eventName", kind == "Elsa.ExecuteWorkflow" ? "=getResultFromCall().subStatus" : "Cancelled"))), Sequence("child", WaitFor("x")));
        var id = await host.StartInstanceAsync("parent", "case-1");
        await using var db = host.NewContext();
        var child = await db.WorkflowInstances.Where(i => i.ParentId == id).Select(i => i.Id).SingleAsync();

        await host.RepairAsync(child, new CancelFlow());

        (await db.EventWaits.SingleAsync()).Name.Should().Be("Cancelled");
        await host.StatusShouldBeAsync(id, "Running", "Suspended");
        await host.ShouldBeConsistentAsync();
    }

    [Fact]
    public async Task Cancel_BeforeAQueuedChildHasBegun_ItNeverBegins()
    {
        var call = Do("Elsa.DispatchWorkflow", "call", ("workflowDefinitionId", "late"), ("waitForCompletion", true));
        await using var host = await EngineHost.StartAsync(Sequence("parent", call));
        var id = await host.StartInstanceAsync("parent", "case-1"); // nobody has published its child yet
        await host.RetryAsync(id, (await host.IncidentAsync(id)).ContextId);
        await host.SqlAsync("UPDATE flow_outbox SET done_at = NULL, lease_until = NULL, available_at = now() WHERE kind = 'start-workflow'");
        await host.RepairAsync(id, new CancelFlow());
        await host.ImportAsync(Sequence("late", WaitFor("x")));

        await host.SqlAsync("DELETE FROM flow_command WHERE kind = 'start-workflow'");
        while (await host.RunOnceAsync() > 0)
        {
        }

        await using var db = host.NewContext();
        (await db.WorkflowInstances.CountAsync()).Should().Be(1);
    }
}
