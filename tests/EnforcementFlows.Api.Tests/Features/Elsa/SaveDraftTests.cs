using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Elsa;

/// <summary>The editor saves half a second after each change: what is published stays as it is, and the draft is what was sent.</summary>
public sealed class SaveDraftTests
{
    private const string Flow = "tongbai-first-enforcement";

    [Fact]
    public async Task Save_ChangeOfAPublishedFlow_MakesADraftAndLeavesThePublishedVersion()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var published = await admin.LatestAsync(Flow);
        var step = Designer.AddStep(published, "Court.Record", "b9c19230123d6cf3");
        step["text"] = Designer.Input("设计器新增");

        var draft = await admin.SaveAsync(published);

        (draft["version"]!.GetValue<int>(), draft["isLatest"]!.GetValue<bool>(), draft["isPublished"]!.GetValue<bool>()).Should().Be((2, true, false));
        (draft["id"]!.GetValue<string>(), draft["definitionId"]!.GetValue<string>()).Should().Be(($"{Flow}-v2", Flow));
        draft.IsEditable().Should().BeTrue();
        DefinitionShape.ShouldOpen(draft, await OpenDefinitionTests.KnownTypesAsync(admin));
        var added = DefinitionShape.Activities(draft["root"]).Single(activity => activity["id"]!.GetValue<string>() == "b9c19230123d6cf3");
        added["customProperties"]!.ToJsonString().Should().Be("""{"canStartWorkflow":false,"runAsynchronously":false}""");
        added["text"]!["expression"]!["value"]!.GetValue<string>().Should().Be("设计器新增");
        var old = await admin.GetAsync($"/workflow-definitions/by-definition-id/{Flow}?versionOptions=Published");
        (old["version"]!.GetValue<int>(), old["isLatest"]!.GetValue<bool>(), old.IsEditable()).Should().Be((1, false, false));
    }

    [Fact]
    public async Task Save_AgainAndAgain_KeepsOneDraft()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var draft = await admin.CreateAsync("新流程");

        for (var i = 0; i < 3; i++)
        {
            draft["description"] = $"第 {i} 稿";
            draft = await admin.SaveAsync(draft);
        }

        draft["version"]!.GetValue<int>().Should().Be(1);
        draft["description"]!.GetValue<string>().Should().Be("第 2 稿");
        var versions = await admin.GetAsync($"/workflow-definitions?versionOptions=AllVersions&DefinitionIds={draft["definitionId"]}");
        versions["totalCount"]!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public async Task Save_WithoutAnyChange_MakesNoVersion()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");

        var saved = await admin.PostAsync("/workflow-definitions", new JsonObject { ["model"] = await admin.LatestAsync(Flow), ["publish"] = false });

        saved["workflowDefinition"]!["version"]!.GetValue<int>().Should().Be(1);
        saved["alreadyPublished"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task Create_WithWhatTheDialogSends_OpensAnEmptyFlowchart()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");

        var created = await admin.CreateAsync("Workflow 1");

        created["definitionId"]!.GetValue<string>().Should().MatchRegex("^flow-[0-9a-f]{16}$");
        created["root"]!["activities"]!.AsArray().Should().BeEmpty();
        created["root"]!["connections"]!.AsArray().Should().BeEmpty();
        DefinitionShape.ShouldOpen(created, await OpenDefinitionTests.KnownTypesAsync(admin));
        (await admin.SaveRefusedAsync(Designer.NewFlow("Workflow 1"))).Should().Contain("已有名称为“Workflow 1”的流程");
    }

    [Fact]
    public async Task Create_ByANameThatAPublishedFlowHasWhileItsDraftHasAnother_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var renamed = await admin.LatestAsync("national-query");
        renamed["name"] = "CountryQuery";
        await admin.SaveAsync(renamed);

        (await admin.SaveRefusedAsync(Designer.NewFlow("National Query"))).Should().Contain("已有名称为“National Query”的流程");
        (await admin.SaveRefusedAsync(Designer.NewFlow("country-query"))).Should().Contain("请换一个名称");
    }

    [Fact]
    public async Task Save_WhatTheClientSaysOfTheVersion_IsNotBelieved()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var model = Designer.NewFlow("冒充已发布");
        (model["isPublished"], model["version"], model["createdAt"], model["isReadonly"]) = (true, 42, "1999-01-01T00:00:00Z", true);

        var saved = await admin.SaveAsync(model);

        (saved["isPublished"]!.GetValue<bool>(), saved["version"]!.GetValue<int>(), saved["isReadonly"]!.GetValue<bool>()).Should().Be((false, 1, false));
        saved["createdAt"]!.GetValue<DateTimeOffset>().Year.Should().Be(2026);
    }

    [Theory]
    [InlineData("Elsa.StateMachine", 1, "Elsa.StateMachine（第 1 版）不受支持")]
    [InlineData("Court.HumanTask", 9, "Court.HumanTask（第 9 版）不受支持")]
    public async Task Save_UnknownActivity_IsRefusedByName(string type, int version, string reason)
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var draft = await admin.CreateAsync("含未知步骤");
        Designer.AddStep(draft, type, "x1")["version"] = version;

        (await admin.SaveRefusedAsync(draft)).Should().Contain(reason);
    }

    [Fact]
    public async Task Save_WhatIsNoFlow_IsRefusedInChinese()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var twice = await admin.CreateAsync("重复标识");
        Designer.AddStep(twice, "Court.Record", "x1");
        Designer.AddStep(twice, "Court.Record", "x1");
        var nameless = Designer.NewFlow(" ");
        var rootless = Designer.NewFlow("无内容");
        rootless.Remove("root");

        (await admin.SaveRefusedAsync(twice)).Should().Contain("两个步骤的标识同为“x1”");
        (await admin.SaveRefusedAsync(nameless)).Should().Contain("流程名称不能为空");
        (await admin.SaveRefusedAsync(rootless)).Should().Contain("流程没有内容");
        (await admin.RefusedAsync("/workflow-definitions")).Should().Contain("没有流程内容");
        (await admin.RefusedAsync("/workflow-definitions", new JsonArray())).Should().Contain("JSON 对象");
        using var broken = await admin.Client.PostAsync(new Uri("/elsa/api/workflow-definitions", UriKind.Relative), new StringContent("{\"model\":", System.Text.Encoding.UTF8, "application/json"));
        (await Designer.ReasonAsync(broken)).Should().Contain("不是有效的 JSON");
        using var halved = await admin.Client.PostAsync(
            new Uri("/elsa/api/workflow-definitions", UriKind.Relative), new StringContent("""{"model":{"name":"\ud800"}}""", System.Text.Encoding.UTF8, "application/json"));
        (await Designer.ReasonAsync(halved)).Should().Contain("无法保存的字符");
    }

    [Fact]
    public async Task Save_WhatCouldNotBeReadAgain_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var draft = await admin.CreateAsync("过大");
        Designer.AddStep(draft, "Court.Record", "x1")["text"] = Designer.Input(new string('x', 8 * 1024 * 1024));

        (await admin.SaveRefusedAsync(draft)).Should().Contain("流程过大");
    }

    [Fact]
    public async Task SaveAndPublish_WhileAnotherVersionWaitsForApproval_SaysThatTheDraftIsKept()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        await admin.SaveAsync(await ChangedAsync("x1"), publish: true);
        var release = (await court.ListAsync("tongbai.admin", "/api/definitions/releases?state=proposed")).Single().GetProperty("id").GetGuid();
        using var approved = await (await court.AsAsync("tongbai.vice-president")).PostAsJsonAsync($"/api/definitions/releases/{release}/approve", new { });
        using var back = await admin.Client.PostAsJsonAsync("/api/definitions/payout/rollback/1", new { reason = "新版有误" });
        (approved.IsSuccessStatusCode, back.IsSuccessStatusCode).Should().Be((true, true), await back.Content.ReadAsStringAsync());

        using var refused = await admin.Client.PostAsJsonAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = await ChangedAsync("x2"), ["publish"] = true });

        var answer = await refused.ReadJsonAsync();
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest, answer.ToString());
        answer.GetProperty("draftIsKept").GetBoolean().Should().BeTrue();
        answer.GetProperty("message").GetString().Should().StartWith("草稿已保存，未提交发布。 第 1 版的发布申请尚未办结");
        answer.GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().Equal("draft", "release.open");
        (await admin.LatestAsync("payout"))["version"]!.GetValue<int>().Should().Be(3);

        async Task<JsonObject> ChangedAsync(string id)
        {
            var flow = await admin.LatestAsync("payout");
            var step = Designer.AddStep(flow, "Court.Record", id, flow["root"]!["activities"]![0]!["id"]!.GetValue<string>());
            (step["text"], step["clause"]) = (Designer.Input("设计器新增"), Designer.Input("TB-3.2-9a"));
            return flow;
        }
    }

    [Fact]
    public async Task Save_StepsWithinSteps_OpenAgain()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var inner = """{"id":"last","type":"Court.Record","version":1,"name":"last"}""";
        for (var level = 0; level < 25; level++)
            inner = $$"""{"id":"chart{{level}}","type":"Elsa.Flowchart","version":1,"name":"c","activities":[{"id":"node{{level}}","type":"Elsa.FlowNode","version":1,"name":"n","body":{{inner}}}]}""";
        using var body = new StringContent($$$$"""{"model":{"definitionId":"deep","name":"层层嵌套","root":{"id":"main","type":"Elsa.Flowchart","version":1,"name":"m","activities":[{{{{inner}}}}]}}}""", System.Text.Encoding.UTF8, "application/json");

        using var saved = await admin.Client.PostAsync(new Uri("/elsa/api/workflow-definitions", UriKind.Relative), body);

        saved.IsSuccessStatusCode.Should().BeTrue(await saved.Content.ReadAsStringAsync());
        (await admin.Client.GetStringAsync(new Uri("/elsa/api/workflow-definitions/by-definition-id/deep?versionOptions=Latest", UriKind.Relative)))
            .Should().Contain(":node1:chart0:node0:last\"");
    }

    [Theory]
    [InlineData("/workflow-definitions/by-definition-id/%00")]
    [InlineData("/workflow-definitions/by-id/%00")]
    [InlineData("/workflow-definitions/validation/is-name-unique?name=%00")]
    public async Task Read_ByWhatCannotBeStored_IsNoFailure(string path)
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");

        (await admin.StatusAsync(path)).Should().Be(HttpStatusCode.BadRequest);
        (await admin.GetAsync("/workflow-definitions?Ids=%00&DefinitionIds=%00&SearchTerm=%00"))["items"]!.AsArray().Should().NotBeNull();
    }
}
