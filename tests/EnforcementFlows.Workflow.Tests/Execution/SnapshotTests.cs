using EnforcementFlows.Workflow.Execution;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Execution;

public sealed class SnapshotTests
{
    [Fact]
    public async Task Snapshot_AfterTenThousandTurnsInAsManyBursts_StaysSmall()
    {
        var plan = Plans.Compile(Definition(
            "loop",
            Graph("root", [WaitFor("go", "wait"), Set("inc", "N", "=(getN() ?? 0) + 1"), Do("Elsa.RunJavaScript", "js", ("script", "return getResultFromWait()")), Do("Elsa.FlowJoin", "j")],
                "wait->inc", "wait->js", "inc->j", "js->j", "j->wait"),
            "N"));
        var execution = WorkflowExecution.Start(plan, Guid.NewGuid(), "t", Burst(0));
        await execution.RunAsync(CancellationToken.None);
        for (var turn = 1; turn <= 10_000; turn++)
        {
            var waiting = execution.Effects.Events.Single().ContextId;
            execution = Snapshot.Read(Snapshot.Write(execution), plan, execution.InstanceId, "t", Burst(turn), execution.Status, execution.SubStatus);
            execution.Resume(waiting, new EventStimulus("go", "answer")).Should().BeTrue();
            await execution.RunAsync(CancellationToken.None);
        }

        var snapshot = Snapshot.Write(execution);
        snapshot.Length.Should().BeLessThan(8 * 1024);
        System.Text.Encoding.UTF8.GetString(snapshot).Should().Contain("\"N\":10000");
    }

    [Fact]
    public async Task Snapshot_WrittenAndRead_IsTheSame()
    {
        var plan = Plans.Compile(Definition(
            "all",
            Steps("root", Set("set", "V", "=({text: '中\\u0000\"', list: [1, 2.5, -0, null, true, {}], big: 1e300})"),
                Do("Elsa.ParallelForEach", "each", ("items", "=[1, 2, 3]")).Body(Delay("d", "01:00:00"))),
            "V"));
        var execution = WorkflowExecution.Start(plan, Guid.NewGuid(), "t", Burst(0), new() { ["in"] = "x" }, "corr");
        await execution.RunAsync(CancellationToken.None);
        var written = Snapshot.Write(execution);

        var read = Snapshot.Read(written, plan, execution.InstanceId, "t", Burst(1), execution.Status, execution.SubStatus);

        Snapshot.Write(read).Should().Equal(written);
    }

    private static BurstEnvironment Burst(int turn) => new(Virtual.Start.AddMinutes(turn), DerivedId.FromName($"burst {turn}"));
}
