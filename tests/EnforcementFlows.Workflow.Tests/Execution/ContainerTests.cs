using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Execution;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Execution;

/// <summary>Sequences, branches and loops outside flowcharts.</summary>
public sealed class ContainerTests
{
    private static readonly string[] Items = ["a", "b", "c"];

    [Theory]
    [InlineData(true, "then")]
    [InlineData(false, "else")]
    public async Task If_RunsTheBranchOfItsCondition(bool condition, string line)
    {
        var branch = Do("Elsa.If", "if", ("condition", condition)).With("then", Line("then")).With("else", Line("else"));
        (await Virtual.LinesAsync(Sequence("if", branch, Line("after")))).Should().Be($"{line} after");
    }

    [Fact]
    public async Task If_WithoutThatBranch_GoesOn() =>
        (await Virtual.LinesAsync(Sequence("if", Do("Elsa.If", "if", ("condition", false)).With("then", Line("then")), Line("after")))).Should().Be("after");

    [Theory]
    [InlineData("MatchFirst", "b after")]
    [InlineData("MatchAny", "b c after")]
    public async Task Switch_SeveralCasesMatch_RunsFirstOrAll(string mode, string lines)
    {
        var cases = new JsonArray(Case("a", "false", Line("a")), Case("b", "true", Line("b")), Case("c", "true", Line("c")));
        var activity = Do("Elsa.Switch", "sw", ("mode", mode)).With("cases", cases).With("default", Line("default"));
        (await Virtual.LinesAsync(Sequence("switch", activity, Line("after")))).Should().Be(lines);
    }

    [Fact]
    public async Task Switch_NothingMatches_RunsDefaultAndAsksEveryConditionOnce()
    {
        var counted = Do("Elsa.Switch", "sw").With("cases", new JsonArray(Case("a", "setN((getN() ?? 0) + 1), false", Line("a")))).With("default", Line("default"));
        (await Virtual.LinesAsync(Definition("switch", Steps("root", counted, Line("n", "'n=' + getN()")), "N"))).Should().Be("default n=1");
    }

    [Theory]
    [InlineData(0, 3, 1, true, "0 1 2 3")]
    [InlineData(0, 3, 1, false, "0 1 2")]
    [InlineData(3, 1, -1, true, "3 2 1")]
    [InlineData(0, 5, 2, true, "0 2 4")]
    [InlineData(2, 1, 1, true, "")]
    public async Task For_CountsByItsBounds(int start, int end, int step, bool inclusive, string lines)
    {
        var loop = Do("Elsa.For", "for", ("start", start), ("end", end), ("step", step), ("outerBoundInclusive", inclusive));
        (await Virtual.LinesAsync(Sequence("for", loop.Body(Line("v", "`${getCurrentValue()}`"))))).Should().Be(lines);
    }

    [Fact]
    public async Task For_BodyChangesWhatItsEndWasTakenFrom_TurnsAsOftenAsAtTheBeginning()
    {
        var body = Steps("body", Set("set", "N", 9), Delay("d", "01:00:00"), Line("v", "`${getCurrentValue()}`"));
        var loop = Do("Elsa.For", "for", ("start", 0), ("end", "=getN() ?? 1")).Body(body);
        (await Virtual.LinesAsync(Definition("bounds", Steps("root", loop), "N"))).Should().Be("0 1");
    }

    [Fact]
    public async Task ForEach_ReadsItemAndIndex() =>
        (await Virtual.LinesAsync(Sequence("each", Do("Elsa.ForEach", "each", ("items", Items)).Body(Line("v", "getCurrentIndex() + getCurrentValue()")))))
            .Should().Be("0a 1b 2c");

    [Fact]
    public async Task ForEach_NullItems_Faults()
    {
        var run = await Virtual.RunAsync(Definition("each", Steps("root", Do("Elsa.ForEach", "each", ("items", "=getList()")).Body(Line("v"))), "List"));
        run.Incidents.Should().ContainSingle().Which.Code.Should().Be("items-missing");
    }

    [Fact]
    public async Task While_TurnsWhileItsConditionHolds()
    {
        var loop = Do("Elsa.While", "while", ("condition", "=(getN() ?? 0) < 3")).Body(Steps("body", Line("v", "'t' + (getN() ?? 0)"), Set("inc", "N", "=(getN() ?? 0) + 1")));
        (await Virtual.LinesAsync(Definition("while", Steps("root", loop, Line("after")), "N"))).Should().Be("t0 t1 t2 after");
    }

    [Fact]
    public async Task ParallelForEach_EveryBodyHasItsOwnItem()
    {
        var body = Steps("body", Delay("d", "=`00:0${3 - getCurrentIndex()}:00`"), Line("v", "getCurrentIndex() + getCurrentValue()"));
        (await Virtual.LinesAsync(Sequence("all", Do("Elsa.ParallelForEach", "all", ("items", Items)).Body(body), Line("after"))))
            .Should().Be("2c 1b 0a after", "the delays end in the other order");
    }

    [Fact]
    public async Task Break_InASequence_EndsTheLoopOnly()
    {
        var body = Steps("body", Line("v", "getCurrentValue()"), Do("Elsa.If", "if", ("condition", "=getCurrentIndex() == 1")).With("then", Do("Elsa.Break", "break")), Line("w", "'-'"));
        (await Virtual.LinesAsync(Sequence("break", Do("Elsa.ForEach", "each", ("items", Items)).Body(body), Line("after")))).Should().Be("a - b after");
    }

    [Fact]
    public async Task Break_InAFlowchart_EndsTheLoop()
    {
        var body = Graph(
            "body", [Line("v", "getCurrentValue()"), Do("Elsa.FlowDecision", "dec", ("condition", "=getCurrentIndex() == 1")), Do("Elsa.Break", "break"), Line("x", "'x'")],
            "v->dec", "dec:True->break", "dec:False->x");
        (await Virtual.LinesAsync(Sequence("break", Do("Elsa.ForEach", "each", ("items", Items)).Body(body), Line("after")))).Should().Be("a x b after");
    }

    [Fact]
    public async Task Break_InAnInnerLoop_LeavesTheOuterOneTurning()
    {
        var inner = Do("Elsa.For", "inner", ("start", 0), ("end", 9)).Body(Do("Elsa.Break", "break"));
        var outer = Do("Elsa.For", "outer", ("start", 0), ("end", 1)).Body(Steps("body", inner, Line("v", "`${getCurrentValue()}`")));
        (await Virtual.LinesAsync(Sequence("nested", outer, Line("after")))).Should().Be("0 1 after");
    }

    [Fact]
    public async Task Parallel_CompletesAfterAllItsActivities()
    {
        var parallel = Do("Elsa.Parallel", "p").With("activities", new JsonArray(Delay("d", "01:00:00"), Line("A"), Steps("s", Line("B"), Line("C"))));
        (await Virtual.LinesAsync(Sequence("parallel", parallel, Line("after")))).Should().Be("A B C after");
    }

    [Theory]
    [InlineData("WaitAll", "A X after")]
    [InlineData("WaitAny", "A after")]
    public async Task Fork_JoinsByItsMode(string mode, string lines)
    {
        var fork = Do("Elsa.Fork", "f", ("joinMode", mode)).With("branches", new JsonArray(Steps("one", Delay("d", "01:00:00"), Line("X")), Line("A")));
        (await Virtual.LinesAsync(Sequence("fork", fork, Line("after")))).Should().Be(lines);
    }

    [Theory]
    [InlineData("Elsa.Parallel", "activities")]
    [InlineData("Elsa.Fork", "branches")]
    [InlineData("Elsa.Sequence", "activities")]
    public async Task Container_Empty_CompletesAtOnce(string type, string port) =>
        (await Virtual.LinesAsync(Sequence("empty", Do(type, "c").With(port, new JsonArray()), Line("after")))).Should().Be("after");

    [Fact]
    public async Task Loop_WithoutAnEnd_StopsWithAnIncident()
    {
        var run = await Virtual.RunAsync(Sequence("endless", Do("Elsa.While", "while", ("condition", true)).Body(Set("set", "N", 1)).With("variables", Variables("N"))));

        run.SubStatus.Should().Be(WorkflowSubStatus.Faulted);
        run.Incidents.Should().ContainSingle().Which.Code.Should().Be("burst-too-long");
    }

    private static JsonArray Variables(params string[] names) => new([.. names.Select(n => new JsonObject { ["id"] = n, ["name"] = n, ["typeName"] = "Object" })]);
}
