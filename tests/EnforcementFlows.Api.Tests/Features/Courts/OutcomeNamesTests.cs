using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.Designer;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;
using Studio = EnforcementFlows.Api.Tests.Features.Elsa.Designer;

namespace EnforcementFlows.Api.Tests.Features.Courts;

/// <summary>A court's admin names an outcome that no other court has; another person approves it, and flows may use it.</summary>
public sealed class OutcomeNamesTests
{
    private const string Admin = "tongbai.admin";
    private const string Director = "tongbai.director";
    private const string VicePresident = "tongbai.vice-president";
    private const string Flow = "tongbai-first-enforcement";
    private const string Named = """{ "outcomes": { "put-off": "延期再办" } }""";

    [Fact]
    public async Task Approve_NameOfAnOutcome_HoldsFromItsDayForTheCheckAndThePages()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Studio.OpenAsync(court, Admin);
        await admin.SaveAsync(await WithPutOffAsync(admin));
        var unnamed = (await UnnamedAsync(court)).Should().ContainSingle().Subject;

        await ChangeAsync(court, Named, "2026-04-29");
        var before = await UnnamedAsync(court);
        await court.MoveClockAsync("2026-04-29T08:00:00+08:00");

        unnamed.Should().Contain("结果“put-off”没有中文名称").And.Contain("“系统管理”的“本院配置”");
        before.Should().Equal([unnamed], "its day has not come");
        (await UnnamedAsync(court)).Should().BeEmpty();
        (await GetAsync(court, "/api/courts/current/profile")).GetProperty("outcomes").GetProperty("put-off").GetString().Should().Be("延期再办");
    }

    [Fact]
    public async Task Complete_WithAnOutcomeOfTheCourt_IsRecordedUnderItsNameAndTheNameStays()
    {
        await using var court = await CourtHouse.OpenAsync();
        await ChangeAsync(court, Named, "2026-04-28");
        var admin = await Studio.OpenAsync(court, Admin);
        await admin.SaveAsync(await WithPutOffAsync(admin), publish: true);
        var release = (await court.ListAsync(VicePresident, "/api/definitions/releases?state=proposed")).Single().GetProperty("id").GetGuid();
        using var published = await (await court.AsAsync(VicePresident)).PostAsJsonAsync($"/api/definitions/releases/{release}/approve", new { opinion = "同意" });
        published.StatusCode.Should().Be(HttpStatusCode.OK, await published.Content.ReadAsStringAsync());

        var id = await court.FileAsync(Filing.First());
        (await court.TaskAsync(id, "核收立案材料")).GetProperty("outcomes").EnumerateArray().Select(outcome => outcome.GetString()).Should().Equal("done", "put-off");
        await court.CompleteAsync("tongbai.centre-head", id, "核收立案材料", new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true }, "put-off");
        using var dropped = await ProposeAsync(court, """{ "outcomes": { "put-off": null } }""", "2026-04-28");

        (await court.ListAsync(Director, $"/api/cases/{id}/timeline")).Select(entry => entry.GetProperty("text").GetString()).Should().ContainMatch("*办结“核收立案材料”（延期再办）");
        dropped.StatusCode.Should().Be(HttpStatusCode.BadRequest, "a published flow still has the outcome");
        var error = (await dropped.ReadJsonAsync()).GetProperty("errors")[0];
        (error.GetProperty("code").GetString(), error.GetProperty("message").GetString()).Should()
            .Be(("profile.still-used", $"流程 {Flow} 的步骤 check-intake 仍在使用的办理结果的名称不在变更后的配置中。"));
    }

    private static async Task<JsonObject> WithPutOffAsync(Studio admin)
    {
        var draft = await admin.LatestAsync(Flow);
        Designs.Step(draft, "check-intake")["outcomes"]!["expression"]!["value"] = """["done","put-off"]""";
        var ways = WaysOf(draft["root"]!)!;
        var other = ways.First(way => way!["source"]!["activity"]!.GetValue<string>() == "check-intake")!.DeepClone();
        other["source"]!["port"] = "put-off";
        ways.Add(other);
        return draft;
    }

    // the connections of the chart that the step is in
    private static JsonArray? WaysOf(JsonNode? node) => node switch
    {
        JsonObject chart when chart["activities"] is JsonArray steps && steps.Any(step => step!["id"]!.GetValue<string>() == "check-intake") => chart["connections"]!.AsArray(),
        JsonObject members => members.Select(member => WaysOf(member.Value)).FirstOrDefault(found => found is not null),
        JsonArray list => list.Select(WaysOf).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static async Task<IReadOnlyList<string>> UnnamedAsync(CourtHouse court) =>
    [
        .. (await GetAsync(court, $"/api/definitions/{Flow}/lint")).GetProperty("findings").EnumerateArray()
            .Where(finding => finding.GetProperty("code").GetString() == "outcome-unnamed").Select(finding => finding.GetProperty("message").GetString()!),
    ];

    private static async Task ChangeAsync(CourtHouse court, string patch, string effectiveFrom)
    {
        using var proposed = await ProposeAsync(court, patch, effectiveFrom);
        var change = await proposed.ReadJsonAsync();
        proposed.StatusCode.Should().Be(HttpStatusCode.Created, change.ToString());
        using var approved = await (await court.AsAsync(Director)).PostAsync(new Uri($"/api/profiles/changes/{change.GetProperty("id").GetGuid()}/approve", UriKind.Relative), null);
        approved.StatusCode.Should().Be(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> ProposeAsync(CourtHouse court, string patch, string effectiveFrom) =>
        await (await court.AsAsync(Admin)).PostAsJsonAsync("/api/profiles/changes", new { effectiveFrom, reason = "试行", patch = JsonNode.Parse(patch) });

    private static async Task<JsonElement> GetAsync(CourtHouse court, string path) =>
        await (await (await court.AsAsync(Admin)).GetAsync(new Uri(path, UriKind.Relative))).ReadJsonAsync();
}
