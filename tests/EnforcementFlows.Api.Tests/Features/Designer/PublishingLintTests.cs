using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Tests.Workflows;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Tests.Runtime;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Designer;

/// <summary>What is looked at before a definition is published: each rule with a definition that breaks it beside one that does not.</summary>
public sealed class PublishingLintTests : IDisposable
{
    private const string Requirements = """
        {
          "approvals": { "refusal": [ { "roles": ["president"], "source": "某法第1条" } ] },
          "steps": {
            "clock": { "flow": "letter", "name": "答复期限起算", "step": { "type": "Court.StartDeadline", "input": "node", "value": "answer" }, "node": "answer",
                       "unless": [ { "activity": "is-known", "condition": "true", "outcome": "True", "reason": "已经答复" } ] },
            "approval": { "flow": "letter", "name": "不予答复审批", "step": { "type": "Court.Approval", "outcome": "approved" }, "before": { "type": "Court.VoidDeadline" }, "source": "某法第1条" },
            "elsewhere": { "flow": "letter", "name": "另一法院的期限起算", "step": { "type": "Court.StartDeadline", "input": "node", "value": "not-here" }, "node": "not-here" }
          }
        }
        """;

    private static readonly string Letter = Flow.Chart(
        "letter",
        [
            Flow.Do("Elsa.FlowDecision", "is-known", ("condition", "=true")),
            Flow.Do("Court.StartDeadline", "start-answer", ("clause", "SA-1"), ("node", "answer")),
            Flow.Do("Court.HumanTask", "write-answer", ("clause", "SA-1"), ("taskName", "答复"), ("role", "judge"), ("node", "answer"), ("outcomes", new[] { "done", "refuse" })),
            Flow.Do("Court.MeetDeadline", "meet-answer", ("clause", "SA-1"), ("node", "answer")),
            Flow.Do("Court.Approval", "approve-refusal", ("clause", "SA-2"), ("taskName", "审批"), ("chain", "refusal"), ("requester", "=getCorrelationId()")),
            Flow.Do("Court.VoidDeadline", "void-answer", ("clause", "SA-2"), ("node", "answer")),
            Flow.Do("Elsa.End", "end"),
        ],
        "is-known:False->start-answer", "is-known:True->end", "start-answer->write-answer", "write-answer:done->meet-answer", "write-answer:refuse->approve-refusal",
        "approve-refusal:approved->void-answer", "approve-refusal:rejected->write-answer", "approve-refusal:returned->write-answer");

    private readonly SampleCourt _court = new SampleCourt().Write("national/requirements.json", Requirements);

    public void Dispose() => _court.Dispose();

    [Fact]
    public void Check_FlowThatKeepsToEverything_FindsNothing() => Lint(Letter).Findings.Should().BeEmpty();

    [Theory]
    [InlineData("\"target\":{\"activity\":\"start-answer\"", "\"target\":{\"activity\":\"write-answer\"", "有的路径没有“答复期限起算”", "SA-1")] // the clock is passed by
    [InlineData("\"activity\":\"write-answer\",\"port\":\"refuse\"},\"target\":{\"activity\":\"approve-refusal\"", "\"activity\":\"write-answer\",\"port\":\"refuse\"},\"target\":{\"activity\":\"void-answer\"", "未经“不予答复审批”就能到达“void-answer”。", "某法第1条")]
    [InlineData("\"activity\":\"approve-refusal\",\"port\":\"rejected\"},\"target\":{\"activity\":\"write-answer\"", "\"activity\":\"approve-refusal\",\"port\":\"rejected\"},\"target\":{\"activity\":\"void-answer\"", "未经“不予答复审批”就能到达“void-answer”。", "某法第1条")] // asked, and refused
    public void Check_WayWithoutARequiredStep_NamesItAndTheClause(string from, string to, string message, string clause)
    {
        Letter.Should().Contain(from);

        var finding = Lint(Letter.Replace(from, to, StringComparison.Ordinal)).Findings.First(f => f.Code.StartsWith("required-", StringComparison.Ordinal));

        FindingText.Of(finding).Should().Contain(message);
        finding.Clause.Should().Be(clause);
        finding.Severity.Should().Be(FindingSeverity.Error);
        finding.ActivityId.Should().NotBeNull();
    }

    [Fact]
    public void Check_WaivedStep_MayBeMissing()
    {
        _court.Write("courts/sample/requirements.json", """{ "waivers": { "clock": "来信不计期限" } }""");

        Lint(Letter.Replace("\"target\":{\"activity\":\"start-answer\"", "\"target\":{\"activity\":\"write-answer\"", StringComparison.Ordinal))
            .Findings.Should().NotContain(f => f.Code == "required-step-missing");
    }

    [Theory]
    [InlineData("""{ "roles": ["director"] }""", "[]", true)]
    [InlineData("""{ "roles": ["president"] }""", "[]", false)]
    [InlineData("""{ "roles": ["director", "president"] }""", "[]", true)] // the lower of the two may sign alone
    [InlineData("""{ "roles": ["president"], "mode": "opinion" }""", "[]", true)] // an opinion is no approval
    [InlineData("""{ "roles": ["director"], "underAuthorisationOf": "president" }""", "[]", false)] // without a record his step is added
    [InlineData("""{ "roles": ["director"] }""", """[ { "by": "president", "to": "director", "acts": ["refusal"], "document": "1号", "from": "2026-01-01" } ]""", false)]
    [InlineData("""{ "roles": ["director"] }""", """[ { "by": "president", "to": "director", "acts": ["refusal"], "document": "1号", "from": "2026-01-01", "until": "2026-02-28" } ]""", true)]
    public void Check_ChainBelowTheLaws_NeedsARecordedAuthorisation(string step, string authorisations, bool isBelow)
    {
        var report = Lint(Letter, profile =>
        {
            profile["approvalChains"]!["refusal"]!["steps"] = new JsonArray(JsonNode.Parse(step));
            profile["authorisations"] = JsonNode.Parse(authorisations);
        });

        report.Findings.Select(f => f.Code).Should().Equal(isBelow ? ["approval-below-law"] : []);
        if (isBelow)
            FindingText.Of(report.Findings[0]).Should().Contain("院长签批").And.Contain("某法第1条");
    }

    [Theory]
    [InlineData("director judge president", null)]
    [InlineData("director president", "目前无人担任员额法官，“write-answer”将由局长代办。")]
    public void Check_RoleThatNobodyHolds_WarnsAndNamesWhoActs(string held, string? message)
    {
        var report = Designs.Lint(CourtFolder.Read(_court.Court), Letter, held.Split(' ').ToHashSet());

        report.Findings.Where(f => f.ActivityId == "write-answer").Select(FindingText.Of).Should().Equal(message is null ? [] : [message]);
        report.HasErrors.Should().BeFalse();
    }

    [Theory]
    [InlineData("\"Court.MeetDeadline\"", "\"Court.Sleep\"", "activity-unknown")]
    [InlineData("\"target\":{\"activity\":\"meet-answer\"", "\"target\":{\"activity\":\"void-answer\"", "activity-unreachable")]
    [InlineData("\"value\":\"true\"", "\"value\":\"true +\"", "expression-invalid")]
    [InlineData("\"value\":\"judge\"", "\"value\":\"police\"", "role-unknown")]
    [InlineData("\"clause\":{\"typeName\":\"Object\",\"expression\":{\"type\":\"Literal\",\"value\":\"SA-1\"", "\"clause\":{\"typeName\":\"Object\",\"expression\":{\"type\":\"Literal\",\"value\":\"\"", "clause-missing")]
    public void Check_WhatTheEngineAndTheCourtRefuse_IsFoundHereToo(string from, string to, string code)
    {
        Letter.Should().Contain(from);
        var at = Letter.IndexOf(from, StringComparison.Ordinal);

        var report = Lint(Letter[..at] + to + Letter[(at + from.Length)..]);

        report.HasErrors.Should().BeTrue();
        report.Findings.Should().Contain(f => f.Code == code && f.ActivityId != null && f.Place.StartsWith("$.root"));
    }

    [Fact]
    public void Check_InputLeftEmpty_IsNamedAsTheDesignerShowsIt()
    {
        var report = Lint(Letter.Replace("\"taskName\":", "\"taskNamed\":", StringComparison.Ordinal));

        report.Findings.Where(f => f.Code == "input-missing" && f.ActivityId == "write-answer").Select(FindingText.Of).Should().Equal("“人工待办”必须填写“待办名称”。");
    }

    [Fact]
    public void Check_StepThatNothingLeadsTo_IsCalledAsOnTheCanvas()
    {
        var report = Lint(Letter.Replace("\"target\":{\"activity\":\"meet-answer\"", "\"target\":{\"activity\":\"void-answer\"", StringComparison.Ordinal));

        FindingText.Of(report.Findings.First(f => f.Code == "activity-unreachable"), new Dictionary<string, string> { ["meet-answer"] = "办结答复" }).Should().Be("从起点无法到达“办结答复”。");
    }

    [Fact]
    public void Check_NoJson_IsAFindingAndNoFailure() => Lint("{").Findings.Should().ContainSingle().Which.Code.Should().Be("json-invalid");

    [Fact]
    public void Check_StepsOfTheCourt_AreNamedAsUnknownToElsa() =>
        Lint(Letter).Portability.Select(note => note.Name).Should().Contain(["Court.HumanTask", "Court.Approval"]).And.NotContain("Elsa.FlowDecision");

    [Theory]
    [InlineData("tongbai")]
    [InlineData("wolong")]
    [InlineData("hualong")]
    [InlineData("shihe")]
    [InlineData("jiangyuan")]
    public void Check_FlowsOfTheCourts_MayAllBePublished(string code)
    {
        var court = Designs.Court(code);
        var flows = Designs.FlowsOf(court);

        var errors = flows.Values.SelectMany(flow => Designs.Lint(court, flow.Json.ToJsonString(), known: flows.Values).Findings.Select(found => (flow.DefinitionId, Found: found)))
            .Where(found => found.Found.Severity == FindingSeverity.Error).Select(found => $"{found.DefinitionId} {found.Found.ActivityId}: {FindingText.Of(found.Found)}");

        errors.Should().BeEmpty();
    }

    [Theory]
    [InlineData("tongbai", "tongbai-first-enforcement", "start-notice", "enforcement-notice", "TB-3.2-2")]
    [InlineData("shihe", "first-enforcement", "start-national-query", "national-asset-query", null)]
    public void Check_ClockOfALimitTakenOutOfAMainFlow_IsMissed(string code, string flow, string step, string node, string? clause)
    {
        var court = Designs.Court(code);
        var flows = Designs.FlowsOf(court);
        var without = Designs.With(flows[flow].Json.ToJsonString(), step, start => start["node"] = Designs.Literal("handling-term"));

        var missed = Designs.Lint(court, without, known: flows.Values).Findings.Where(found => found.Code == "required-step-missing").ToList();

        missed.Should().ContainSingle().Which.Clause.Should().Be(clause ?? court.Profile!.Nodes[node].Clause);
    }

    [Fact]
    public void Texts_EveryCode_HasWordsOfItsOwn()
    {
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => file.Contains("/Definitions/", StringComparison.Ordinal) || file.EndsWith("Compiler.cs", StringComparison.Ordinal) || file.EndsWith("CourtDefinitionCheck.cs", StringComparison.Ordinal)
                || file.EndsWith("Lint.cs", StringComparison.Ordinal)).Select(File.ReadAllText));

        FindingText.Codes.Where(code => !source.Contains($"\"{code}\"", StringComparison.Ordinal)).Should().BeEmpty("no text is left over");
        CodePattern.Matches(source).Select(found => found.Groups[1].Value).Distinct().Should().BeSubsetOf(FindingText.Codes);
    }

    private static readonly Regex CodePattern =
        new("(?:Error|Warn|Warning|Refuse|Found|FindingSeverity\\.\\w+)[(,]\\s*\"([a-z]+(?:-[a-z]+)+)\"", RegexOptions.Compiled);

    private LintReport Lint(string definition, Action<JsonObject>? profile = null)
    {
        if (profile is not null)
        {
            var path = Path.Combine(_court.Court, "profile.json");
            var json = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
            profile(json);
            File.WriteAllText(path, json.ToJsonString());
        }

        return Designs.Lint(CourtFolder.Read(_court.Court), definition);
    }
}
