using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Studio = EnforcementFlows.Api.Tests.Features.Elsa.Designer;

namespace EnforcementFlows.Api.Tests.Features.Designer;

/// <summary>What is published must fit what else is in force, flows that have it as a step and the profile, also where both change at once.</summary>
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

    [Fact]
    public async Task Approve_FlowAndThePartThatItNeedsAtOnce_PublishesOneOfThem()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Studio.OpenAsync(court, Admin);
        var part = await PartAsync(court, "SharedPart", "Court.Record", step => step["text"] = Studio.Input("共用"));
        var parent = await admin.LatestAsync("payout");
        Use(Studio.AddStep(parent, "SharedPart", "use-part", parent["root"]!["activities"]![0]!["id"]!.GetValue<string>()), "SharedPart", part);
        await admin.SaveAsync(parent, publish: true);
        var draft = await admin.LatestAsync(part);
        draft["options"]!["usableAsActivity"] = false;
        await admin.SaveAsync(draft, publish: true);
        var releases = (await court.ListAsync(Admin, "/api/definitions/releases?state=proposed")).Select(release => release.GetProperty("id").GetGuid()).ToList();
        var client = await court.AsAsync(VicePresident);

        var answers = await Task.WhenAll(releases.Select(release => client.PostAsJsonAsync($"/api/definitions/releases/{release}/approve", new { opinion = "同意" })));

        answers.Select(answer => answer.StatusCode).Should().BeEquivalentTo([HttpStatusCode.OK, HttpStatusCode.Conflict]);
        (await answers.Single(answer => !answer.IsSuccessStatusCode).ReadCodeAsync()).Should().Be("release.invalid");
    }

    [Fact]
    public async Task Approve_ProfileWithoutWhatAFlowNeedsWhileThatIsPublished_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var client = await court.AsAsync("tongbai.director");
        (await client.PostAsync(Approval(await ProposeAsync(court, """{ "name": "试行期间", "n": 5, "unit": "day", "source": "试行办法第1条" }""")), null)).IsSuccessStatusCode.Should().BeTrue();
        var admin = await Studio.OpenAsync(court, Admin);
        var draft = await admin.LatestAsync("payout");
        var step = Studio.AddStep(draft, "Court.AwaitPeriod", "await-trial", draft["root"]!["activities"]![0]!["id"]!.GetValue<string>());
        (step["period"], step["clause"]) = (Studio.Input("trial"), Studio.Input("TB-3.2-9a"));
        await admin.SaveAsync(draft, publish: true);
        var release = (await court.ListAsync(Admin, "/api/definitions/releases?state=proposed")).Single().GetProperty("id").GetGuid();
        var change = await ProposeAsync(court, "null");

        await using var held = await HoldPayoutAsync(court); // what is published is looked at, and not written yet
        var publishing = (await court.AsAsync(VicePresident)).PostAsJsonAsync($"/api/definitions/releases/{release}/approve", new { opinion = "同意" });
        await Until.TrueAsync(() => WaitingAsync(court, 1));
        var changing = client.PostAsync(Approval(change), null);
        await Until.TrueAsync(async () => changing.IsCompleted || await WaitingAsync(court, 2));
        await held.CloseAsync();

        (await publishing).StatusCode.Should().Be(HttpStatusCode.OK, await (await publishing).Content.ReadAsStringAsync());
        (await (await changing).ReadCodeAsync()).Should().Be("profile.invalid", "the published flow needs what the change would take away");
    }

    // until the connection is closed
    private static async Task<NpgsqlConnection> HoldPayoutAsync(CourtHouse court)
    {
        var connection = await court.App.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var command = new NpgsqlCommand("BEGIN; SELECT FROM flow_definition WHERE tenant_id = 'tongbai' AND version_id = 'payout-v1' FOR UPDATE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    // how many are held up by another's transaction
    private static async Task<bool> WaitingAsync(CourtHouse court, int people)
    {
        await using var scope = court.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().Database.SqlQuery<int>(
            $"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").SingleAsync() == people;
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

    private static async Task<Guid> ProposeAsync(CourtHouse court, string trial)
    {
        using var proposed = await (await court.AsAsync(Admin)).PostAsJsonAsync(
            "/api/profiles/changes", new { effectiveFrom = "2026-04-28", reason = "试行", patch = JsonNode.Parse($$"""{ "settings": { "partyPeriods": { "trial": {{trial}} } } }""") });
        return (await proposed.ReadJsonAsync()).GetProperty("id").GetGuid();
    }

    private static Uri Approval(Guid change) => new($"/api/profiles/changes/{change}/approve", UriKind.Relative);
}
