using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Features.Designer;

/// <summary>What an admin sees of the court's flows: the list, what is wrong with one, in what two versions differ.</summary>
public sealed class DefinitionPagesTests
{
    private const string Main = "tongbai-first-enforcement";

    [Fact]
    public async Task List_OfTheCourt_ShowsEachFlowOnceWithWhatRuns()
    {
        await using var court = await CourtHouse.OpenAsync();
        await court.FileAsync(Filing.First());
        await DraftAsync(court, _ => { });

        var all = await court.ListAsync("tongbai.admin", "/api/definitions?limit=200");
        var main = all.Single(row => Text(row, "definitionId") == Main);

        all.Select(row => Text(row, "definitionId")).Should().OnlyHaveUniqueItems().And.Contain("payout").And.NotContain("first-enforcement", "the court has a main flow of its own");
        Text(main, "title").Should().Be("首次执行案件主流程");
        main.GetProperty("running").GetInt32().Should().Be(1);
        main.GetProperty("versions").GetInt32().Should().Be(2);
        main.GetProperty("published").GetProperty("number").GetInt32().Should().Be(1);
        main.GetProperty("draft").GetProperty("origin").GetString().Should().Be("tongbai.admin");
    }

    [Fact]
    public async Task List_InPages_ComesToTheSame()
    {
        await using var court = await CourtHouse.OpenAsync();
        var whole = (await court.ListAsync("tongbai.admin", "/api/definitions?limit=200")).Select(row => Text(row, "definitionId")).ToList();
        var pages = new List<string?>();

        for (string? after = ""; after is not null;)
        {
            var page = await (await (await court.AsAsync("tongbai.admin")).GetAsync(new Uri($"/api/definitions?limit=10{(after.Length > 0 ? $"&after={after}" : "")}", UriKind.Relative))).ReadJsonAsync();
            pages.AddRange(page.GetProperty("items").EnumerateArray().Select(row => Text(row, "definitionId")));
            after = page.GetProperty("next").GetString();
        }

        pages.Should().Equal(whole);
    }

    [Fact]
    public async Task List_WhileSomebodyHasAFlowOpen_SaysWho()
    {
        await using var court = await CourtHouse.OpenAsync();
        using var opened = await (await court.AsAsync("tongbai.admin")).GetAsync(new Uri($"/elsa/api/workflow-definitions/by-definition-id/{Main}", UriKind.Relative));
        opened.StatusCode.Should().Be(HttpStatusCode.OK);

        var (own, others) = (await EditingAsync("tongbai.admin"), await EditingAsync("tongbai.director"));

        (own.GetProperty("mine").GetBoolean(), others.GetProperty("mine").GetBoolean()).Should().Be((true, false));
        Text(others, "holderName").Should().NotBeNullOrEmpty();

        async Task<JsonElement> EditingAsync(string who) =>
            (await court.ListAsync(who, "/api/definitions?limit=200")).Single(row => Text(row, "definitionId") == Main).GetProperty("editing");
    }

    [Fact]
    public async Task Versions_OfAFlow_ComeNewestFirstWithWhatRunsOnThem()
    {
        await using var court = await CourtHouse.OpenAsync();
        await court.FileAsync(Filing.First());
        await DraftAsync(court, _ => { });

        var draft = await GetAsync(court, "tongbai.director", $"/api/definitions/{Main}/versions?limit=1");
        var published = await GetAsync(court, "tongbai.director", $"/api/definitions/{Main}/versions?limit=1&after={Text(draft, "next")}");

        Show(draft).Should().Be((2, false, 0));
        Show(published).Should().Be((1, true, 1));
        Text(published, "next").Should().BeNull();

        static (int, bool, int) Show(JsonElement page)
        {
            var row = page.GetProperty("items").EnumerateArray().Should().ContainSingle().Subject;
            return (row.GetProperty("number").GetInt32(), row.GetProperty("isPublished").GetBoolean(), row.GetProperty("running").GetInt32());
        }
    }

    [Fact]
    public async Task Charts_OfTheMainFlow_AreItsOwnAndThoseOfTheFlowsInIt()
    {
        await using var court = await CourtHouse.OpenAsync();

        var charts = (await GetAsync(court, "tongbai.director", $"/api/definitions/{Main}/charts")).GetProperty("charts").EnumerateArray().ToList();

        Text(charts[0], "definitionId").Should().Be(Main);
        var steps = charts.Where(chart => Text(chart, "definitionId") == Main).SelectMany(chart => chart.GetProperty("drawn").GetProperty("steps").EnumerateArray());
        steps.Single(step => Text(step, "id") == "check-intake").GetProperty("state").GetString().Should().Be("not-reached");
        charts.Select(chart => Text(chart, "definitionId")).Should().Contain("notice");
        var ids = charts.Select(chart => Text(chart.GetProperty("drawn"), "id")).ToList();
        charts.SelectMany(chart => chart.GetProperty("drawn").GetProperty("steps").EnumerateArray()).Select(step => Text(step, "chart")).OfType<string>().Should().BeSubsetOf(ids);
    }

    [Theory]
    [InlineData("\"\"", "check-intake")]
    [InlineData("{}", "check-intake")]
    [InlineData("7", "7")]
    public async Task Charts_StepWithoutATextThatIsShown_IsCalledByItsName(string shown, string name)
    {
        await using var court = await CourtHouse.OpenAsync();
        await DraftAsync(court, flow => Designs.Step(flow, "check-intake")["metadata"]!["displayText"] = JsonNode.Parse(shown));

        var charts = (await GetAsync(court, "tongbai.director", $"/api/definitions/{Main}/charts")).GetProperty("charts").EnumerateArray();

        charts.SelectMany(chart => chart.GetProperty("drawn").GetProperty("steps").EnumerateArray()).Where(step => Text(step, "id") == "check-intake").Select(step => Text(step, "name")).Should().Equal(name);
    }

    [Fact]
    public async Task Charts_OfADraftThatCannotRun_AreRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        await DraftAsync(court, flow => Designs.Step(flow, "check-intake")["type"] = "Court.Nothing");

        using var answer = await (await court.AsAsync("tongbai.admin")).GetAsync(new Uri($"/api/definitions/{Main}/charts", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        Text(await answer.ReadJsonAsync(), "code").Should().Be("definition.not-drawable");
    }

    [Fact]
    public async Task Lint_PublishedFlow_HasNoErrorAndSaysWhatElsaWouldNotKnow()
    {
        await using var court = await CourtHouse.OpenAsync();

        var answer = await LintAsync(court, "?version=published");

        (answer.GetProperty("errors").GetInt32(), answer.GetProperty("version").GetInt32()).Should().Be((0, 1));
        answer.GetProperty("portability").EnumerateArray().Select(note => Text(note, "name")).Should().Contain("Court.HumanTask");
    }

    [Fact]
    public async Task Lint_DraftThatDropsAClockAndARole_NamesStepClauseAndReasonInChinese()
    {
        await using var court = await CourtHouse.OpenAsync();
        await DraftAsync(court, flow =>
        {
            Designs.Step(flow, "start-notice")["node"] = Designs.Literal("handling-term");
            Designs.Step(flow, "check-intake")["role"] = Designs.Literal("postman");
        });

        var answer = await LintAsync(court, "");
        var findings = answer.GetProperty("findings").EnumerateArray().ToList();

        answer.GetProperty("errors").GetInt32().Should().Be(2);
        var role = findings.Single(finding => Text(finding, "code") == "role-unknown");
        (Text(role, "severity"), Text(role, "activityId"), Text(role, "activityName"), Text(role, "clause")).Should().Be(("error", "check-intake", "核收立案材料", "TB-3.2-1a"));
        Text(role, "message").Should().Be("本院没有角色“postman”。");
        var clock = findings.Single(finding => Text(finding, "code") == "required-step-missing");
        Text(clock, "clause").Should().Be("TB-3.2-2");
        Text(clock, "message").Should().StartWith("有的路径没有“执行通知期限起算”");
    }

    [Fact]
    public async Task Difference_OfADraft_SaysWhatChangesForWhomAndWhichCasesStayOnTheOldVersion()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await DraftAsync(court, flow => Designs.Step(flow, "check-intake")["role"] = Designs.Literal("clerk"));

        var answer = await GetAsync(court, "tongbai.director", $"/api/definitions/{Main}/difference?from={Main}-v1&to={Main}-draft");

        answer.GetProperty("changes").EnumerateArray().Select(change => Text(change, "sentence")).Should().Equal("步骤“核收立案材料”的角色由“执行指挥中心主任、书记员”改为“书记员”。");
        answer.GetProperty("clauses").EnumerateArray().Select(clause => clause.GetString()).Should().Equal("TB-3.2-1a");
        var running = answer.GetProperty("running");
        running.GetProperty("count").GetInt32().Should().Be(1);
        running.GetProperty("cases")[0].GetProperty("caseId").GetGuid().Should().Be(id);
        Text(running.GetProperty("cases")[0], "caseNumber").Should().Be("(2026)豫1330执101号");
    }

    [Fact]
    public async Task Difference_OfAFlowUsedAsAPart_CountsTheCasesThatUseIt()
    {
        await using var court = await CourtHouse.OpenAsync();
        await court.FileAsync(Filing.First());

        var answer = await GetAsync(court, "tongbai.admin", "/api/definitions/notice/difference?from=notice-v1&to=notice-v1");

        answer.GetProperty("changes").GetArrayLength().Should().Be(0);
        answer.GetProperty("running").GetProperty("count").GetInt32().Should().Be(1);
    }

    [Theory]
    [InlineData("tongbai.judge1", $"/api/definitions/{Main}/lint", HttpStatusCode.Forbidden)]
    [InlineData("wolong.admin", $"/api/definitions/{Main}/lint", HttpStatusCode.NotFound)]
    [InlineData("tongbai.admin", "/api/definitions/nothing/lint", HttpStatusCode.NotFound)]
    [InlineData("tongbai.judge1", $"/api/definitions/{Main}/versions", HttpStatusCode.Forbidden)]
    [InlineData("wolong.admin", $"/api/definitions/{Main}/versions", HttpStatusCode.NotFound)]
    [InlineData("tongbai.admin", $"/api/definitions/{Main}/versions?after=last", HttpStatusCode.BadRequest)]
    [InlineData("tongbai.admin", $"/api/definitions/{Main}/lint?version=7", HttpStatusCode.NotFound)]
    [InlineData("tongbai.admin", $"/api/definitions/{Main}/lint?version=old", HttpStatusCode.BadRequest)]
    [InlineData("tongbai.admin", $"/api/definitions/{Main}/difference?from={Main}-v1", HttpStatusCode.BadRequest)]
    [InlineData("tongbai.admin", $"/api/definitions/{Main}/difference?from={Main}-v1&to=notice-v1", HttpStatusCode.NotFound)]
    public async Task Get_WhatIsNotThereOrNotTheirs_IsRefused(string who, string path, HttpStatusCode status)
    {
        await using var court = await CourtHouse.OpenAsync();

        using var answer = await (await court.AsAsync(who)).GetAsync(new Uri(path, UriKind.Relative));

        answer.StatusCode.Should().Be(status);
    }

    private static Task<JsonElement> LintAsync(CourtHouse court, string query) => GetAsync(court, "tongbai.admin", $"/api/definitions/{Main}/lint{query}");

    private static async Task<JsonElement> GetAsync(CourtHouse court, string who, string path)
    {
        using var answer = await (await court.AsAsync(who)).GetAsync(new Uri(path, UriKind.Relative));
        var json = await answer.ReadJsonAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, json.ToString());
        return json;
    }

    // what the designer saves: a latest version that is not published
    private static async Task DraftAsync(CourtHouse court, Action<JsonNode> change)
    {
        await using var db = new EnforcementDbContext(new DbContextOptionsBuilder<EnforcementDbContext>().UseNpgsql(court.App.ConnectionString).Options);
        var published = await db.Definitions.SingleAsync(d => d.TenantId == "tongbai" && d.DefinitionId == Main && d.IsPublished);
        var flow = JsonNode.Parse(published.Json)!;
        change(flow);
        published.IsLatest = false;
        db.Definitions.Add(new()
        {
            TenantId = "tongbai",
            VersionId = $"{Main}-draft",
            DefinitionId = Main,
            Version = 2,
            Name = published.Name,
            Json = flow.ToJsonString(),
            ContentHash = "draft",
            IsPublished = false,
            IsLatest = true,
            Origin = "tongbai.admin",
            CreatedAt = published.CreatedAt,
        });
        await db.SaveChangesAsync();
    }

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}
