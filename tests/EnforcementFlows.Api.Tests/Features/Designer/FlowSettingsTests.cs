using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;
using Studio = EnforcementFlows.Api.Tests.Features.Elsa.Designer;

namespace EnforcementFlows.Api.Tests.Features.Designer;

/// <summary>An admin who never opens the canvas changes who does a step, by which clause, and how long it may take.</summary>
public sealed class FlowSettingsTests
{
    private const string Admin = "tongbai.admin";
    private const string Director = "tongbai.director";
    private const string Flow = "tongbai-first-enforcement";

    [Fact]
    public async Task Read_MainFlow_SaysWhatStandsInTheFlowAndWhatInTheProfile()
    {
        await using var court = await CourtHouse.OpenAsync();

        var settings = await ReadAsync(court, Admin);
        var intake = Step(settings, "check-intake");

        (Text(intake, "name"), settings.GetProperty("isDraft").GetBoolean(), settings.GetProperty("editedByAnother").GetBoolean()).Should().Be(("核收立案材料", false, false));
        Input(intake, "role").Should().Be("centre-head,clerk 执行指挥中心主任、书记员 flow True");
        Input(intake, "clause").Should().StartWith("TB-3.2-1a TB-3.2-1a flow");
        Input(intake, "node").Should().Be("case-intake 核收立案材料 flow True");
        var limit = intake.GetProperty("limit");
        (limit.GetProperty("n").GetInt32(), Text(limit, "unit"), Text(limit, "text"), Text(limit, "source"), Text(limit, "profilePath"))
            .Should().Be((1, "working-day", "1个工作日", "profile", "nodes.case-intake"));
        limit.GetProperty("alert")[0].ToString().Should().Contain("3").And.Contain("day");
        var notice = Step(settings, "start-notice").GetProperty("limit");
        Text(notice.GetProperty("statutory"), "source").Should().Be("民诉法解释第480条");
    }

    [Fact]
    public async Task Read_ScriptsAndChains_AreShownAndNotOffered()
    {
        await using var court = await CourtHouse.OpenAsync();

        var steps = (await ReadAsync(court, Admin, "sanction-add")).GetProperty("steps").EnumerateArray().ToList();

        var approval = steps.First(step => Text(step, "type") == "Court.Approval");
        Input(approval, "chain").Should().StartWith(" getRequest().kind").And.EndWith("script False");
        var plain = (await ReadAsync(court, Admin, "tongbai-disposal")).GetProperty("steps").EnumerateArray().First(step => Text(step, "activityId") == "sign-announcement");
        Input(plain, "chain").Should().Contain("flow True");
        Input(plain, "role").Should().Contain("profile False");
    }

    [Fact]
    public async Task Change_RoleAndClause_AreTheDraftAndNothingElseOfIt()
    {
        await using var court = await CourtHouse.OpenAsync();
        var before = await PublishedAsync(court);
        var settings = await ReadAsync(court, Admin);

        var changed = await ChangeAsync(court, Admin, new
        {
            token = Text(settings, "token"),
            steps = new[] { new { activityId = "check-intake", inputs = new[] { new { name = "role", value = "clerk" }, new { name = "clause", value = "TB-3.2-2" } } } },
        });

        changed.GetProperty("changes").EnumerateArray().Select(change => Text(change, "sentence")).Should().BeEquivalentTo(
            "步骤“核收立案材料”的角色由“执行指挥中心主任、书记员”改为“书记员”。", "步骤“核收立案材料”的条款由“TB-3.2-1a”改为“TB-3.2-2”。");
        changed.GetProperty("profileChange").ValueKind.Should().Be(JsonValueKind.Null);
        (changed.GetProperty("settings").GetProperty("version").GetInt32(), changed.GetProperty("settings").GetProperty("isDraft").GetBoolean()).Should().Be((2, true));
        var draft = await (await Studio.OpenAsync(court, Admin)).LatestAsync(Flow);
        Designs.Step(draft, "check-intake")["role"]!["expression"]!["value"]!.GetValue<string>().Should().Be("clerk");
        foreach (var member in new[] { "role", "clause" })
            Designs.Step(draft, "check-intake")[member]!["expression"]!["value"] = Designs.Step(before, "check-intake")[member]!["expression"]!["value"]!.GetValue<string>();
        JsonNode.DeepEquals(draft["root"], before["root"]).Should().BeTrue("positions, ways and all else stay");
    }

    [Fact] // in one form, and each by its own way to the second person
    public async Task Change_LimitAndRole_AreAProposalAndADraft()
    {
        await using var court = await CourtHouse.OpenAsync();
        var settings = await ReadAsync(court, Admin);

        var changed = await ChangeAsync(court, Admin, new
        {
            token = Text(settings, "token"),
            effectiveFrom = "2026-04-28",
            reason = "提速",
            steps = new object[]
            {
                new { activityId = "start-notice", limit = new { n = 2, unit = "day" }, alert = new[] { new { n = 1, unit = "day" } } },
                new { activityId = "check-intake", inputs = new[] { new { name = "role", value = "clerk" } } },
            },
        });

        var change = changed.GetProperty("profileChange").GetProperty("id").GetGuid();
        Step(changed.GetProperty("settings"), "start-notice").GetProperty("limit").GetProperty("n").GetInt32().Should().Be(3, "nobody has approved it");
        using var approved = await (await court.AsAsync(Director)).PostAsync(new Uri($"/api/profiles/changes/{change}/approve", UriKind.Relative), null);
        approved.IsSuccessStatusCode.Should().BeTrue(await approved.Content.ReadAsStringAsync());
        var limit = Step(await ReadAsync(court, Admin), "start-notice").GetProperty("limit");
        (limit.GetProperty("n").GetInt32(), limit.GetProperty("alert")[0].GetProperty("n").GetInt32()).Should().Be((2, 1));
        Input(Step(await ReadAsync(court, Admin), "check-intake"), "role").Should().Be("clerk 书记员 flow True");
    }

    [Fact]
    public async Task Change_WrongValues_NamesEachFieldAndKeepsNothing()
    {
        await using var court = await CourtHouse.OpenAsync();
        var settings = await ReadAsync(court, Admin);

        using var refused = await SendAsync(court, Admin, new
        {
            token = Text(settings, "token"),
            steps = new object[]
            {
                new { activityId = "check-intake", inputs = new[] { new { name = "role", value = "wizard" }, new { name = "clause", value = "TB-0" }, new { name = "node", value = "nowhere" } } },
                new { activityId = "nothing", inputs = Array.Empty<object>() },
                new { activityId = "check-intake", inputs = new[] { new { name = "chain", value = "x" }, new { name = "role", value = "" } } },
                new { activityId = "start-notice", limit = new { n = 2, unit = "day" } },
            },
        });

        var problem = await refused.ReadJsonAsync();
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest, problem.ToString());
        problem.GetProperty("errors").EnumerateArray().Select(error => $"{Text(error, "field")} {Text(error, "code")} {Text(error, "message")}").Should().Equal(
            "steps[0].inputs[0].value role.unknown 本院没有角色“wizard”。",
            "steps[0].inputs[1].value clause.unknown 本院没有条款“TB-0”。",
            "steps[0].inputs[2].value node.unknown 本院没有节点“nowhere”。",
            "steps[1].activityId step.unknown 该流程没有这一步。",
            "steps[2].inputs[0].value setting.not-applicable 这一步没有“chain”这一项。",
            "steps[2].inputs[1].value required 角色必填。",
            "effectiveFrom required 期限属于本院配置，须写明施行日期。",
            "reason required 期限属于本院配置，须写明变更理由。");
        (await ReadAsync(court, Admin)).GetProperty("version").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task Change_TwoStepsOfOneNode_MustAgree()
    {
        await using var court = await CourtHouse.OpenAsync();
        var settings = await ReadAsync(court, Admin);
        object Change(int other) => new
        {
            token = Text(settings, "token"),
            effectiveFrom = "2026-04-28",
            reason = "提速",
            steps = new object[] { new { activityId = "start-intake", limit = new { n = 2, unit = "day" } }, new { activityId = "check-intake", limit = new { n = other, unit = "day" } } },
        };

        using var refused = await SendAsync(court, Admin, Change(5));
        (await refused.ReadJsonAsync()).GetProperty("errors")[0].GetProperty("code").GetString().Should().Be("setting.conflict");

        (await ChangeAsync(court, Admin, Change(2))).GetProperty("profileChange").ValueKind.Should().Be(JsonValueKind.Object);
    }

    [Fact]
    public async Task Change_LimitByWhoMayNotConfigure_IsRefusedAtTheField()
    {
        await using var court = await CourtHouse.OpenAsync();
        var settings = await ReadAsync(court, Director);
        Step(settings, "start-notice").GetProperty("limit").GetProperty("mayChange").GetBoolean().Should().BeFalse();

        using var refused = await SendAsync(court, Director, new
        {
            token = Text(settings, "token"),
            effectiveFrom = "2026-04-28",
            reason = "提速",
            steps = new[] { new { activityId = "start-notice", limit = new { n = 2, unit = "day" } } },
        });

        (await refused.ReadJsonAsync()).GetProperty("errors")[0].GetProperty("code").GetString().Should().Be("setting.not-permitted");
    }

    [Fact]
    public async Task Change_WhileAnotherEditsOrHasSaved_LosesNothing()
    {
        await using var court = await CourtHouse.OpenAsync();
        var seen = await ReadAsync(court, Director);
        var admin = await Studio.OpenAsync(court, Admin);
        var draft = await admin.LatestAsync(Flow);
        object change = new { token = Text(seen, "token"), steps = new[] { new { activityId = "check-intake", inputs = new[] { new { name = "role", value = "clerk" } } } } };

        using var leased = await SendAsync(court, Director, change);
        (leased.StatusCode, await leased.ReadCodeAsync()).Should().Be((HttpStatusCode.Conflict, "draft.leased"));
        (await ReadAsync(court, Director)).GetProperty("editedByAnother").GetBoolean().Should().BeTrue();
        draft["description"] = "首次执行案件主流程：改";
        await admin.SaveAsync(draft);
        using var stale = await SendAsync(court, Director, change);
        (stale.StatusCode, await stale.ReadCodeAsync()).Should().Be((HttpStatusCode.Conflict, "draft.stale"));
    }

    [Theory]
    [InlineData("tongbai.vice-president", HttpStatusCode.Forbidden)]
    [InlineData("wolong.admin", HttpStatusCode.NotFound)]
    public async Task Change_ByWhoMayNot_IsRefused(string who, HttpStatusCode status)
    {
        await using var court = await CourtHouse.OpenAsync();

        using var answer = await SendAsync(court, who, new { token = "x", steps = new[] { new { activityId = "check-intake" } } });

        answer.StatusCode.Should().Be(status);
    }

    private static async Task<JsonObject> PublishedAsync(CourtHouse court) => await (await Studio.OpenAsync(court, Admin)).LatestAsync(Flow);

    private static async Task<JsonElement> ReadAsync(CourtHouse court, string who, string flow = Flow)
    {
        using var answer = await (await court.AsAsync(who)).GetAsync(new Uri($"/api/definitions/{flow}/settings", UriKind.Relative));
        var json = await answer.ReadJsonAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, json.ToString());
        return json;
    }

    private static async Task<JsonElement> ChangeAsync(CourtHouse court, string who, object body)
    {
        using var answer = await SendAsync(court, who, body);
        var json = await answer.ReadJsonAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, json.ToString());
        return json;
    }

    private static async Task<HttpResponseMessage> SendAsync(CourtHouse court, string who, object body) =>
        await (await court.AsAsync(who)).PatchAsJsonAsync($"/api/definitions/{Flow}/settings", body);

    private static JsonElement Step(JsonElement settings, string id) => settings.GetProperty("steps").EnumerateArray().Single(step => Text(step, "activityId") == id);

    private static string Input(JsonElement step, string name)
    {
        var input = step.GetProperty("inputs").EnumerateArray().Single(each => Text(each, "name") == name);
        return $"{Text(input, "value")} {Text(input, "text")} {Text(input, "source")} {input.GetProperty("mayChange").GetBoolean()}";
    }

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}
