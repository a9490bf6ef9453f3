using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Features.Elsa;

/// <summary>Two who may design open the same flow: one edits, the other reads and is told who edits. Nothing that was saved is lost silently.</summary>
public sealed class TwoAdminsTests
{
    private const string Flow = "payout";

    [Fact]
    public async Task Open_WhileAnotherEdits_IsReadOnly()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (admin, director) = (await Designer.OpenAsync(court, "tongbai.admin"), await Designer.OpenAsync(court, "tongbai.director"));

        (await admin.LatestAsync(Flow)).IsEditable().Should().BeTrue();

        var looked = await director.LatestAsync(Flow);
        looked.IsEditable().Should().BeFalse();
        looked["editedBy"]!["name"]!.GetValue<string>().Should().NotBeEmpty().And.NotContain("admin", "people are called by their names");
        var again = await admin.LatestAsync(Flow);
        again.IsEditable().Should().BeTrue("it is one's own");
        again.ContainsKey("editedBy").Should().BeFalse();
        (await SummaryAsync(director)).IsEditable().Should().BeFalse();
        (await SummaryAsync(admin)).IsEditable().Should().BeTrue();
    }

    [Fact]
    public async Task Save_WhileAnotherEdits_IsRefusedWithNameAndTime()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (admin, director) = (await Designer.OpenAsync(court, "tongbai.admin"), await Designer.OpenAsync(court, "tongbai.director"));
        var opened = await admin.LatestAsync(Flow);
        var looked = await director.LatestAsync(Flow);
        Designer.AddStep(opened, "Court.Record", "a1");
        await admin.SaveAsync(opened);

        Designer.AddStep(looked, "Court.Record", "b1");
        var reason = await director.SaveRefusedAsync(looked);

        reason.Should().MatchRegex("^.+正在编辑该流程，占用至 \\d\\d:\\d\\d:\\d\\d。您的修改未保存");
        Steps(await admin.LatestAsync(Flow)).Should().Contain("a1").And.NotContain("b1");
    }

    [Fact]
    public async Task Save_AfterTheLeaseHasLapsed_OverwritesNothingUnseen()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (admin, director) = (await Designer.OpenAsync(court, "tongbai.admin"), await Designer.OpenAsync(court, "tongbai.director"));
        var draft = await admin.LatestAsync(Flow);
        Designer.AddStep(draft, "Court.Record", "a1");
        draft = await admin.SaveAsync(draft);
        await LapseAsync(court);
        var directors = await director.LatestAsync(Flow);
        Designer.AddStep(directors, "Court.Record", "b1");
        await director.SaveAsync(directors);
        await LapseAsync(court);

        Designer.AddStep(draft, "Court.Record", "a2");
        (await admin.SaveRefusedAsync(draft)).Should().Contain("已被他人保存为新的内容");

        var now = await admin.LatestAsync(Flow);
        Steps(now).Should().Contain(["a1", "b1"]);
        Designer.AddStep(now, "Court.Record", "a2");
        Steps(await admin.SaveAsync(now)).Should().Contain(["a1", "b1", "a2"]);
    }

    [Fact]
    public async Task Save_OfAVersionThatIsNoLongerTheNewest_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (admin, director) = (await Designer.OpenAsync(court, "tongbai.admin"), await Designer.OpenAsync(court, "tongbai.director"));
        var published = await admin.LatestAsync(Flow);
        await LapseAsync(court);
        var directors = await director.LatestAsync(Flow);
        Designer.AddStep(directors, "Court.Record", "b1");
        await director.SaveAsync(directors);
        await LapseAsync(court);

        Designer.AddStep(published, "Court.Record", "a1");

        (await admin.SaveRefusedAsync(published)).Should().Contain("请刷新");
    }

    [Fact]
    public async Task Save_ByTheSamePerson_NeedsNoReload()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var draft = await admin.CreateAsync("快速输入");
        var typed = draft.DeepClone().AsObject();
        typed["description"] = "一";
        await admin.SaveAsync(typed);

        typed["description"] = "一二"; // sent before the first answer was there

        (await admin.SaveAsync(typed))["description"]!.GetValue<string>().Should().Be("一二");
    }

    // instead of waiting for five minutes of the system's clock
    private static async Task LapseAsync(CourtHouse court)
    {
        await using var scope = court.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().Database.ExecuteSqlAsync($"UPDATE definition_leases SET until = now() - interval '1 second'");
    }

    private static async Task<JsonObject> SummaryAsync(Designer designer) =>
        (await designer.GetAsync($"/workflow-definitions?versionOptions=Latest&DefinitionIds={Flow}"))["items"]![0]!.AsObject();

    private static IEnumerable<string> Steps(JsonObject definition) => DefinitionShape.Activities(definition["root"]).Select(activity => activity["id"]!.GetValue<string>());
}
