using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Tests.Runtime;

public sealed class VirtualEngineTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Substitute_ForAnActivityThatNeedsServices_RunsInItsPlace()
    {
        var engine = Engine(Flow.Chart("ask", [Flow.Do("Test.Ask", "ask"), Flow.Line("yes"), Flow.Line("no")], "ask:agreed->yes", "ask:refused->no"));

        await StartAsync(engine, "ask");

        var task = engine.Tasks.Should().ContainSingle().Subject;
        task.Draft.Name.Should().Be("ask");
        task.ActivityId.Should().Be("ask");
        await engine.CompleteAsync(task, Done(task, "refused"), CancellationToken.None);
        engine.Lines.Should().Equal("no");
        engine.Tasks.Should().BeEmpty();
    }

    [Fact]
    public async Task Trace_AfterOneBranch_NamesTheConnectionThatNobodyTook()
    {
        var definition = Flow.Chart("ask", [Flow.Do("Test.Ask", "ask"), Flow.Line("yes"), Flow.Line("no")], "ask:agreed->yes", "ask:refused->no");
        var engine = Engine(definition);
        await StartAsync(engine, "ask");

        await engine.CompleteAsync(engine.Tasks[0], Done(engine.Tasks[0], "refused"), CancellationToken.None);

        engine.Trace.NotFollowed(Read(definition)).Should().ContainSingle().Which.Target.Should().Be("yes");
        engine.Trace.Completed.Select(c => c.ActivityId).Should().Equal("ask", "no", "root", "Workflow1");
    }

    [Fact]
    public async Task Trace_OfAWorkflowUsedAsAnActivity_BelongsToThatWorkflow()
    {
        var child = Flow.Chart("Child", [Flow.Line("a"), Flow.Line("b")], "a->b");
        var engine = Engine(child, Flow.Chart("parent", [Flow.Do("Child", "child"), Flow.Line("c")], "child->c"));

        await StartAsync(engine, "parent");

        engine.Trace.NotFollowed(Read(child)).Should().BeEmpty();
        engine.Trace.Completed.Should().Contain(c => c.DefinitionId == "Child" && c.ActivityId == "b");
        engine.Trace.Completed.Should().Contain(c => c.DefinitionId == "parent" && c.ActivityId == "child");
    }

    [Fact]
    public async Task AdvanceAsync_ShortOfATimer_LeavesItWaiting()
    {
        var engine = Engine(Flow.Sequence("late", Flow.Delay("delay", "1.00:00:00"), Flow.Line("late")));
        await StartAsync(engine, "late");

        await engine.AdvanceAsync(Start.AddHours(23), CancellationToken.None);
        engine.Lines.Should().BeEmpty();
        await engine.AdvanceAsync(Start.AddHours(30), CancellationToken.None);

        engine.Lines.Should().Equal("late");
        engine.Now.Should().Be(Start.AddHours(30));
    }

    [Fact]
    public async Task PublishAsync_BeforeAnybodyWaits_IsTakenByTheWaitToCome()
    {
        var engine = Engine(Flow.Sequence("early", Flow.Delay("delay", "01:00:00"), Flow.WaitFor("money.arrived"), Flow.Line("arrived")));
        await StartAsync(engine, "early", "case-1");

        await engine.PublishAsync("money.arrived", "case-1", null, CancellationToken.None);
        await engine.PublishAsync("money.arrived", "case-2", null, CancellationToken.None);
        await engine.AdvanceAsync(Start.AddHours(1), CancellationToken.None);

        engine.Lines.Should().Equal("arrived");
    }

    [Fact]
    public async Task SignalAsync_ToWaitingExecutions_ResumesThoseThatAcceptIt()
    {
        var engine = Engine(Flow.Sequence("signalled", Flow.Do("Test.Listen", "listen"), Flow.Line("heard")));
        await StartAsync(engine, "signalled");

        await engine.SignalAsync(c => c.ActivityId == "other", new("met", null), CancellationToken.None);
        engine.Lines.Should().BeEmpty();
        await engine.SignalAsync(c => c.ActivityId == "listen", new("met", null), CancellationToken.None);

        engine.Lines.Should().Equal("heard");
    }

    [Fact]
    public async Task StartChild_ByAnActivityThatFailsAfterIt_StartsNothing()
    {
        var both = Flow.Do("Elsa.Parallel", "both").With("activities", new JsonArray(Flow.Do("Test.CallAndFail", "call"), Flow.Line("next")));
        var engine = Engine(Flow.Sequence("main", both), Flow.Sequence("child", Flow.Line("child")));

        await StartAsync(engine, "main");

        engine.Lines.Should().Equal("next");
    }

    private static VirtualEngine Engine(params string[] definitions)
    {
        var registry = new ActivityRegistry().AddFrom(typeof(VirtualEngineTests).Assembly);
        return new(new(definitions.Select(Read)), registry, Start) { Substitute = d => d.Type == "Test.Ask" ? new AskHere() : null };
    }

    private static WorkflowDefinition Read(string text) => DefinitionReader.Read(text, "test", [])!;

    private static async Task StartAsync(VirtualEngine engine, string definitionId, string? correlation = null)
    {
        var instance = await engine.StartAsync(definitionId, [], correlation, CancellationToken.None);
        engine.Findings.Should().BeEmpty();
        instance.Should().NotBeNull();
    }

    private static TaskCompletedStimulus Done(VirtualTask task, string outcome) => new(task.Id, outcome, [], "somebody", null, Start);

    [Activity("Test.Ask")]
    [ActivityOutcomes("agreed", "refused")]
    public sealed class Ask(IServiceProvider services) : Activity
    {
        public override ValueTask ExecuteAsync(ActivityExecutionContext context) => throw new InvalidOperationException($"Needs {services}.");
    }

    [Activity("Test.Listen")]
    public sealed class Listen : Activity
    {
        public override ValueTask ExecuteAsync(ActivityExecutionContext context)
        {
            context.WaitForSignal();
            return ValueTask.CompletedTask;
        }
    }

    [Activity("Test.CallAndFail")]
    public sealed class CallAndFail : Activity
    {
        public override ValueTask ExecuteAsync(ActivityExecutionContext context)
        {
            context.StartChild("child", null, [], wait: false);
            throw new InvalidOperationException("broken");
        }
    }

    private sealed class AskHere : Activity
    {
        public override ValueTask ExecuteAsync(ActivityExecutionContext context)
        {
            context.CreateTask(new() { Name = context.ActivityId, Roles = ["judge"], Outcomes = ["agreed", "refused"] });
            return ValueTask.CompletedTask;
        }

        public override ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
        {
            context.Complete(((TaskCompletedStimulus)stimulus).Outcome);
            return ValueTask.CompletedTask;
        }
    }
}
