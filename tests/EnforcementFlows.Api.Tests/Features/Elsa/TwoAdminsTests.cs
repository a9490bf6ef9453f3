using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Elsa;

/// <summary>Two who may design open the same flow: one edits, the other reads and is told who edits. Nothing that was saved is lost silently.</summary>
public sealed class TwoAdminsTests
{
    private const string Flow = "payout";
    private const string MainFlow = "tongbai-first-enforcement";

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

    [Fact] // as the designer's list of versions opens it
    public async Task LookAtTheNewestVersion_ByItsId_IsEditableUnlessAnotherEdits()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (admin, director) = (await Designer.OpenAsync(court, "tongbai.admin"), await Designer.OpenAsync(court, "tongbai.director"));
        var draft = await admin.LatestAsync(Flow);
        Designer.AddStep(draft, "Court.Record", "a1");
        await admin.SaveAsync(draft);

        var own = await VersionAsync(admin, 2);
        var others = await VersionAsync(director, 2);

        (own.IsEditable(), own.ContainsKey("editedBy")).Should().Be((true, false));
        Designer.AddStep(own, "Court.Record", "a2");
        Steps(await admin.SaveAsync(own)).Should().Contain(["a1", "a2"]);
        (others.IsEditable(), others["editedBy"]!["name"]!.GetValue<string>()).Should().Be((false, (await director.LatestAsync(Flow))["editedBy"]!["name"]!.GetValue<string>()));
        (await VersionAsync(admin, 1)).IsEditable().Should().BeFalse("it is an earlier one");
    }

    [Fact]
    public async Task LookAtTheNewestVersion_ByItsId_KeepsNobodyFromEditing()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (admin, director) = (await Designer.OpenAsync(court, "tongbai.admin"), await Designer.OpenAsync(court, "tongbai.director"));

        (await VersionAsync(admin, 1)).IsEditable().Should().BeTrue();

        (await director.LatestAsync(Flow)).IsEditable().Should().BeTrue();
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
        await Designer.LapseAsync(court);
        var directors = await director.LatestAsync(Flow);
        Designer.AddStep(directors, "Court.Record", "b1");
        await director.SaveAsync(directors);
        await Designer.LapseAsync(court);

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
        await Designer.LapseAsync(court);
        var directors = await director.LatestAsync(Flow);
        Designer.AddStep(directors, "Court.Record", "b1");
        await director.SaveAsync(directors);
        await Designer.LapseAsync(court);

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

    [Fact] // the form was fresh, the window is not: what the director saved between the two is not in it
    public async Task Save_OfAWindowOlderThanAnothersWork_IsRefusedThoughItsOwnerHasSavedSince()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (admin, director) = (await Designer.OpenAsync(court, "tongbai.admin"), await Designer.OpenAsync(court, "tongbai.director"));
        var stale = await admin.LatestAsync(MainFlow);
        Designer.AddStep(stale, "Court.Record", "a1");
        stale = await admin.SaveAsync(stale);
        await Designer.LapseAsync(court);
        var directors = await director.LatestAsync(MainFlow);
        Designer.AddStep(directors, "Court.Record", "b1");
        await director.SaveAsync(directors);
        await Designer.LapseAsync(court);
        await ChangeRoleAsync(admin);

        Designer.AddStep(stale, "Court.Record", "a2");

        (await admin.SaveRefusedAsync(stale)).Should().Contain("已被您在另一窗口、快速设置或者导入中保存为新的内容");
        Steps(await admin.LatestAsync(MainFlow)).Should().Contain(["a1", "b1"]).And.NotContain("a2");
    }

    [Fact]
    public async Task Save_OfAWindowThatHasMissedTheOwnersForm_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var published = await admin.LatestAsync(MainFlow);
        await ChangeRoleAsync(admin);

        Designer.AddStep(published, "Court.Record", "a1");

        (await admin.SaveRefusedAsync(published)).Should().Contain("请刷新");
    }

    [Fact]
    public async Task Save_InASecondWindow_OverwritesNothingOfTheFirst()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var (first, second) = (await admin.LatestAsync(Flow), await admin.LatestAsync(Flow));
        Designer.AddStep(first, "Court.Record", "a1");
        first = await admin.SaveAsync(first);

        Designer.AddStep(second, "Court.Record", "a2");
        (await admin.SaveRefusedAsync(second)).Should().Contain("另一窗口");

        second = await admin.LatestAsync(Flow);
        Designer.AddStep(second, "Court.Record", "a2");
        Steps(await admin.SaveAsync(second)).Should().Contain(["a1", "a2"]);
        Designer.AddStep(first, "Court.Record", "a3");
        (await admin.SaveRefusedAsync(first)).Should().Contain("另一窗口");
    }

    [Fact] // the answer with the draft's id comes after the next change is sent, or never, where publishing is refused
    public async Task Save_OfThePublishedVersionAgainAndAgainInOneWindow_NeedsNoReload()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var opened = await admin.LatestAsync(Flow);

        foreach (var id in new[] { "a1", "a2", "a3" })
        {
            Designer.AddStep(opened, "Court.Record", id);
            await admin.SaveAsync(opened);
        }

        Steps(await admin.LatestAsync(Flow)).Should().Contain(["a1", "a2", "a3"]);
    }

    private static async Task ChangeRoleAsync(Designer designer)
    {
        var settings = await designer.Client.GetFromJsonAsync<JsonObject>($"/api/definitions/{MainFlow}/settings");
        object change = new { token = settings!["token"]!.GetValue<string>(), steps = new[] { new { activityId = "check-intake", inputs = new[] { new { name = "role", value = "clerk" } } } } };
        using var changed = await designer.Client.PatchAsJsonAsync($"/api/definitions/{MainFlow}/settings", change);
        changed.IsSuccessStatusCode.Should().BeTrue(await changed.Content.ReadAsStringAsync());
    }

    private static Task<JsonObject> VersionAsync(Designer designer, int number) => designer.GetAsync($"/workflow-definitions/by-id/{Flow}-v{number}");

    private static async Task<JsonObject> SummaryAsync(Designer designer) =>
        (await designer.GetAsync($"/workflow-definitions?versionOptions=Latest&DefinitionIds={Flow}"))["items"]![0]!.AsObject();

    private static IEnumerable<string> Steps(JsonObject definition) => DefinitionShape.Activities(definition["root"]).Select(activity => activity["id"]!.GetValue<string>());
}
