using System.Net;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Elsa;

/// <summary>The menus of the list and of the history: what would hurt running cases is refused, and drafts are their author's.</summary>
public sealed class MenuTests
{
    [Fact]
    public async Task Delete_FlowFromFiles_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");

        using var whole = await admin.DeleteAsync("/workflow-definitions/payout");
        (await Designer.ReasonAsync(whole)).Should().Contain("由系统文件导入，不能删除");
        using var version = await admin.DeleteAsync("/workflow-definition-versions/payout-v1");
        (await Designer.ReasonAsync(version)).Should().Contain("不能删除");
        (await admin.RefusedAsync("/bulk-actions/delete/workflow-definitions/by-definition-id", Ids("definitionIds", "payout", "close"))).Should().Contain("不能删除");
        (await admin.RefusedAsync("/bulk-actions/delete/workflow-definitions/by-id", Ids("ids", "payout-v1"))).Should().Contain("不能删除");
        (await admin.LatestAsync("payout"))["isPublished"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task Delete_OwnDraft_BringsThePublishedVersionBack()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (admin, director) = (await Designer.OpenAsync(court, "tongbai.admin"), await Designer.OpenAsync(court, "tongbai.director"));
        var draft = await admin.LatestAsync("payout");
        AddRecord(draft, "x1");
        await admin.SaveAsync(draft, publish: true);

        using var others = await director.DeleteAsync("/workflow-definition-versions/payout-v2");
        (await Designer.ReasonAsync(others)).Should().Contain("由他人起草");
        using var own = await admin.DeleteAsync("/workflow-definition-versions/payout-v2");

        own.StatusCode.Should().Be(HttpStatusCode.NoContent);
        var latest = await director.LatestAsync("payout");
        (latest["version"]!.GetValue<int>(), latest.IsEditable()).Should().Be((1, true), "the lease went with the draft");
    }

    [Fact]
    public async Task Delete_DraftThatAnotherHasWorkedOn_IsRefusedAlsoToWhoBeganIt()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (admin, director) = (await Designer.OpenAsync(court, "tongbai.admin"), await Designer.OpenAsync(court, "tongbai.director"));
        var id = (await admin.CreateAsync("合编"))["definitionId"]!.GetValue<string>();
        await Designer.LapseAsync(court);
        var shared = await director.LatestAsync(id);
        Designer.AddStep(shared, "Court.Record", "x1");
        await director.SaveAsync(shared);
        await Designer.LapseAsync(court);

        using var whole = await admin.DeleteAsync($"/workflow-definitions/{id}");
        using var version = await admin.DeleteAsync($"/workflow-definition-versions/{id}-v1");

        (await Designer.ReasonAsync(whole)).Should().Contain("有他人的修改");
        (await Designer.ReasonAsync(version)).Should().Contain("有他人的修改");
        (await director.LatestAsync(id))["root"]!["activities"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task Delete_OwnNewFlows_AreGone()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var ids = new List<string>();
        for (var i = 0; i < 4; i++)
            ids.Add((await admin.CreateAsync($"试 {i}"))["definitionId"]!.GetValue<string>());

        using var one = await admin.DeleteAsync($"/workflow-definitions/{ids[0]}");
        var several = await admin.PostAsync("/bulk-actions/delete/workflow-definitions/by-definition-id", Ids("definitionIds", ids[1], ids[2], "unknown"));
        var versions = await admin.PostAsync("/bulk-actions/delete/workflow-definitions/by-id", Ids("ids", $"{ids[3]}-v1"));

        (one.StatusCode, several["deleted"]!.GetValue<int>(), versions["deleted"]!.GetValue<int>()).Should().Be((HttpStatusCode.NoContent, 2, 1));
        (await admin.GetAsync("/workflow-definitions?SearchTerm=试"))["totalCount"]!.GetValue<int>().Should().Be(0);
        using var unknown = await admin.DeleteAsync($"/workflow-definitions/{ids[0]}");
        unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Retract_IsRefusedWithTheWayToGo()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");

        (await admin.RefusedAsync("/workflow-definitions/payout/retract")).Should().Contain("由另一人批准");
        (await admin.RefusedAsync("/bulk-actions/retract/workflow-definitions/by-definition-ids", Ids("definitionIds", "payout"))).Should().Contain("由另一人批准");
    }

    [Fact]
    public async Task Retract_WhatWasNeverPublished_IsAsItWas()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var id = (await admin.CreateAsync("草稿"))["definitionId"]!.GetValue<string>();

        (await admin.PostAsync($"/workflow-definitions/{id}/retract"))["definitionId"]!.GetValue<string>().Should().Be(id);
        var bulk = await admin.PostAsync("/bulk-actions/retract/workflow-definitions/by-definition-ids", Ids("definitionIds", id, "unknown"));
        string.Join(';', new[] { "retracted", "alreadyRetracted", "notFound" }.Select(list => string.Join(',', bulk[list]!.AsArray()))).Should().Be($";{id};unknown");
    }

    [Fact]
    public async Task Publish_FromTheEditorOrTheMenu_PublishesNothingYet()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var draft = await admin.LatestAsync("payout");
        AddRecord(draft, "x1");

        var saved = await admin.SaveAsync(draft, publish: true);
        var menu = await admin.PostAsync("/workflow-definitions/payout/publish");
        var bulk = await admin.PostAsync("/bulk-actions/publish/workflow-definitions/by-definition-ids", Ids("definitionIds", "payout", "close", "unknown"));

        saved["isPublished"]!.GetValue<bool>().Should().BeFalse();
        (menu["workflowDefinition"]!["isPublished"]!.GetValue<bool>(), menu["alreadyPublished"]!.GetValue<bool>()).Should().Be((false, false));
        string.Join(';', new[] { "published", "alreadyPublished", "notFound", "updatedConsumers" }.Select(list => string.Join(',', bulk[list]!.AsArray()))).Should().Be("payout;close;unknown;");
        (await admin.GetAsync("/workflow-definitions/by-definition-id/payout?versionOptions=Published"))["version"]!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public async Task Revert_ToAnEarlierVersion_MakesADraftOfIt()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var draft = await admin.LatestAsync("payout");
        Designer.AddStep(draft, "Court.Record", "x1");
        await admin.SaveAsync(draft);

        (await admin.RefusedAsync("/workflow-definitions/payout/revert/1")).Should().Contain("有未发布的草稿");
        (await admin.PostAsync("/workflow-definitions/payout/update-references"))["affectedWorkflows"]!.AsArray().Should().BeEmpty();
        using var unknown = await admin.Client.PostAsync(new Uri("/elsa/api/workflow-definitions/payout/revert/9", UriKind.Relative), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static JsonObject Ids(string name, params string[] ids) => new() { [name] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) };

    // behind the first step, as one more branch, with all that it needs to be published
    private static void AddRecord(JsonObject definition, string id)
    {
        var step = Designer.AddStep(definition, "Court.Record", id, definition["root"]!["activities"]![0]!["id"]!.GetValue<string>());
        (step["text"], step["clause"]) = (Designer.Input("设计器新增"), Designer.Input("TB-3.2-9a"));
    }
}
