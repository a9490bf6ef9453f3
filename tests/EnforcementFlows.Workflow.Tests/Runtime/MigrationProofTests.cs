using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Migration;
using EnforcementFlows.Workflow.Tests.Execution;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Workflow.Tests.Runtime;

/// <summary>What is said of a map before any instance goes over by it.</summary>
public sealed class MigrationProofTests
{
    private static readonly string Plain = Chart("plain", [WaitFor("a"), WaitFor("end")], "a->end");

    [Fact]
    public void Check_AChartThatEndsAsAWhole_AsksNothingOfWhatLiesInIt()
    {
        var from = Plans.Compile(Chart("plain", [WaitFor("a"), Graph("part", [WaitFor("b"), Steps("deep", WaitFor("c"))], "b->deep"), WaitFor("end")], "a->part", "part->end"));
        var to = Plans.Compile(Plain);

        Told(from, to).Should().Contain(["Error migration.node-unmapped b", "Error migration.node-unmapped c"]);
        Told(from, to, new NodeMapping("Workflow1:root:part", null, Ends: true, GoOnAt: "Workflow1:root:end")).Should().Equal("Warning migration.node-ended part");
    }

    [Fact]
    public void Check_AWorkflowUsedAsAStepThatEndsAsAWhole_AsksNothingOfWhatLiesInIt()
    {
        var part = Definition("Part", Graph("root", [WaitFor("b"), WaitFor("c")], "b->c"), "v");
        var from = Plans.Compile(Chart("plain", [WaitFor("a"), Do("Part", "part"), WaitFor("end")], "a->part", "part->end"), part);

        Told(from, Plans.Compile(Plain), new NodeMapping("Workflow1:root:part", null, Ends: true, GoOnAt: "Workflow1:root:end")).Should().Equal("Warning migration.node-ended part");
        // what it is now is still there, at another place
        Told(from, Plans.Compile(Chart("plain", [WaitFor("a"), Do("Part", "part"), WaitFor("end")], "a->part", "part->end"), part), new NodeMapping("Workflow1:root:part", null, Ends: true, GoOnAt: "Workflow1:root:part"))
            .Should().Equal("Warning migration.node-ended part");
    }

    [Theory]
    [InlineData("getOutputFrom('a', 'Result')", true)]
    [InlineData("getResultFromA()", true)]
    [InlineData("getLastResult()", true)]
    [InlineData("getCorrelationId()", false)]
    public void Check_AScriptThatReadsOutputsTheEarlierVersionDidNotKeep_IsNamed(string script, bool isNamed)
    {
        var without = Plans.Compile(Chart("plain", [WaitFor("a"), Line("tell", "'x'"), WaitFor("end")], "a->tell", "tell->end"));
        var with = Plans.Compile(Chart("plain", [WaitFor("a"), Line("tell", script), WaitFor("end")], "a->tell", "tell->end"));

        Told(without, with).Should().Equal(isNamed ? ["Warning migration.outputs-missing tell"] : []);
        Told(with, with).Should().BeEmpty("they are kept already");
    }

    private static IEnumerable<string> Told(WorkflowPlan from, WorkflowPlan to, params NodeMapping[] nodes) =>
        MigrationProof.Check(new(from, to, MigrationProposal.Of([from], to).With(nodes))).Select(finding => $"{finding.Severity} {finding.Code} {finding.ActivityId}");
}
