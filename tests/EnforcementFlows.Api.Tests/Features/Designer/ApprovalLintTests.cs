using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Workflow.Definitions;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Designer;

/// <summary>Whoever the law gives an act to approves it, whatever chain a redesign sends it by.</summary>
public sealed class ApprovalLintTests
{
    private const string Below = "approval-below-law";
    private const string Unsure = "approval-chain-unsure";

    private static readonly CourtFolder Wolong = Designs.Court("wolong");
    private static readonly Dictionary<string, WorkflowDefinition> Flows = Designs.FlowsOf(Wolong);

    [Theory]
    [InlineData("sanction-add", "approve-sanction", "handler-change", "失信被执行人名单信息的若干规定第5条 限制被执行人高消费的若干规定第5条")]
    [InlineData("sanction-add", "approve-sanction", "=getRequest().kind === 'dishonest-listing' ? 'dishonest-listing' : 'handler-change'", "限制被执行人高消费的若干规定第5条")]
    [InlineData("sanction-add", "approve-sanction", "=getData().amount > 100 ? 'dishonest-listing' : 'handler-change'", "失信被执行人名单信息的若干规定第5条 限制被执行人高消费的若干规定第5条")]
    [InlineData("coercive", "approve-measure", "payout", "民事诉讼法第119条")]
    [InlineData("coercive", "approve-measure", "='pay' + 'out'", "民事诉讼法第119条")]
    [InlineData("coercive", "approve-measure", "no-such-chain", "民事诉讼法第119条")]
    [InlineData("coercive", "approve-emergency", "payout", "民诉法解释第181条")]
    [InlineData("close", "approve-closing", "='close'", "民诉法解释第517条 民诉法解释第517条")]
    [InlineData("close", "approve-closing", "=getWay() === 'terminate-current-procedure' ? 'terminate-signed' : 'close'", "民诉法解释第517条 民诉法解释第517条")]
    [InlineData("close", "approve-closing", "=getRequest().kind === 'terminate' ? 'terminate' : 'close'", "民诉法解释第517条 民诉法解释第517条")] // who reports the case closed may choose that way too
    [InlineData("extension", "approve-request", "handler-change", "最高人民法院关于严格执行案件审理期限制度的若干规定第5条")]
    [InlineData("suspension", "approve-request", "exclusion", "民事诉讼法第267条")]
    public void Check_AChainForAnotherAct_IsBelowTheLaw(string flow, string step, string chain, string sources)
    {
        var findings = Errors(flow, step, chain).Where(found => found.Code != "chain-unknown").ToList();

        findings.Should().OnlyContain(found => found.Code == Below && found.ActivityId != null && found.Place.EndsWith(".chain", StringComparison.Ordinal));
        findings.Select(found => found.Clause).Should().BeEquivalentTo(sources.Split(' '));
    }

    [Theory]
    [InlineData("sanction-add", "approve-sanction", "=getRequest().chain")]
    [InlineData("sanction-add", "approve-sanction", "=getRequest().urgent ? getData().chain : 'dishonest-listing'")]
    [InlineData("sanction-add", "approve-sanction", "=getData().chain ?? 'dishonest-listing'")]
    [InlineData("coercive", "approve-measure", "=new Date().getDay() === 1 ? getData().chain : 'coercive'")] // not even the day is known
    [InlineData("coercive", "approve-measure", "=let key = 'coercive'; if (getData().small) key = 'payout'; return key")]
    [InlineData("close", "approve-closing", "=({ 'terminate-current-procedure': 'terminate' })[getReport().form.way] ?? 'close'")]
    public void Check_AChainThatIsKnownOnlyWhenItRuns_IsAnError(string flow, string step, string chain)
    {
        var findings = Errors(flow, step, chain);

        findings.Should().NotBeEmpty().And.OnlyContain(found => found.Code == Unsure && found.Severity == FindingSeverity.Error && found.ActivityId == step);
        findings.Select(FindingText.Of).Should().Contain(text => text.Contains("院长批准")).And.OnlyContain(text => text.Contains("请直接选定审批链"));
    }

    [Fact]
    public void Check_AChainFromAVariable_IsAnError()
    {
        var chain = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Variable", ["value"] = new JsonObject { ["id"] = "extension.data", ["name"] = "data" } } };

        Errors("extension", "approve-request", chain).Select(found => found.Code).Should().Equal(Unsure);
    }

    [Theory]
    [InlineData("sanction-add", "approve-sanction", "dishonest-listing")]
    [InlineData("sanction-add", "approve-sanction", "=getData().amount > 100 ? 'dishonest-listing' : 'consumption-restriction'")] // whatever the amount is, the president signs
    [InlineData("sanction-add", "approve-sanction", "=getRequest().kind === 'other' ? 'handler-change' : 'dishonest-listing'")]
    [InlineData("coercive", "approve-measure", "=const key = 'coercive'; return key")]
    [InlineData("close", "approve-closing", "=getWay() === 'terminate-current-procedure' ? getData().applicantSigned ? 'terminate-signed' : 'terminate' : 'close'")]
    [InlineData("close", "approve-closing", "=variables.way === 'terminate-current-procedure' && !getVariable('data').applicantSigned ? 'terminate' : 'close'")]
    [InlineData("suspension", "approve-request", "=['suspension', 'deferral'].includes(getRequest().kind) ? 'suspension' : 'exclusion'")]
    public void Check_AChainOfWhomTheLawAsks_FindsNothing(string flow, string step, string chain) => Errors(flow, step, chain).Should().BeEmpty();

    [Theory]
    [InlineData("[]", true)]
    [InlineData("""[ { "by": "president", "to": "director", "acts": ["refusal"], "document": "1号", "from": "2026-01-01" } ]""", false)]
    [InlineData("""[ { "by": "president", "to": "director", "acts": ["other"], "document": "1号", "from": "2026-01-01" } ]""", true)] // for what the other chain is made
    public void Check_AnAuthorisation_CoversTheActAndNotTheChain(string authorisations, bool isBelow)
    {
        using var court = FindingPairs.Court();
        var path = Path.Combine(court.Court, "profile.json");
        var profile = JsonNode.Parse(File.ReadAllText(path))!;
        profile["approvalChains"]!["other"] = JsonNode.Parse("""{ "name": "另一审批", "steps": [ { "roles": ["director"], "underAuthorisationOf": "president" } ] }""");
        profile["approvalChains"]!["refusal"]!["steps"] = JsonNode.Parse("""[ { "roles": ["president"] } ]""");
        profile["authorisations"] = JsonNode.Parse(authorisations);
        court.Write("courts/sample/profile.json", profile.ToJsonString());

        var flow = Designs.With(FindingPairs.All["required-step-late"].Good, "approve-refusal", approval => approval["chain"] = Designs.Literal("other"));
        var findings = Designs.Lint(CourtFolder.Read(court.Court), flow).Findings;

        // without any paper the engine adds the president's step
        findings.Select(found => found.Code).Should().Equal(isBelow && authorisations != "[]" ? [Below] : []);
    }

    [Fact]
    public void Check_NoApprovalAtAll_IsMissedAsBefore()
    {
        var flow = Flows["coercive"].Json.ToJsonString().Replace("\"activity\":\"approve-measure\",\"port\":\"rejected\"},\"target\":{\"activity\":\"record-rejected\"", "\"activity\":\"approve-measure\",\"port\":\"rejected\"},\"target\":{\"activity\":\"mark-approved\"", StringComparison.Ordinal);
        flow.Should().NotBe(Flows["coercive"].Json.ToJsonString());

        ErrorsOf(Wolong, flow).Select(found => (found.Code, found.ActivityId)).Should().Contain(("required-step-late", "record-executed")).And.NotContain(found => found.Code == Below);
    }

    [Fact]
    public void Check_ReservePriceByAnotherChain_IsMissed()
    {
        var court = Designs.Court("tongbai");
        var flow = Designs.With(Designs.FlowsOf(court)["tongbai-disposal"].Json.ToJsonString(), "decide-reserve", step => step["chain"] = Designs.Script("getRequest().big ? 'reserve-price' : 'payout'"));

        ErrorsOf(court, flow, Designs.FlowsOf(court).Values).Should().Contain(found => found.Code == "required-step-late" && found.Clause == "网络司法拍卖规定第27条");
    }

    [Fact]
    public void Requirements_EveryActThatTheLawGivesToSomebody_IsAskedForInAFlow()
    {
        var acts = Wolong.Requirements.Steps.Values.Concat(Designs.Court("tongbai").Requirements.Steps.Values).Select(step => step.Act).OfType<string>().Distinct();

        acts.Should().BeEquivalentTo(Wolong.Requirements.Approvals.Keys);
    }

    private static List<DefinitionFinding> Errors(string flow, string step, string chain) =>
        Errors(flow, step, chain.StartsWith('=') ? Designs.Script(chain[1..]) : Designs.Literal(chain));

    private static List<DefinitionFinding> Errors(string flow, string step, JsonObject chain) =>
        ErrorsOf(Wolong, Designs.With(Flows[flow].Json.ToJsonString(), step, approval => approval["chain"] = chain));

    private static List<DefinitionFinding> ErrorsOf(CourtFolder court, string definition, IEnumerable<WorkflowDefinition>? known = null) =>
        [.. Designs.Lint(court, definition, known: known ?? Flows.Values).Findings.Where(found => found.Severity == FindingSeverity.Error)];
}
