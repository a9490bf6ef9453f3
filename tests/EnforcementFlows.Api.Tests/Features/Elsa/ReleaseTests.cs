using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Elsa;

/// <summary>A flow is changed by one person and published by another; new cases run on the new version, and those that run keep theirs.</summary>
public sealed class ReleaseTests
{
    private const string Admin = "tongbai.admin";
    private const string Director = "tongbai.director";
    private const string VicePresident = "tongbai.vice-president";
    private const string Flow = "tongbai-first-enforcement";

    [Fact]
    public async Task Approve_ByAnother_NewCasesRunTheNewVersion()
    {
        await using var court = await CourtHouse.OpenAsync();
        var before = await court.FileAsync(Filing.First());
        var release = await AskAsync(court, Flow);

        using var approved = await ActAsync(court, VicePresident, release, "approve", new { opinion = "同意" });

        var row = await approved.ReadJsonAsync();
        approved.StatusCode.Should().Be(HttpStatusCode.OK, row.ToString());
        (row.GetProperty("state").GetString(), row.GetProperty("version").GetInt32(), row.GetProperty("replaces").GetInt32()).Should().Be(("published", 2, 1));
        var after = await court.FileAsync(Filing.First(102));
        (await VersionOfAsync(court, before), await VersionOfAsync(court, after)).Should().Be(($"{Flow}-v1", $"{Flow}-v2"));
        var latest = await (await Designer.OpenAsync(court, Admin)).LatestAsync(Flow);
        latest["isPublished"]!.GetValue<bool>().Should().BeTrue();
        Designer.AddStep(latest, "Court.Record", "x2");
        (await (await Designer.OpenAsync(court, Admin)).SaveAsync(latest))["version"]!.GetValue<int>().Should().Be(3, "what is published does not change");
    }

    [Fact]
    public async Task Approve_ByWhoeverChangedOrAsked_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var release = await AskAsync(court, "payout");

        using var own = await ActAsync(court, Admin, release, "approve");

        own.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await own.ReadCodeAsync()).Should().Be("approval.same-person");
        (await RowAsync(court, Admin, release)).GetProperty("mayDecide").GetBoolean().Should().BeFalse();
        (await RowAsync(court, VicePresident, release)).GetProperty("mayDecide").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Approve_BySomebodyWhoHelpedWithTheDraft_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (admin, director) = (await Designer.OpenAsync(court, Admin), await Designer.OpenAsync(court, Director));
        var draft = await admin.LatestAsync("payout");
        AddRecord(draft, "x1");
        await admin.SaveAsync(draft);
        await LapseAsync(court);
        draft = await director.LatestAsync("payout");
        AddRecord(draft, "x2");
        await director.SaveAsync(draft);
        await LapseAsync(court);
        draft = await admin.LatestAsync("payout");
        AddRecord(draft, "x3");
        await admin.SaveAsync(draft, publish: true);
        var release = (await court.ListAsync(Director, "/api/definitions/releases?state=proposed")).Single();

        using var helped = await ActAsync(court, Director, release.GetProperty("id").GetGuid(), "approve");

        (await helped.ReadCodeAsync()).Should().Be("approval.same-person");
        release.GetProperty("authors").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task Approve_AfterTheDraftHasChanged_IsNoLongerPossible()
    {
        await using var court = await CourtHouse.OpenAsync();
        var release = await AskAsync(court, "payout");
        var admin = await Designer.OpenAsync(court, Admin);
        var draft = await admin.LatestAsync("payout");
        draft["description"] = "又改";
        await admin.SaveAsync(draft);

        using var late = await ActAsync(court, VicePresident, release, "approve");

        (await late.ReadCodeAsync()).Should().Be("release.decided");
        (await RowAsync(court, Admin, release)).GetProperty("state").GetString().Should().Be("superseded");
    }

    [Fact]
    public async Task Rollback_ApprovedByAnother_PublishesTheOldVersionForNewCases()
    {
        await using var court = await CourtHouse.OpenAsync();
        (await ActAsync(court, VicePresident, await AskAsync(court, Flow), "approve")).IsSuccessStatusCode.Should().BeTrue();
        var client = await court.AsAsync(Director);
        using var asked = await client.PostAsJsonAsync($"/api/definitions/{Flow}/rollback/1", new { reason = "新版有误" });
        var row = await asked.ReadJsonAsync();
        asked.StatusCode.Should().Be(HttpStatusCode.OK, row.ToString());
        row.GetProperty("isRollback").GetBoolean().Should().BeTrue();

        using var own = await ActAsync(court, Director, row.GetProperty("id").GetGuid(), "approve");
        using var approved = await ActAsync(court, Admin, row.GetProperty("id").GetGuid(), "approve");

        (await own.ReadCodeAsync()).Should().Be("approval.same-person");
        approved.IsSuccessStatusCode.Should().BeTrue(await approved.Content.ReadAsStringAsync());
        (await VersionOfAsync(court, await court.FileAsync(Filing.First()))).Should().Be($"{Flow}-v1");
        using var again = await client.PostAsJsonAsync($"/api/definitions/{Flow}/rollback/1", new { reason = "再次" });
        (await again.ReadCodeAsync()).Should().Be("release.published");
        using var unknown = await client.PostAsJsonAsync($"/api/definitions/{Flow}/rollback/9", new { reason = "没有" });
        unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);
        var withdrawn = await (await Designer.OpenAsync(court, Admin)).GetAsync($"/workflow-definitions/by-definition-id/{Flow}?versionOptions=2");
        (withdrawn["isPublished"]!.GetValue<bool>(), withdrawn.ContainsKey("publishedAt"), withdrawn.IsEditable()).Should().Be((false, true, false), "it was published, and is no draft");
        (await (await Designer.OpenAsync(court, Admin)).GetAsync($"/workflow-definitions/by-id/{Flow}-v2")).ContainsKey("publishedAt").Should().BeTrue("the same by its own id");
        (await (await Designer.OpenAsync(court, Admin)).PostAsync($"/workflow-definitions/{Flow}/revert/2"))["version"]!.GetValue<int>().Should().Be(3, "the history's own way makes a draft");
        (await (await Designer.OpenAsync(court, Admin)).LatestAsync(Flow)).ContainsKey("publishedAt").Should().BeFalse();
    }

    [Fact]
    public async Task Rollback_Approved_IsWhatEveryPageShowsAndTheNextDraftStartsFrom()
    {
        await using var court = await CourtHouse.OpenAsync();
        await RollBackAsync(court);
        var admin = await Designer.OpenAsync(court, Admin);

        var latest = await admin.LatestAsync("payout");
        (latest["version"]!.GetValue<int>(), latest["isPublished"]!.GetValue<bool>(), latest["isLatest"]!.GetValue<bool>(), latest.IsEditable()).Should().Be((1, true, true, true));
        foreach (var page in new[] { "settings", "charts", "lint" })
            (await PageAsync(court, $"/api/definitions/payout/{page}")).GetProperty("version").GetInt32().Should().Be(1, page);
        var listed = (await admin.GetAsync("/workflow-definitions?versionOptions=Latest&DefinitionIds=payout"))["items"]!.AsArray().Single()!;
        (listed["version"]!.GetValue<int>(), listed["isPublished"]!.GetValue<bool>()).Should().Be((1, true));
        (await admin.GetAsync("/workflow-definitions?DefinitionIds=payout"))["totalCount"]!.GetValue<int>().Should().Be(2, "the history has both");
        (await admin.PostAsync("/workflow-definitions/payout/publish"))["alreadyPublished"]!.GetValue<bool>().Should().BeTrue();
        (await court.ListAsync(Admin, "/api/definitions/releases?state=proposed")).Should().BeEmpty();

        AddRecord(latest, "next-record");
        var draft = await admin.SaveAsync(latest);
        draft["version"]!.GetValue<int>().Should().Be(3, "a number above all");
        DefinitionShape.Activities(draft["root"]).Select(step => step["id"]!.ToString()).Should().Contain("next-record").And.NotContain("added-record");
        using var deleted = await admin.DeleteAsync("/workflow-definition-versions/payout-v3");
        (await admin.LatestAsync("payout"))["version"]!.GetValue<int>().Should().Be(1, "what is in force is the latest again");
    }

    [Fact]
    public async Task Rollback_WhileTheDesignerHasTheLaterVersionOpen_ItsSaveIsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        (await ActAsync(court, VicePresident, await AskAsync(court, "payout"), "approve")).IsSuccessStatusCode.Should().BeTrue();
        var admin = await Designer.OpenAsync(court, Admin);
        var open = await admin.LatestAsync("payout");
        await TakeBackAsync(court, "payout", 1);

        AddRecord(open, "next-record");

        (await admin.SaveRefusedAsync(open)).Should().Contain("已改按第 1 版施行");
    }

    [Fact]
    public async Task Rollback_WithADraftAtWork_LeavesItTheLatest()
    {
        await using var court = await CourtHouse.OpenAsync();
        (await ActAsync(court, VicePresident, await AskAsync(court, "payout"), "approve")).IsSuccessStatusCode.Should().BeTrue();
        var admin = await Designer.OpenAsync(court, Admin);
        var draft = await admin.LatestAsync("payout");
        AddRecord(draft, "next-record");
        await admin.SaveAsync(draft);

        await TakeBackAsync(court, "payout", 1);

        var latest = await admin.LatestAsync("payout");
        (latest["version"]!.GetValue<int>(), latest["isPublished"]!.GetValue<bool>()).Should().Be((3, false));
        using var deleted = await admin.DeleteAsync("/workflow-definition-versions/payout-v3");
        (await admin.LatestAsync("payout"))["version"]!.GetValue<int>().Should().Be(1);
    }

    [Fact] // as databases have it in which a version was taken back before the one in force became the latest
    public async Task Publish_FormerVersionWithoutAReason_IsRefusedWithTheWayToGo()
    {
        await using var court = await CourtHouse.OpenAsync();
        await RollBackAsync(court);
        await using (var scope = court.App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
            await db.Database.ExecuteSqlAsync($"UPDATE flow_definition SET is_latest = false WHERE definition_id = 'payout' AND tenant_id = 'tongbai'");
            await db.Database.ExecuteSqlAsync($"UPDATE flow_definition SET is_latest = true WHERE version_id = 'payout-v2' AND tenant_id = 'tongbai'");
        }

        (await (await Designer.OpenAsync(court, Admin)).RefusedAsync("/workflow-definitions/payout/publish")).Should().Contain("第 2 版曾经发布").And.Contain("写明理由");

        (await court.ListAsync(Admin, "/api/definitions/releases?state=proposed")).Should().BeEmpty();
    }

    [Fact]
    public async Task RejectOrWithdraw_KeepsTheDraft()
    {
        await using var court = await CourtHouse.OpenAsync();
        var first = await AskAsync(court, "payout");
        using var foreign = await ActAsync(court, Director, first, "withdraw");
        using var rejected = await ActAsync(court, VicePresident, first, "reject", new { opinion = "期限不足" });
        (await foreign.ReadCodeAsync()).Should().Be("release.not-requester");
        (await rejected.ReadJsonAsync()).GetProperty("opinion").GetString().Should().Be("期限不足");

        var admin = await Designer.OpenAsync(court, Admin);
        await admin.PostAsync("/workflow-definitions/payout/publish");
        var second = (await court.ListAsync(Admin, "/api/definitions/releases?state=proposed")).Single().GetProperty("id").GetGuid();
        using var withdrawn = await ActAsync(court, Admin, second, "withdraw");

        (await withdrawn.ReadJsonAsync()).GetProperty("state").GetString().Should().Be("withdrawn");
        (await admin.LatestAsync("payout"))["version"]!.GetValue<int>().Should().Be(2);
        (await court.ListAsync(Admin, "/api/definitions/releases?definitionId=payout&limit=1")).Should().ContainSingle();
    }

    [Fact]
    public async Task Approve_TwiceWithOneKey_AnswersTheSame()
    {
        await using var court = await CourtHouse.OpenAsync();
        var release = await AskAsync(court, "payout");
        var client = await court.AsAsync(VicePresident);
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/definitions/releases/{release}/approve") { Content = JsonContent.Create(new { opinion = "同意" }) };
            request.Headers.Add("Idempotency-Key", "approve-once");
            using var answer = await client.SendAsync(request);
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        await using var scope = court.App.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().OperatorActs.CountAsync(act => act.Act == "release-approved")).Should().Be(1);
    }

    [Fact]
    public async Task Rollback_AskedByTwoAtOnce_IsAskedOnce()
    {
        await using var court = await CourtHouse.OpenAsync();
        for (var version = 2; version <= 3; version++)
            (await ActAsync(court, VicePresident, await AskAsync(court, Flow, $"added-{version}"), "approve")).IsSuccessStatusCode.Should().BeTrue();
        var (admin, director) = (await court.AsAsync(Admin), await court.AsAsync(Director));

        var answers = await Task.WhenAll(
            admin.PostAsJsonAsync($"/api/definitions/{Flow}/rollback/1", new { reason = "新版有误" }), director.PostAsJsonAsync($"/api/definitions/{Flow}/rollback/2", new { reason = "新版有误" }));

        answers.Select(answer => answer.StatusCode).Should().BeEquivalentTo([HttpStatusCode.OK, HttpStatusCode.Conflict]);
        (await answers.Single(answer => !answer.IsSuccessStatusCode).ReadCodeAsync()).Should().Be("release.open");
        (await court.ListAsync(Admin, "/api/definitions/releases?state=proposed")).Should().ContainSingle();
    }

    [Fact]
    public async Task Rollback_TwiceWithOneKey_AnswersTheSame()
    {
        await using var court = await CourtHouse.OpenAsync();
        (await ActAsync(court, VicePresident, await AskAsync(court, Flow), "approve")).IsSuccessStatusCode.Should().BeTrue();
        var first = await AskBackAsync("新版有误");
        using var rejected = await ActAsync(court, VicePresident, first.Id, "reject", new { opinion = "先观察" });

        (await AskBackAsync("新版有误")).Should().Be((HttpStatusCode.OK, first.Id), "it is the same asking, whatever became of it");
        (await AskBackAsync("又有误")).Status.Should().Be(HttpStatusCode.UnprocessableEntity);

        async Task<(HttpStatusCode Status, Guid Id)> AskBackAsync(string reason)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/definitions/{Flow}/rollback/1") { Content = JsonContent.Create(new { reason }) };
            request.Headers.Add("Idempotency-Key", "back-once");
            using var answer = await (await court.AsAsync(Director)).SendAsync(request);
            var row = await answer.ReadJsonAsync();
            return (answer.StatusCode, row.TryGetProperty("id", out var id) ? id.GetGuid() : Guid.Empty);
        }
    }

    private static async Task RollBackAsync(CourtHouse court)
    {
        (await ActAsync(court, VicePresident, await AskAsync(court, "payout"), "approve")).IsSuccessStatusCode.Should().BeTrue();
        await TakeBackAsync(court, "payout", 1);
    }

    private static async Task TakeBackAsync(CourtHouse court, string definitionId, int version)
    {
        using var asked = await (await court.AsAsync(Director)).PostAsJsonAsync($"/api/definitions/{definitionId}/rollback/{version}", new { reason = "新版有误" });
        using var approved = await ActAsync(court, VicePresident, (await asked.ReadJsonAsync()).GetProperty("id").GetGuid(), "approve");
        approved.IsSuccessStatusCode.Should().BeTrue(await approved.Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> PageAsync(CourtHouse court, string path)
    {
        using var answer = await (await court.AsAsync(Admin)).GetAsync(new Uri(path, UriKind.Relative));
        var page = await answer.ReadJsonAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, page.ToString());
        return page;
    }

    // a draft with one more step, asked to be published as the editor's button does
    private static async Task<Guid> AskAsync(CourtHouse court, string definitionId, string step = "added-record")
    {
        var admin = await Designer.OpenAsync(court, Admin);
        var draft = await admin.LatestAsync(definitionId);
        AddRecord(draft, step);
        await admin.SaveAsync(draft, publish: true);
        return (await court.ListAsync(Admin, "/api/definitions/releases?state=proposed")).Single().GetProperty("id").GetGuid();
    }

    // behind the first step, as one more branch
    private static void AddRecord(JsonObject definition, string id)
    {
        var step = Designer.AddStep(definition, "Court.Record", id, definition["root"]!["activities"]![0]!["id"]!.GetValue<string>());
        (step["text"], step["clause"]) = (Designer.Input("设计器新增"), Designer.Input("TB-3.2-9a"));
    }

    private static async Task<HttpResponseMessage> ActAsync(CourtHouse court, string userName, Guid release, string act, object? body = null) =>
        await (await court.AsAsync(userName)).PostAsJsonAsync($"/api/definitions/releases/{release}/{act}", body ?? new { });

    private static async Task<JsonElement> RowAsync(CourtHouse court, string userName, Guid release) =>
        await (await (await court.AsAsync(userName)).GetAsync(new Uri($"/api/definitions/releases/{release}", UriKind.Relative))).ReadJsonAsync();

    private static async Task<string> VersionOfAsync(CourtHouse court, Guid caseId)
    {
        await using var scope = court.App.Services.CreateAsyncScope();
        var (db, correlation) = (scope.ServiceProvider.GetRequiredService<EnforcementDbContext>(), caseId.ToString("D"));
        return await db.WorkflowInstances.Where(i => i.CorrelationId == correlation && i.DefinitionId == Flow).Select(i => i.VersionId).SingleAsync();
    }

    private static async Task LapseAsync(CourtHouse court)
    {
        await using var scope = court.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().Database.ExecuteSqlAsync($"UPDATE definition_leases SET until = now() - interval '1 second'");
    }
}
