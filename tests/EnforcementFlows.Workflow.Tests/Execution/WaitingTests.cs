using EnforcementFlows.Workflow.Execution;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Execution;

/// <summary>Time, events and children, on the virtual clock.</summary>
public sealed class WaitingTests
{
    [Theory]
    [InlineData("Elsa.Delay", "timeSpan", "3.00:00:00", "2026-03-05T01:00:00Z")]
    [InlineData("Elsa.Timer", "interval", "00:30:00", "2026-03-02T01:30:00Z")]
    [InlineData("Elsa.Cron", "cronExpression", "0 0 9 * * *", "2026-03-02T09:00:00Z")]
    [InlineData("Elsa.StartAt", "dateTime", "2026-04-01T00:00:00+08:00", "2026-03-31T16:00:00Z")]
    [InlineData("Elsa.StartAt", "dateTime", "2026-04-01T00:00:00", "2026-04-01T00:00:00Z")]
    public async Task Wait_EndsAtItsInstant(string type, string input, string value, string at) =>
        (await Virtual.LinesAsync(Sequence("wait", Do(type, "w", (input, value)), Line("now", "new Date().toISOString().replace('.000', '')")))).Should().Be(at);

    [Fact]
    public async Task StartAt_InThePast_DoesNotWait()
    {
        var run = await Virtual.RunAsync(Sequence("past", Do("Elsa.StartAt", "s", ("dateTime", "2020-01-01T00:00:00Z")), Line("now", "new Date().toISOString()")));
        run.Text().Should().Be("2026-03-02T01:00:00.000Z");
    }

    [Theory]
    [InlineData("Elsa.Delay", "timeSpan", "=getNone()", "Finished")] // a minute, as in Elsa
    [InlineData("Elsa.Delay", "timeSpan", "-00:01:00", "Faulted")]
    [InlineData("Elsa.Delay", "timeSpan", "=`soon`", "Faulted")]
    [InlineData("Elsa.Cron", "cronExpression", "=`0 0 0 30 2 *`", "Faulted")]
    [InlineData("Elsa.StartAt", "dateTime", "=`tomorrow`", "Faulted")]
    public async Task Wait_OddInput_IsAnIncidentOrTheDefault(string type, string input, string value, string subStatus) =>
        (await Virtual.RunAsync(Definition("odd", Steps("root", Do(type, "w", (input, value))), "None"))).SubStatus.ToString().Should().Be(subStatus);

    [Fact]
    public async Task Event_Payload_IsItsResult()
    {
        var publish = Do("Elsa.PublishEvent", "p", ("eventName", "ping"), ("payload", "=({n: 5})"));
        var wait = WaitFor("ping").With("name", "Wait");
        var fork = Do("Elsa.Parallel", "f").With("activities", new System.Text.Json.Nodes.JsonArray(Steps("one", wait, Line("l", "`${getResultFromWait().n}`")), publish));
        (await Virtual.LinesAsync(Sequence("payload", fork))).Should().Be("5");
    }

    [Fact]
    public async Task Event_TwoWaitForItAndTheFirstEndsTheFlow_ItsVariablesStay()
    {
        var wait = Do("Elsa.Parallel", "p").With("activities", new System.Text.Json.Nodes.JsonArray(
            Steps("one", WaitFor("ping"), Do("Elsa.Complete", "c")), WaitFor("ping", "other")));
        var run = await Virtual.RunAsync(Definition("two", Steps("root", Set("set", "N", 7), wait), "N"), "ping");
        run.Variables["N"].Should().Be(7d);
    }

    [Fact]
    public async Task PublishEvent_Local_ReachesItsOwnInstanceOnly()
    {
        var other = Sequence("other", WaitFor("ping"), Line("other"));
        var both = Do("Elsa.Parallel", "f").With("activities", new System.Text.Json.Nodes.JsonArray(
            Steps("one", WaitFor("ping"), Line("own")), Do("Elsa.PublishEvent", "p", ("eventName", "ping"), ("isLocalEvent", true))));
        var main = Sequence("main", Do("Elsa.ExecuteWorkflow", "x", ("workflowDefinitionId", "other")), both);

        (await Virtual.RunAsync([main, other])).Text().Should().Be("own");
    }

    [Fact]
    public async Task PublishEvent_WithACorrelation_ReachesThatOneAlsoWhenItWaitsLater()
    {
        var publish = Do("Elsa.PublishEvent", "p", ("eventName", "ping"), ("correlationId", "c-1"));
        var flow = Sequence("late", Do("Elsa.Correlate", "c", ("value", "c-1")), publish, Delay("d", "01:00:00"), WaitFor("ping"), Line("got"));
        (await Virtual.LinesAsync(flow)).Should().Be("got");
    }

    [Fact]
    public async Task ExecuteWorkflow_NotAwaited_RunsTheChildBeforeWhatFollows()
    {
        var main = Sequence("main", Line("before"), Do("Elsa.ExecuteWorkflow", "x", ("workflowDefinitionId", "child")), Line("after"));
        (await Virtual.RunAsync([main, Sequence("child", Line("child"))])).Text().Should().Be("before child after");
    }

    [Fact]
    public async Task ExecuteWorkflow_Awaited_GivesTheChildsOutput()
    {
        var child = Sequence("child", Do("Elsa.SetOutput", "o", ("outputName", "N"), ("outputValue", "=getInput('given') * 2")));
        (await Virtual.RunAsync([Parent("Elsa.ExecuteWorkflow"), child])).Text().Should().Be("Finished Finished 42");
    }

    [Fact]
    public async Task ExecuteWorkflow_ChildSuspends_TheParentWaitsForIt()
    {
        var child = Sequence("child", Delay("d", "1.00:00:00"), Do("Elsa.SetOutput", "o", ("outputName", "N"), ("outputValue", "=getInput('given') * 2")));
        (await Virtual.RunAsync([Parent("Elsa.ExecuteWorkflow"), child])).Text().Should().Be("Finished Finished 42");
    }

    [Fact]
    public async Task ExecuteWorkflow_OfItself_IsAnIncidentAndNoCrash()
    {
        var run = await Virtual.RunAsync([Sequence("self", Do("Elsa.ExecuteWorkflow", "x", ("workflowDefinitionId", "self"), ("waitForCompletion", true)))]);
        run.Status.Should().Be(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task ExecuteWorkflow_UnknownDefinition_IsAnIncident() =>
        (await Virtual.RunAsync(Sequence("main", Do("Elsa.ExecuteWorkflow", "x", ("workflowDefinitionId", "nobody"))))).Incidents.Single().Code.Should().Be("definition-missing");

    [Fact]
    public async Task DispatchWorkflow_Awaited_ResultIsTheChildsOutput()
    {
        var child = Sequence("child", Do("Elsa.SetOutput", "o", ("outputName", "N"), ("outputValue", 1)));
        var call = Do("Elsa.DispatchWorkflow", "x", ("workflowDefinitionId", "child"), ("waitForCompletion", true)).With("name", "Call");
        (await Virtual.RunAsync([Sequence("main", call, Line("l", "`${getResultFromCall().N}`")), child])).Text().Should().Be("1");
    }

    private static string Parent(string type)
    {
        var call = Do(type, "x", ("workflowDefinitionId", "child"), ("waitForCompletion", true), ("input", "=({given: 21})")).With("name", "Call");
        return Sequence("main", call, Line("l", "`${getResultFromCall().status} ${getResultFromCall().subStatus} ${getResultFromCall().output.N}`"));
    }
}
