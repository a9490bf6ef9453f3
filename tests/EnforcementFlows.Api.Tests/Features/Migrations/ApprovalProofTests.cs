using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Migrations;
using EnforcementFlows.Api.Tests.Features.Designer;
using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Migration;
using FluentAssertions;
using static EnforcementFlows.Workflow.Tests.Runtime.Flow;

namespace EnforcementFlows.Api.Tests.Features.Migrations;

/// <summary>What has to be signed before a migration has to be signed after it, by nobody lower.</summary>
public sealed class ApprovalProofTests
{
    private static readonly CourtProfile Profile = Proofs.Tongbai with
    {
        ApprovalChains = new Dictionary<string, ApprovalChain>
        {
            ["director"] = Chain(new ApprovalStep(["director"])),
            ["centre-head"] = Chain(new ApprovalStep(["centre-head"])),
            ["vice-president"] = Chain(new ApprovalStep(["vice-president"])),
            ["president"] = Chain(new ApprovalStep(["director"]), new ApprovalStep(["president"])),
            ["president-for-opinion"] = Chain(new ApprovalStep(["president"], ApprovalMode.Opinion), new ApprovalStep(["director"])),
            ["for-the-president"] = Chain(new ApprovalStep(["vice-president"], UnderAuthorisationOf: "president")),
            ["any"] = Chain(new ApprovalStep(["director", "centre-head"])),
            ["panel"] = Chain(new ApprovalStep(["judge"], ApprovalMode.Quorum, Quorum: 3)),
            ["judge"] = Chain(new ApprovalStep(["judge"])),
            ["admin"] = Chain(new ApprovalStep(["admin"])),
            ["opinions"] = Chain(new ApprovalStep(["president"], ApprovalMode.Opinion)),
        },
    };

    [Theory]
    [InlineData("tongbai")]
    [InlineData("wolong")]
    [InlineData("hualong")]
    [InlineData("shihe")]
    [InlineData("jiangyuan")]
    public void Check_FlowsOfTheCourts_GoOverToWhatIsTheSame(string code)
    {
        var court = Designs.Court(code);
        var flows = Designs.FlowsOf(court).Values;

        var findings = flows.SelectMany(flow => ApprovalProof.Check(Proofs.Mapping(Proofs.Compile(flow, flows), Proofs.Compile(flow, flows)), court.Profile!).Select(found => $"{flow.DefinitionId} {found.Code} {found.ActivityId}"));

        findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("director", "vice-president", null)]
    [InlineData("vice-president", "director", "lowered")]
    [InlineData("director", "president", null)]
    [InlineData("president", "for-the-president", null)] // without the paper his own step is added
    [InlineData("president", "president-for-opinion", "lowered")] // an opinion decides nothing
    [InlineData("opinions", "centre-head", null)]
    [InlineData("director", "opinions", "lowered")]
    [InlineData("director", "any", "lowered")] // the lower of the two may sign alone
    [InlineData("centre-head", "any", null)]
    [InlineData("panel", "judge", "lowered")]
    [InlineData("panel", "president", "lowered")] // one person in place of three
    [InlineData("director", "panel", "lowered")]
    [InlineData("president", "admin", "lowered")] // nobody stands above him, but he stands above no judge
    [InlineData("director", "no-such-chain", "lowered")]
    [InlineData("no-such-chain", "director", "unproven")]
    [InlineData("=getKind() === 'large' ? 'president' : 'director'", "=getKind() === 'large'  ?  'president' : 'director';", null)]
    [InlineData("=getKind() === 'large' ? 'president' : 'director'", "=getKind() === 'large' ? 'president' : 'vice-president'", null)]
    [InlineData("=getKind() === 'large' ? 'president' : 'director'", "=getKind() === 'large' ? 'vice-president' : 'director'", "lowered")]
    [InlineData("=getKind() === 'large' ? 'president' : 'director'", "=getKind() === 'huge' ? 'president' : 'director'", "unproven")] // what is large only is signed by the director
    [InlineData("=getKind() === 'large' ? 'vice-president' : 'director'", "=getKind() === 'huge' ? 'president' : 'vice-president'", null)] // whatever it is, nobody lower signs
    [InlineData("=getKind() === 'large' ? 'vice-president' : 'director'", "president", null)]
    [InlineData("='document-' + getKind()", "='document-' + getKind()", null)]
    [InlineData("='document-' + getKind()", "president", "unproven")]
    [InlineData("director", "='document-' + getKind()", "unproven")]
    [InlineData("director", "=getKind() === 'small' ? getKind() : 'president'", "unproven")]
    [InlineData("president", "='director'; const other = getKind() ? 'president' : 'president'", "unproven")] // what stands there last is not what it comes to
    public void Check_AnotherChain_IsSignedByNobodyLower(string was, string becomes, string? found)
    {
        var findings = ApprovalProof.Check(Proofs.Mapping(Proofs.Compile(Letter(was)), Proofs.Compile(Letter(becomes))), Profile);

        findings.Told().Should().Equal(found is null ? [] : [$"migration.approval-{found} approve"]);
    }

    [Theory]
    [InlineData("""{ "role": "director" }""", """{ "role": "vice-president" }""", null)]
    [InlineData("""{ "role": "director" }""", """{ "role": "director,clerk" }""", "lowered")]
    [InlineData("""{ "role": "handler" }""", """{ "role": "director" }""", null)]
    [InlineData("""{ "role": "director" }""", """{ "role": "handler" }""", "lowered")]
    [InlineData("""{ "role": "director" }""", """{ "role": "director", "outcomes": ["done"] }""", "lowered")]
    [InlineData("""{ "role": "director" }""", """{ "role": "director", "assignee": "=getKind()" }""", "unproven")]
    [InlineData("""{ "role": "=getKind()" }""", """{ "role": "director" }""", "unproven")]
    public void Check_ATaskThatApproves_IsSignedByNobodyLower(string was, string becomes, string? found)
    {
        var findings = ApprovalProof.Check(Proofs.Mapping(Proofs.Compile(Task(was)), Proofs.Compile(Task(becomes))), Profile);

        findings.Told().Should().Equal(found is null ? [] : [$"migration.approval-{found} approve"]);
    }

    [Theory]
    [InlineData("draft", "draft", false, false)]
    [InlineData("draft", "send", false, true)]
    [InlineData("draft", "send", true, true)]
    [InlineData("draft", "approve", true, false)]
    [InlineData("draft", null, true, true)] // its branch ends, and what is behind the flow goes on
    [InlineData("send", "draft", true, false)]
    public void Check_AStepThatGoesOnBehindAnApproval_IsNamed(string at, string? goesOn, bool ends, bool isPassed)
    {
        var plan = Proofs.Compile(Letter("director"));
        var moved = new NodeMapping($"Workflow1:root:{at}", ends ? null : $"Workflow1:root:{goesOn}", ends, ends && goesOn is not null ? $"Workflow1:root:{goesOn}" : null);

        var findings = ApprovalProof.Check(Proofs.Mapping(plan, plan, moved), Profile);

        findings.Told().Should().Equal(isPassed ? [$"migration.approval-passed {at}"] : []);
    }

    [Theory]
    [InlineData("Elsa.Flowchart")]
    [InlineData("Elsa.Sequence")]
    public void Check_AnApprovalInsideAContainer_IsAheadOfWhatComesBeforeIt(string container)
    {
        JsonObject Inner() => container == "Elsa.Sequence" ? Steps("inner", Draft("look"), Approval("director")) : Graph("inner", [Draft("look"), Approval("director")], "look:done->approve");
        var was = Proofs.Compile(Chart("letter", [Draft("draft"), Inner(), Draft("send")], "draft:done->inner", "inner->send"));
        var becomes = Proofs.Compile(Chart("letter", [Inner(), Draft("draft"), Draft("send")], "inner->draft", "draft:done->send"));

        ApprovalProof.Check(Proofs.Mapping(was, becomes), Profile).Told().Should().Contain("migration.approval-passed draft");
        ApprovalProof.Check(Proofs.Mapping(was, was, new NodeMapping("Workflow1:root:inner", null, Ends: true, GoOnAt: "Workflow1:root:send")), Profile).Told()
            .Should().Contain("migration.approval-removed approve", "it ends with what it lies in");
        ApprovalProof.Check(Proofs.Mapping(was, was), Profile).Should().BeEmpty();
    }

    [Theory]
    [InlineData("draft:done->approve", "draft:done->approve", null)]
    [InlineData("approve:returned->draft", "approve:returned->send", "migration.approval-avoided send")]
    [InlineData("approve:returned->draft", "draft:skip->send", "migration.approval-avoided send")]
    [InlineData("approve:returned->draft", "draft:skip->end", null)] // who gives up does nothing that would need a signature
    public void Check_AVersionThatComesToAStepWithoutTheApproval_IsNamed(string edge, string other, string? found)
    {
        var was = Letter("director");
        var (from, to) = (Proofs.Compile(was), Proofs.Compile(Connected("director", edge, other)));

        ApprovalProof.Check(Proofs.Mapping(from, to), Profile).Told().Should().Equal(found is null ? [] : [found]);
    }

    private static string Letter(string chain) => Connected(chain);

    // draft, approval, sending; what is sent back is drafted again
    private static string Connected(string chain, string? edge = null, string? other = null)
    {
        List<string> edges = ["draft:done->approve", "approve:approved->send", "approve:rejected->end", "approve:returned->draft", "send:done->end"];
        if (edge is not null)
            edges[edges.IndexOf(edge)] = other!;
        return Chart("letter", [Draft("draft"), Approval(chain), Draft("send"), Do("Elsa.End", "end")], [.. edges]);
    }

    private static string Task(string inputs)
    {
        var task = Do("Court.HumanTask", "approve", [("clause", "TB-1-2"), ("taskName", "签发"), ("outcomes", new[] { "approve", "return" })]);
        foreach (var (name, value) in JsonNode.Parse(inputs)!.AsObject())
            task[name] = Do("Court.HumanTask", "approve", (name, value is JsonArray list ? (object?)list.Deserialize<string[]>() : value!.GetValue<string>()))[name]!.DeepClone();
        return Chart("letter", [task, Draft("send")], "approve:approve->send", "approve:done->send");
    }

    private static JsonObject Draft(string id) => Do("Court.HumanTask", id, ("clause", "TB-1-2"), ("taskName", "拟稿"), ("role", "judge"), ("outcomes", new[] { "done", "skip" }));

    private static JsonObject Approval(string chain) => Do("Court.Approval", "approve", ("clause", "TB-1-2"), ("taskName", "审批"), ("chain", chain), ("requester", "=getCorrelationId()"));

    private static ApprovalChain Chain(params ApprovalStep[] steps) => new() { Name = "审批", Steps = steps };
}
