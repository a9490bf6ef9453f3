using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Studio = EnforcementFlows.Api.Tests.Features.Elsa.Designer;

namespace EnforcementFlows.Api.Tests.Features.Designer;

/// <summary>What is checked on the way from the draft to the published flow: when it is asked for, when it is looked at, when it is approved.</summary>
public sealed class CheckedReleaseTests
{
    private const string Admin = "tongbai.admin";
    private const string VicePresident = "tongbai.vice-president";
    private const string Flow = "payout";

    [Fact]
    public async Task Ask_FlowWithErrors_KeepsTheDraftAndNamesEachStep()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Studio.OpenAsync(court, Admin);
        var draft = await admin.LatestAsync(Flow);
        var alone = Studio.AddStep(draft, "Court.Record", "alone"); // joined to nothing
        (alone["text"], alone["clause"]) = (Studio.Input("记录"), Studio.Input("TB-3.2-9a"));
        Add(draft, "no-clause")["clause"] = Studio.Input("");

        using var refused = await admin.Client.PostAsJsonAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = draft.DeepClone(), ["publish"] = true });

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var answer = await refused.ReadJsonAsync();
        answer.GetProperty("draftIsKept").GetBoolean().Should().BeTrue();
        answer.GetProperty("message").GetString().Should().StartWith("草稿已保存，未提交发布。 检查发现 2 处错误");
        answer.GetProperty("errors").GetProperty("alone")[0].GetString().Should().Contain("无法到达");
        answer.GetProperty("errors").GetProperty("no-clause")[0].GetString().Should().Contain("没有写明条款");
        (await court.ListAsync(Admin, "/api/definitions/releases")).Should().BeEmpty();
        (await admin.LatestAsync(Flow))["version"]!.GetValue<int>().Should().Be(2, "the draft is not lost");
    }

    [Fact] // the designer never heard of the draft that was made, for publishing it was refused
    public async Task Save_AfterARefusedRequest_GoesOnFromWhereItStood()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Studio.OpenAsync(court, Admin);
        var draft = await admin.LatestAsync(Flow);
        var wrong = Add(draft, "x1");
        wrong["clause"] = Studio.Input("TB-0");
        await admin.RefusedAsync("/workflow-definitions", new JsonObject { ["model"] = draft.DeepClone(), ["publish"] = true });

        wrong["clause"] = Studio.Input("TB-3.2-9a");
        var saved = await admin.SaveAsync(draft, publish: true);

        saved["version"]!.GetValue<int>().Should().Be(2);
        (await court.ListAsync(Admin, "/api/definitions/releases?state=proposed")).Should().ContainSingle();
    }

    [Fact]
    public async Task Approve_FlowThatTheCourtCanNoLongerRun_IsRefusedWithTheStep()
    {
        await using var court = await CourtHouse.OpenAsync();
        await ChangeProfileAsync(court, """{ "settings": { "partyPeriods": { "trial": { "name": "试行期间", "n": 5, "unit": "day", "source": "试行办法第1条" } } } }""");
        var release = await AskAsync(court, AwaitTrial);
        (await ReadAsync(court, release)).GetProperty("check").GetProperty("errors").GetInt32().Should().Be(0);
        await ChangeProfileAsync(court, """{ "settings": { "partyPeriods": { "trial": null } } }""");

        using var refused = await ApproveAsync(court, release, new { opinion = "同意" });

        var problem = await refused.ReadJsonAsync();
        (refused.StatusCode, problem.GetProperty("code").GetString()).Should().Be((HttpStatusCode.Conflict, "release.invalid"));
        problem.GetProperty("errors")[0].GetProperty("field").GetString().Should().Be("await-trial");
        problem.GetProperty("errors")[0].GetProperty("message").GetString().Should().EndWith("本院配置没有期间“trial”。");
        var now = await ReadAsync(court, release);
        (now.GetProperty("state").GetString(), now.GetProperty("check").GetProperty("errors").GetInt32()).Should().Be(("proposed", 1));
    }

    [Fact] // the change is approved, and its day has not come
    public async Task Approve_FlowThatTheCourtWillNoLongerRun_IsRefusedWithTheStepAndTheDay()
    {
        await using var court = await CourtHouse.OpenAsync();
        await ChangeProfileAsync(court, """{ "settings": { "partyPeriods": { "trial": { "name": "试行期间", "n": 5, "unit": "day", "source": "试行办法第1条" } } } }""");
        var release = await AskAsync(court, AwaitTrial);
        await ChangeProfileAsync(court, """{ "settings": { "partyPeriods": { "trial": null } } }""", "2026-06-01");

        var check = (await ReadAsync(court, release)).GetProperty("check");
        using var refused = await ApproveAsync(court, release, new { opinion = "同意" });

        check.GetProperty("errors").GetInt32().Should().Be(1);
        check.GetProperty("findings")[0].GetProperty("message").GetString().Should().Be("自 2026-06-01 起（已批准的配置变更）：本院配置没有期间“trial”。");
        var problem = await refused.ReadJsonAsync();
        (refused.StatusCode, problem.GetProperty("code").GetString()).Should().Be((HttpStatusCode.Conflict, "release.invalid"));
        problem.GetProperty("errors")[0].GetProperty("field").GetString().Should().Be("await-trial");
        var lint = await (await (await court.AsAsync(Admin)).GetAsync(new Uri($"/api/definitions/{Flow}/lint", UriKind.Relative))).ReadJsonAsync();
        lint.GetProperty("errors").GetInt32().Should().Be(1, "whoever designs it reads the same");
    }

    [Fact]
    public async Task Approve_FlowThatNeedsWhatADecidedProfileWillBring_IsRefusedAsYet()
    {
        await using var court = await CourtHouse.OpenAsync();
        await ChangeProfileAsync(court, """{ "settings": { "partyPeriods": { "trial": { "name": "试行期间", "n": 5, "unit": "day", "source": "试行办法第1条" } } } }""", "2026-06-01");
        var admin = await Studio.OpenAsync(court, Admin);
        var draft = await admin.LatestAsync(Flow);
        AwaitTrial(draft);

        var refusal = await admin.RefusedAsync("/workflow-definitions", new JsonObject { ["model"] = draft, ["publish"] = true });

        refusal.Should().Contain("本院配置没有期间“trial”").And.NotContain("2026-06-01");
    }

    [Fact]
    public async Task Approve_OlderVersionThatBreaksARule_NeedsAReasonThatIsKept()
    {
        await using var court = await CourtHouse.OpenAsync();
        await FormerAsync(court, "archive", flow => Designs.Step(flow, "start-archive")["node"] = Studio.Input("case-intake"));
        using var asked = await (await court.AsAsync("tongbai.director")).PostAsJsonAsync("/api/definitions/archive/rollback/0", new { reason = "现行版有误" });
        var release = (await asked.ReadJsonAsync()).GetProperty("id").GetGuid();

        var check = (await ReadAsync(court, release)).GetProperty("check");
        using var refused = await ApproveAsync(court, release, new { opinion = "同意" });
        using var approved = await ApproveAsync(court, release, new { opinion = "同意", warningReason = "先行恢复，另行改正" });

        (check.GetProperty("errors").GetInt32(), check.GetProperty("newWarnings").GetInt32()).Should().Be((0, 1));
        var finding = check.GetProperty("findings")[0];
        (finding.GetProperty("code").GetString(), finding.GetProperty("severity").GetString()).Should().Be(("required-step-missing", "warning"));
        (await refused.ReadCodeAsync()).Should().Be("release.warnings");
        approved.StatusCode.Should().Be(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
        (await ReadAsync(court, release)).GetProperty("acceptedWarnings")[0].GetString().Should().Contain("归档期限起算");
    }

    [Fact]
    public async Task Approve_FlowWithANewWarning_NeedsAReasonThatIsKept()
    {
        await using var court = await CourtHouse.OpenAsync();
        var release = await AskAsync(court, draft => Add(draft, "X1"));
        var seen = (await ReadAsync(court, release)).GetProperty("check");
        (seen.GetProperty("errors").GetInt32(), seen.GetProperty("newWarnings").GetInt32()).Should().Be((0, 1));

        using var refused = await ApproveAsync(court, release, new { opinion = "同意" });
        using var approved = await ApproveAsync(court, release, new { opinion = "同意", warningReason = "标识由设计器生成，不影响办案" });

        var problem = await refused.ReadJsonAsync();
        (refused.StatusCode, problem.GetProperty("code").GetString()).Should().Be((HttpStatusCode.Conflict, "release.warnings"));
        problem.GetProperty("errors")[0].GetProperty("field").GetString().Should().Be("X1");
        approved.StatusCode.Should().Be(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
        var published = await ReadAsync(court, release);
        published.GetProperty("acceptedWarnings")[0].GetString().Should().Contain("X1");
        published.GetProperty("warningReason").GetString().Should().Be("标识由设计器生成，不影响办案");
        published.GetProperty("check").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task Read_OpenRequest_SaysWhatChangesForWhichCasesAndClauses()
    {
        await using var court = await CourtHouse.OpenAsync();
        await court.FileAsync(Filing.First());
        var admin = await Studio.OpenAsync(court, Admin);
        var draft = await admin.LatestAsync("tongbai-first-enforcement");
        Designs.Step(draft, "check-intake")["role"] = Studio.Input("clerk");
        await admin.SaveAsync(draft, publish: true);
        var release = (await court.ListAsync(VicePresident, "/api/definitions/releases?state=proposed")).Single().GetProperty("id").GetGuid();

        var difference = (await ReadAsync(court, release)).GetProperty("difference");

        difference.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("sentence").GetString()).Should().Equal("步骤“核收立案材料”的角色由“执行指挥中心主任、书记员”改为“书记员”。");
        difference.GetProperty("clauses")[0].GetString().Should().Be("TB-3.2-1a");
        difference.GetProperty("running").GetProperty("count").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task Read_RequestForANewFlow_HasNothingToCompareWith()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Studio.OpenAsync(court, Admin);
        await admin.SaveAsync(await admin.CreateAsync("NewFlow"), publish: true);
        var release = (await court.ListAsync(Admin, "/api/definitions/releases")).Single().GetProperty("id").GetGuid();

        var row = await ReadAsync(court, release);

        row.GetProperty("difference").ValueKind.Should().Be(JsonValueKind.Null);
        row.GetProperty("check").GetProperty("errors").GetInt32().Should().Be(0);
    }

    private static async Task<Guid> AskAsync(CourtHouse court, Action<JsonObject> change)
    {
        var admin = await Studio.OpenAsync(court, Admin);
        var draft = await admin.LatestAsync(Flow);
        change(draft);
        await admin.SaveAsync(draft, publish: true);
        return (await court.ListAsync(Admin, "/api/definitions/releases?state=proposed")).Single().GetProperty("id").GetGuid();
    }

    // behind the first step, as one more branch
    private static JsonObject Add(JsonObject definition, string id, string type = "Court.Record")
    {
        var step = Studio.AddStep(definition, type, id, definition["root"]!["activities"]![0]!["id"]!.GetValue<string>());
        (step["text"], step["clause"]) = (Studio.Input("设计器新增"), Studio.Input("TB-3.2-9a"));
        return step;
    }

    private static void AwaitTrial(JsonObject definition)
    {
        var step = Add(definition, "await-trial", "Court.AwaitPeriod");
        step.Remove("text");
        step["period"] = Studio.Input("trial");
    }

    // a version that was published before the one that the files have
    private static async Task FormerAsync(CourtHouse court, string definitionId, Action<JsonNode> change)
    {
        await using var db = new EnforcementDbContext(new DbContextOptionsBuilder<EnforcementDbContext>().UseNpgsql(court.App.ConnectionString).Options);
        var published = await db.Definitions.SingleAsync(d => d.TenantId == "tongbai" && d.DefinitionId == definitionId && d.IsPublished);
        var flow = JsonNode.Parse(published.Json)!;
        (flow["id"], flow["version"]) = ($"{definitionId}-v0", 0);
        change(flow);
        db.Definitions.Add(new()
        {
            TenantId = "tongbai",
            VersionId = $"{definitionId}-v0",
            DefinitionId = definitionId,
            Version = 0,
            Name = published.Name,
            Json = flow.ToJsonString(),
            ContentHash = "former",
            IsPublished = false,
            IsLatest = false,
            Origin = "files",
            CreatedAt = published.CreatedAt,
            PublishedAt = published.CreatedAt,
        });
        await db.SaveChangesAsync();
    }

    private static async Task ChangeProfileAsync(CourtHouse court, string patch, string effectiveFrom = "2026-04-28")
    {
        using var proposed = await (await court.AsAsync(Admin)).PostAsJsonAsync(
            "/api/profiles/changes", new { effectiveFrom, reason = "试行", patch = JsonNode.Parse(patch) });
        var change = await proposed.ReadJsonAsync();
        proposed.IsSuccessStatusCode.Should().BeTrue(change.ToString());
        using var approved = await (await court.AsAsync("tongbai.director")).PostAsync(new Uri($"/api/profiles/changes/{change.GetProperty("id").GetGuid()}/approve", UriKind.Relative), null);
        approved.IsSuccessStatusCode.Should().BeTrue(await approved.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> ApproveAsync(CourtHouse court, Guid release, object body) =>
        await (await court.AsAsync(VicePresident)).PostAsJsonAsync($"/api/definitions/releases/{release}/approve", body);

    private static async Task<JsonElement> ReadAsync(CourtHouse court, Guid release)
    {
        using var answer = await (await court.AsAsync(VicePresident)).GetAsync(new Uri($"/api/definitions/releases/{release}", UriKind.Relative));
        var row = await answer.ReadJsonAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, row.ToString());
        return row;
    }
}
