using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Workflow.Definitions;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Designer;

/// <summary>A required step is not got around by the words of a condition or a script.</summary>
public sealed class RequirementLintTests
{
    private static readonly CourtFolder Wolong = Designs.Court("wolong");
    private static readonly Dictionary<string, WorkflowDefinition> Flows = Designs.FlowsOf(Wolong);

    [Theory]
    [InlineData("coercive", "by-emergency-result", "true", "required-step-late", "强制措施审批")]
    [InlineData("first-enforcement", "hand-over-taken-over", "true", "required-step-missing", "移交承办人期限起算")]
    [InlineData("first-enforcement", "notice-taken-over", "Boolean(getTakenOver())", "required-step-missing", "发出执行通知等文书")]
    [InlineData("terminated-management", "has-next", "false", "required-step-missing", "终本后查询期限起算")]
    public void Check_AnotherCondition_ExcusesNothing(string flow, string step, string condition, string code, string required)
    {
        var findings = Errors(flow, step, "condition", condition);

        findings.Should().Contain(found => found.Code == code && found.Arguments.Contains(required));
        var told = findings.First(found => found.Code == "excuse-changed" && found.Arguments.Contains(required));
        FindingText.Of(told).Should().Contain("请恢复原来的条件：").And.Contain(Condition(flow, step));
    }

    [Theory]
    [InlineData("coercive", "by-emergency-result", " getResult() === 'approved'\n")] // spaces around it change nothing
    [InlineData("terminated-management", "has-next", "getEntry().nextQueryOn != null")]
    public void Check_TheSameCondition_ExcusesStill(string flow, string step, string condition) => Errors(flow, step, "condition", condition).Should().BeEmpty();

    [Theory]
    [InlineData("true ? 'handling-term' : 'enforcement-notice'", true)]
    [InlineData("getTakenOver() ? 'handling-term' : 'enforcement-notice'", true)] // in one case only
    [InlineData("'handling-term' || 'enforcement-notice'", true)]
    [InlineData("getTakenOver() || 'enforcement-notice'", true)]
    [InlineData("['enforcement-notice'].length === 1 ? 'handling-term' : 'case-intake'", true)]
    [InlineData("getTakenOver() ? 'enforcement-notice' : 'enforcement-notice'", false)]
    [InlineData("'enforcement-' + 'notice'", false)]
    public void Check_AScriptThatOnlyNamesTheNode_StartsNoClock(string script, bool isMissed)
    {
        var findings = Errors("first-enforcement", "start-notice", "node", script);

        findings.Select(found => found.Code).Should().Equal(isMissed ? ["required-step-missing"] : []);
    }

    [Theory]
    [InlineData("getData().lead ? 'propose' : 'execute'", true)]
    [InlineData("'exec' + 'ute'", true)]
    [InlineData("getData().action", true)] // it may be
    [InlineData("getData().lead ? 'propose' : 'withdraw'", false)]
    public void Check_AnActThatAScriptMayName_NeedsItsApproval(string script, bool isLate)
    {
        var findings = Errors("coercive", "propose-measure", "action", script);

        findings.Select(found => (found.Code, found.ActivityId)).Should().Equal(isLate ? [("required-step-late", "propose-measure")] : []);
    }

    [Theory]
    [InlineData("asset-lead", "start-lead", "'asset-lead'", "紧急财产线索核实期限起算")]
    [InlineData("asset-lead", "start-lead", "'asset-lead-urgent'", "财产线索核实期限起算")]
    [InlineData("sanction-lift", "start-lift", "'dishonest-listing-lift'", "解除限制消费期限起算")]
    [InlineData("measure-expiry", "start-expiry", "'detention-expiry'", "查封、扣押、冻结到期预警")]
    public void Check_AClockThatDependsOnTheRequest_IsAskedForEachKind(string flow, string step, string script, string required) =>
        Errors(flow, step, "node", script).Should().ContainSingle().Which.Arguments.Should().Contain(required);

    private static string Condition(string flow, string step) => Designs.Step(Flows[flow].Json, step)["condition"]!["expression"]!["value"]!.ToString();

    private static List<DefinitionFinding> Errors(string flow, string step, string input, string script) =>
    [
        .. Designs.Lint(Wolong, Designs.With(Flows[flow].Json.ToJsonString(), step, changed => changed[input] = Designs.Script(script)), known: Flows.Values)
            .Findings.Where(found => found.Severity == FindingSeverity.Error),
    ];
}
