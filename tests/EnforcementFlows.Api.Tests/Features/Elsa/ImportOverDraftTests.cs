using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Elsa;

/// <summary>A file takes the place of a draft, and what the draft held can be come back to: nothing that was saved is lost by an import.</summary>
public sealed class ImportOverDraftTests
{
    private const string Admin = "tongbai.admin";
    private const string Flow = "payout";

    [Theory] // as the editor sends a file, and as the lists do
    [InlineData(false)]
    [InlineData(true)]
    public async Task Import_OverTheOwnDraft_KeepsItAmongTheVersions(bool asFile)
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, Admin);
        var open = await DraftAsync(admin);

        await ImportAsync(admin, await FileAsync(admin), asFile);

        (await ShowAsync(admin)).Should().Be((3, "文件", true));
        var replaced = await admin.GetAsync($"/workflow-definitions/by-id/{Flow}-v2");
        (replaced["description"]!.GetValue<string>(), replaced.IsEditable(), replaced["isLatest"]!.GetValue<bool>()).Should().Be(("草稿", false, false));
        open["description"] = "草稿，又改";
        (await admin.SaveRefusedAsync(open)).Should().Contain("在另一窗口、快速设置或者导入中保存为新的内容");
        (await admin.GetAsync("/workflow-definitions?versionOptions=Draft"))["items"]!.AsArray().Should().ContainSingle("of a flow there is one draft at a time");
        (await VersionsAsync(court)).Should().Equal((3, false, true, true), (2, false, false, true), (1, true, false, false));
    }

    [Fact]
    public async Task Import_OverTheOwnDraft_ThenDeleted_BringsTheDraftBack()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, Admin);
        await DraftAsync(admin);
        await ImportAsync(admin, await FileAsync(admin));
        (await admin.RefusedAsync($"/workflow-definitions/{Flow}/revert/2")).Should().Contain("请先发布或者删除草稿");

        await DeleteAsync(admin, 3);

        (await ShowAsync(admin)).Should().Be((2, "草稿", true));
        var draft = await admin.LatestAsync(Flow);
        draft["description"] = "草稿，接着改";
        (await admin.SaveAsync(draft))["version"]!.GetValue<int>().Should().Be(2);
        await DeleteAsync(admin, 2);
        (await ShowAsync(admin)).Version.Should().Be(1, "what is in force comes after all drafts");
    }

    [Fact]
    public async Task Import_OverTheDraftOfANewFlow_KeepsItToo()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, Admin);
        var id = (await admin.CreateAsync("新流程"))["definitionId"]!.GetValue<string>();
        var into = Designer.NewFlow("新流程");
        (into["definitionId"], into["description"]) = (id, "文件");

        (await admin.PostAsync("/workflow-definitions/import", into))["version"]!.GetValue<int>().Should().Be(2);

        (await admin.GetAsync($"/workflow-definitions/by-id/{id}-v1"))["description"].Should().BeNull();
        using var whole = await admin.DeleteAsync($"/workflow-definitions/{id}");
        whole.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await admin.GetAsync($"/workflow-definitions?DefinitionIds={id}"))["totalCount"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public async Task Import_WhatTheDraftHoldsAlready_MakesNoVersion()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, Admin);
        await ImportAsync(admin, await FileAsync(admin));

        await ImportAsync(admin, await FileAsync(admin));

        (await VersionsAsync(court)).Select(version => version.Number).Should().Equal(2, 1);
    }

    [Fact]
    public async Task Import_OverADraftThatAnotherHasWorkedOn_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (admin, director) = (await Designer.OpenAsync(court, Admin), await Designer.OpenAsync(court, "tongbai.director"));
        await DraftAsync(director);
        await Designer.LapseAsync(court);

        (await admin.RefusedAsync("/workflow-definitions/import", await FileAsync(admin))).Should().Contain("中有他人的修改，不能以导入的文件覆盖");

        (await ShowAsync(admin)).Should().Be((2, "草稿", true));
    }

    [Fact]
    public async Task Import_OverADraftThatWasToBePublished_TakesTheRequestBack()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, Admin);
        await DraftAsync(admin, publish: true);
        var asked = (await court.ListAsync(Admin, "/api/definitions/releases?state=proposed")).Single().GetProperty("id").GetGuid();

        await ImportAsync(admin, await FileAsync(admin));

        using var late = await (await court.AsAsync("tongbai.vice-president")).PostAsJsonAsync($"/api/definitions/releases/{asked}/approve", new { });
        late.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await ShowAsync(admin)).Should().Be((3, "文件", true));
        await admin.PostAsync($"/workflow-definitions/{Flow}/publish");
        (await court.ListAsync(Admin, "/api/definitions/releases?state=proposed")).Single().GetProperty("version").GetInt32().Should().Be(3);
    }

    [Fact]
    public async Task ReplacedDraft_AfterTheImportedOneIsPublished_IsWhereRevertingGoesAndNotDeleting()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, Admin);
        await DraftAsync(admin);
        await ImportAsync(admin, await FileAsync(admin));
        await admin.PostAsync($"/workflow-definitions/{Flow}/publish");
        await ApproveAsync(court);

        await admin.PostAsync($"/workflow-definitions/{Flow}/revert/2");
        (await ShowAsync(admin)).Should().Be((4, "草稿", true));

        await DeleteAsync(admin, 4);
        (await ShowAsync(admin)).Should().Be((3, "文件", true), "it is in force");
        await DeleteAsync(admin, 2);
        (await ShowAsync(admin)).Should().Be((3, "文件", true));
        (await VersionsAsync(court)).Should().Equal((3, true, true, false), (1, false, false, false));
    }

    private static async Task<JsonObject> DraftAsync(Designer designer, bool? publish = null)
    {
        var draft = await designer.LatestAsync(Flow);
        draft["description"] = "草稿";
        return await designer.SaveAsync(draft, publish);
    }

    // what is in force, described otherwise elsewhere
    private static async Task<JsonObject> FileAsync(Designer designer)
    {
        var file = await designer.GetAsync($"/workflow-definitions/{Flow}/export?versionOptions=Published");
        file["description"] = "文件";
        return file;
    }

    private static async Task ImportAsync(Designer designer, JsonObject file, bool asFile = false)
    {
        if (!asFile)
        {
            await designer.PostAsync("/workflow-definitions/import", file);
            return;
        }

        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(file.ToJsonString())), "files", "payout.json" } };
        using var response = await designer.Client.PostAsync(new Uri("/elsa/api/workflow-definitions/import-files", UriKind.Relative), form);
        response.StatusCode.Should().Be(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }

    private static async Task DeleteAsync(Designer designer, int version)
    {
        using var deleted = await designer.DeleteAsync($"/workflow-definition-versions/{Flow}-v{version}");
        deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    private static async Task ApproveAsync(CourtHouse court)
    {
        var release = (await court.ListAsync(Admin, "/api/definitions/releases?state=proposed")).Single().GetProperty("id").GetGuid();
        using var approved = await (await court.AsAsync("tongbai.vice-president")).PostAsJsonAsync($"/api/definitions/releases/{release}/approve", new { opinion = "同意" });
        approved.StatusCode.Should().Be(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
    }

    private static async Task<(int Version, string Description, bool Editable)> ShowAsync(Designer designer)
    {
        var latest = await designer.LatestAsync(Flow);
        return (latest["version"]!.GetValue<int>(), latest["description"]!.GetValue<string>(), latest.IsEditable());
    }

    private static async Task<IEnumerable<(int Number, bool InForce, bool Latest, bool NeverPublished)>> VersionsAsync(CourtHouse court) =>
        (await court.ListAsync(Admin, $"/api/definitions/{Flow}/versions")).Select(row => (
            row.GetProperty("number").GetInt32(), row.GetProperty("isPublished").GetBoolean(), row.GetProperty("isLatest").GetBoolean(),
            row.GetProperty("publishedAt").ValueKind == JsonValueKind.Null));
}
