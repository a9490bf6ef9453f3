using FsCheck;
using FsCheck.Fluent;

namespace EnforcementFlows.Workflow.Tests.Reference;

/// <summary>
/// Random flowcharts run here as the reference says: status, sub-status, lines in order, and the variables at the end. A difference is
/// reported with its seed and the smallest definition that still shows it.
/// </summary>
public sealed class ReferencePropertyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RandomFlow_RunHere_GivesWhatTheReferenceGives(bool usesTokens) => Compare(usesTokens, 1_000, 20260302);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Category", "Long")]
    public void RandomFlow_ManyRunHere_GiveWhatTheReferenceGives(bool usesTokens) => Compare(usesTokens, 10_000, 20260303);

    [Fact]
    public void RandomFlow_Of1000_HoldsEveryKindOfStepAndEndsInEveryWay()
    {
        var flows = Enumerable.Range(0, 1_000).Select(seed => RandomFlow.Make(seed, seed % 2 == 0)).ToList();

        var text = string.Concat(flows.Select(f => f.ToString()));
        Kinds.Where(kind => !text.Contains($"\"{kind}\"", StringComparison.Ordinal)).Should().BeEmpty();
        var ends = flows.Select(f => f.Expected().Split(" [")[0]).CountBy(end => end).ToDictionary();
        ends.Keys.Should().BeEquivalentTo("Finished Finished", "Finished Faulted", "Running Suspended");
        flows.Count(f => f.Expected().Count(letter => letter == '|') >= 5).Should().BeGreaterThan(150, "a flow of few lines shows little");
    }

    private static readonly string[] Kinds =
    [
        "Elsa.Start", "Elsa.End", "Elsa.Finish", "Elsa.Complete", "Elsa.Break", "Elsa.Fault", "Elsa.WriteLine", "Elsa.SetVariable", "Elsa.RunJavaScript",
        "Elsa.Delay", "Elsa.Event", "Elsa.FlowDecision", "Elsa.FlowSwitch", "Elsa.FlowFork", "Elsa.FlowJoin", "Elsa.FlowNode", "Elsa.Flowchart",
        "Elsa.Sequence", "Elsa.Parallel", "Elsa.Fork", "Elsa.If", "Elsa.Switch", "Elsa.While", "Elsa.For", "Elsa.ForEach", "Elsa.ParallelForEach",
        "WaitAll", "WaitAny", "WaitAllActive", "Stream", "None", "Merge", "Converge", "Cascade", "Race", "MatchFirst", "MatchAny",
        "ContinueWithIncidentsStrategy",
    ];

    private static void Compare(bool usesTokens, int count, ulong seed)
    {
        var flows = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(one => RandomFlow.Make(one, usesTokens)), FlowShrinker.Smaller);
        Prop.ForAll(flows, async flow =>
        {
            flow.Errors().Should().BeEmpty();
            (await flow.ActualAsync()).Should().Be(flow.Expected());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(seed, 1));
    }
}
