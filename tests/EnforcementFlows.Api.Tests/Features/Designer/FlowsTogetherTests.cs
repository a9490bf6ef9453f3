using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;
using Studio = EnforcementFlows.Api.Tests.Features.Elsa.Designer;

namespace EnforcementFlows.Api.Tests.Features.Designer;

/// <summary>What is published must fit what else is in force: flows that have it as a step.</summary>
public sealed class FlowsTogetherTests
{
    private const string Admin = "tongbai.admin";
    private const string VicePresident = "tongbai.vice-president";
    private const string Main = "tongbai-first-enforcement";

    [Fact]
    public async Task Publish_PartThatNoLongerStartsAClockOfAnotherFlow_IsRefusedWithThatFlow()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Studio.OpenAsync(court, Admin);
        var part = await PartAsync(court, "TermClock", "Court.StartDeadline", step => step["node"] = Studio.Input("handling-term"));
        var main = await admin.LatestAsync(Main);
        Use(Designs.Step(main, "start-handling-term"), "TermClock", part);
        await PublishAsync(court, main);

        var draft = await admin.LatestAsync(part);
        Designs.Step(draft, "only")["node"] = Studio.Input("case-intake");
        var refusal = await admin.RefusedAsync("/workflow-definitions", Asking(draft));

        refusal.Should().Contain("检查发现 1 处错误").And.MatchRegex("流程“首次执行案件主流程”：步骤“.+”：有的路径没有“办案期限起算”");
        (await court.ListAsync(Admin, "/api/definitions/releases?state=proposed")).Should().BeEmpty();
    }

    [Fact]
    public async Task Publish_PartThatChangesNothingForAnotherFlow_IsNotHeldUpByIt()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Studio.OpenAsync(court, Admin);
        var draft = await admin.LatestAsync("archive");
        var step = Studio.AddStep(draft, "Court.Record", "added-record", draft["root"]!["activities"]![0]!["id"]!.GetValue<string>());
        (step["text"], step["clause"]) = (Studio.Input("设计器新增"), Studio.Input("TB-3.2-9a"));

        await PublishAsync(court, draft);

        (await admin.LatestAsync("archive"))["isPublished"]!.GetValue<bool>().Should().BeTrue();
    }

    // a new flow of one step that others may use, published
    private static async Task<string> PartAsync(CourtHouse court, string name, string type, Action<JsonObject> set)
    {
        var model = Studio.NewFlow(name);
        model["options"] = new JsonObject { ["usableAsActivity"] = true };
        var part = await (await Studio.OpenAsync(court, Admin)).SaveAsync(model);
        var step = Studio.AddStep(part, type, "only");
        step["clause"] = Studio.Input("TB-3.2-13a");
        set(step);
        await PublishAsync(court, part);
        return part["definitionId"]!.GetValue<string>();
    }

    private static void Use(JsonObject step, string type, string part) => (step["type"], step["workflowDefinitionId"]) = (type, part);

    private static async Task PublishAsync(CourtHouse court, JsonObject draft)
    {
        await (await Studio.OpenAsync(court, Admin)).SaveAsync(draft, publish: true);
        var release = (await court.ListAsync(Admin, "/api/definitions/releases?state=proposed")).Single().GetProperty("id").GetGuid();
        using var approved = await (await court.AsAsync(VicePresident)).PostAsJsonAsync($"/api/definitions/releases/{release}/approve", new { opinion = "同意", warningReason = "试行" });
        approved.IsSuccessStatusCode.Should().BeTrue(await approved.Content.ReadAsStringAsync());
    }

    private static JsonObject Asking(JsonObject model) => new() { ["model"] = model.DeepClone(), ["publish"] = true };
}
