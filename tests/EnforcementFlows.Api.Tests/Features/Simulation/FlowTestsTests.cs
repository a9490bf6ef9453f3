using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;
using Studio = EnforcementFlows.Api.Tests.Features.Elsa.Designer;

namespace EnforcementFlows.Api.Tests.Features.Simulation;

/// <summary>The example cases of a flow: those that came with it are run, new ones are recorded, and they keep a version back that breaks them.</summary>
public sealed class FlowTestsTests
{
    private const string Flow = "payout";
    private const string Tests = $"/api/definitions/{Flow}/tests";

    [Fact]
    public async Task Run_FlowAsItIsDelivered_PassesEveryCaseOfTheCourt()
    {
        await using var court = await CourtHouse.OpenAsync();
        var simulator = await Simulator.OpenAsync(court, Flow);

        var (listed, run) = (await simulator.GetAsync(Tests), await simulator.RunTestsAsync());

        listed.Texts("items", "origin").Should().NotBeEmpty().And.OnlyContain(origin => origin == "file");
        run.Texts("cases", "name").Should().Equal(listed.Texts("items", "name"));
        run.GetProperty("failed").GetInt32().Should().Be(0, run.ToString());
        run.GetProperty("passed").GetInt32().Should().Be(listed.All("items").Count);
        run.Texts("notWalked", "target").Should().Contain("handle-anomaly", "no case of this court has an odd plan").And.NotContain("sign-plan");
    }

    [Fact]
    public async Task Run_DraftThatAsksSomebodyElse_SaysWhichCaseDoesNotHoldAndWhy()
    {
        await using var court = await CourtHouse.OpenAsync();
        await ChangeAsync(court, draft => Designer.Designs.Step(draft, "check-plan")["role"] = Studio.Input("clerk"));
        var simulator = await Simulator.OpenAsync(court, Flow);

        var (latest, published) = (await simulator.RunTestsAsync(), await simulator.RunTestsAsync("published"));

        var failed = latest.All("cases").First(test => !test.GetProperty("passed").GetBoolean());
        failed.GetProperty("differences")[0].GetString().Should().StartWith("第 2 步：").And.Contain("tongbai.funds-officer");
        published.GetProperty("failed").GetInt32().Should().Be(0);
    }

    [Fact]
    public async Task Record_Simulation_IsACaseThatHoldsFromNowOn()
    {
        await using var court = await CourtHouse.OpenAsync();
        var simulator = await Simulator.OpenAsync(court, Flow);
        var (given, steps) = Bare();

        using var recorded = await simulator.RecordAsync("录制的发放", given, steps, "TB-3.1-1b");

        recorded.StatusCode.Should().Be(HttpStatusCode.Created, await recorded.Content.ReadAsStringAsync());
        var row = await recorded.ReadJsonAsync();
        (row.Text("origin"), row.GetProperty("steps").GetInt32()).Should().Be(("recorded", steps.Count));
        row.Text("recordedByName").Should().NotBeNullOrEmpty();
        var expected = row.GetProperty("test").GetProperty("expect");
        (expected.Text("status"), expected.GetProperty("dates").Text("funds-payout")).Should().Be(("Finished", "2026-04-01"));
        row.GetProperty("test").GetProperty("steps")[0].GetProperty("expect").GetProperty("tasks")[0].GetString().Should().Be("核对案款发放方案");
        (await simulator.GetAsync(Tests)).Texts("items", "name").Should().Contain("录制的发放");
        (await simulator.RunTestsAsync()).All("cases").Should().Contain(test => test.Text("name") == "录制的发放" && test.GetProperty("passed").GetBoolean());
        var file = FlowTestFile.Parse((await simulator.GetAsync($"{Tests}.json")).GetRawText());
        (file.Definition, file.Cases.Single().Name, file.Cases[0].ExpectsSomething).Should().Be((Flow, "录制的发放", true));
    }

    [Fact]
    public async Task Record_AgainWithTheSameKey_IsRecordedOnce()
    {
        await using var court = await CourtHouse.OpenAsync();
        var simulator = await Simulator.OpenAsync(court, Flow);
        var key = Guid.NewGuid().ToString();

        using var first = await SendAsync();
        using var again = await SendAsync();

        (first.StatusCode, again.StatusCode).Should().Be((HttpStatusCode.Created, HttpStatusCode.OK));
        (await again.ReadJsonAsync()).GetProperty("id").GetGuid().Should().Be((await first.ReadJsonAsync()).GetProperty("id").GetGuid());
        (await simulator.GetAsync(Tests)).Texts("items", "origin").Count(origin => origin == "recorded").Should().Be(1);

        async Task<HttpResponseMessage> SendAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Tests) { Content = JsonContent.Create(new { name = "一次", given = Bare().Given, steps = new JsonArray() }) };
            request.Headers.Add("Idempotency-Key", key);
            return await simulator.Client.SendAsync(request);
        }
    }

    [Fact]
    public async Task Record_NameThatIsTakenOrScriptThatFails_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var simulator = await Simulator.OpenAsync(court, Flow);
        var (given, steps) = Bare();
        (await simulator.RecordAsync("录制的发放", given, steps)).Dispose();
        var wrong = Simulator.First(steps, 2);
        wrong[1]!["by"] = "tongbai.judge1";

        using var taken = await simulator.RecordAsync("录制的发放", given, steps);
        using var delivered = await simulator.RecordAsync("核算、核对、签字、审批、发放", given, steps);
        using var refused = await simulator.RecordAsync("不可能", given, wrong);
        using var unknown = await simulator.RecordAsync("条款不存在", given, steps, "TB-0");
        using var broken = await simulator.RecordAsync("录\0制", given, steps);
        using var brokenInside = await simulator.RecordAsync("录制", new JsonObject { ["facts"] = new JsonObject { ["note"] = "a\0" } }, []);

        (await taken.ReadCodeAsync()).Should().Be("test.name-taken");
        (await delivered.ReadCodeAsync()).Should().Be("test.name-taken");
        var problem = await refused.ReadJsonAsync();
        (refused.StatusCode, problem.Text("code")).Should().Be((HttpStatusCode.Conflict, "simulation.step-refused"));
        problem.Text("detail").Should().StartWith("第 2 步：");
        new[] { unknown, broken, brokenInside }.Select(answer => answer.StatusCode).Should().AllBeEquivalentTo(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Approve_VersionThatBreaksARecordedCase_IsRefusedUntilTheCaseIsGone()
    {
        await using var court = await CourtHouse.OpenAsync();
        var simulator = await Simulator.OpenAsync(court, Flow);
        var (given, steps) = Bare();
        using var recorded = await simulator.RecordAsync("录制的发放", given, steps);
        var test = (await Simulator.AnsweredAsync(recorded)).GetProperty("id").GetGuid();
        await ChangeAsync(court, draft => Designer.Designs.Step(draft, "check-plan")["role"] = Studio.Input("clerk"), publish: true);
        var release = (await court.ListAsync(Simulator.Admin, "/api/definitions/releases?state=proposed")).Single().GetProperty("id").GetGuid();

        using var refused = await ApproveAsync(court, release);
        using var deleted = await simulator.Client.DeleteAsync(new Uri($"{Tests}/{test}", UriKind.Relative));
        using var approved = await ApproveAsync(court, release);

        var problem = await refused.ReadJsonAsync();
        (refused.StatusCode, problem.Text("code")).Should().Be((HttpStatusCode.Conflict, "release.tests-failed"));
        problem.GetProperty("errors")[0].Text("message").Should().StartWith("用例“录制的发放”：第 2 步：");
        deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
        approved.StatusCode.Should().Be(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
    }

    // a delivered case without what it expects
    private static (JsonNode Given, JsonArray Steps) Bare()
    {
        var (given, steps) = Simulator.Case(Flow);
        foreach (var part in steps.Prepend(given))
            part!.AsObject().Remove("expect");
        return (given, steps);
    }

    private static async Task ChangeAsync(CourtHouse court, Action<JsonObject> change, bool? publish = null)
    {
        var studio = await Studio.OpenAsync(court, Simulator.Admin);
        var draft = await studio.LatestAsync(Flow);
        change(draft);
        await studio.SaveAsync(draft, publish);
    }

    private static async Task<HttpResponseMessage> ApproveAsync(CourtHouse court, Guid release) =>
        await (await court.AsAsync("tongbai.vice-president")).PostAsJsonAsync($"/api/definitions/releases/{release}/approve", new { opinion = "同意", warningReason = "试行" });
}
