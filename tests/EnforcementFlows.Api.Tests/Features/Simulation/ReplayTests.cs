using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Definitions;
using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Studio = EnforcementFlows.Api.Tests.Features.Elsa.Designer;

namespace EnforcementFlows.Api.Tests.Features.Simulation;

/// <summary>An admin sees what a draft would have changed in the cases that the court has had.</summary>
public sealed class ReplayTests
{
    private const string Flow = "payout";
    private const string Main = "tongbai-first-enforcement";

    [Fact]
    public async Task Replay_EveryFlowOfACaseAsItRan_IsTheSame()
    {
        await using var court = await CourtHouse.OpenAsync();
        await WholeCaseTests.RunAsync(court, await court.FileAsync(Filing.First()));
        var client = await court.AsAsync(Simulator.Admin);
        var flows = (await court.ListAsync(Simulator.Admin, "/api/definitions?limit=200")).Select(flow => flow.GetProperty("definitionId").GetString()!).ToList();
        var played = 0;

        foreach (var flow in flows)
        {
            var replay = await RunAsync(client, flow, new { });
            var (total, same) = (replay.GetProperty("total").GetInt32(), replay.GetProperty("same").GetInt32());
            if (same != total)
                same.Should().Be(total, $"{flow}: {await CasesAsync(client, replay)}");
            played += total;
        }

        played.Should().BeGreaterThan(5, "the case went through several flows");
    }

    [Fact]
    public async Task Replay_StartedBySeveralClicksAtOnce_IsOne()
    {
        await using var court = await CourtHouse.OpenAsync();
        var client = await court.AsAsync(Simulator.Admin);
        var key = Guid.NewGuid().ToString();

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StartAsync(client, key)));

        ids.Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task Replay_DraftThatAsksSomebodyElse_NamesTheTaskAndWho()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await PaidAsync(court);
        var client = await ChangedAsync(court, draft => Designer.Designs.Step(draft, "check-plan")["role"] = Studio.Input("clerk"));

        var replay = await RunAsync(client, Flow, new { });

        (Count(replay, "total"), Count(replay, "different"), Count(replay, "approvers"), Count(replay, "late")).Should().Be((1, 1, 1, 0), await CasesAsync(client, replay));
        var row = (await ListAsync(client, replay, "approver")).Single();
        (row.Text("ranFlow"), row.GetProperty("ranVersion").GetInt32(), row.Text("state")).Should().Be((Flow, 1, "different"));
        var asked = row.GetProperty("report").All("approvers").Single();
        asked.Text("activityId").Should().Be("check-plan");
        asked.Texts("becomes", "code").Should().Equal("clerk");
        asked.Texts("was", "code").Should().NotBeEmpty().And.NotContain("clerk");
        row.GetProperty("report").Text("firstDifference").Should().StartWith("“核对案款发放方案”由").And.Contain("改由");
        (row.Text("caseNumber"), row.Text("caseId")).Should().Be((null, null), "an admin reads no cases");
        var read = (await ListAsync(await court.AsAsync("tongbai.director"), replay, "approver")).Single();
        (read.Text("caseNumber"), read.GetProperty("caseId").GetGuid()).Should().Be(("(2026)豫1330执101号", id));
    }

    [Fact]
    public async Task Replay_DraftWithOneMoreLook_IsLateWhereThatTakesTooLong()
    {
        await using var court = await CourtHouse.OpenAsync();
        await PaidAsync(court);
        var client = await ChangedAsync(court, LookAgain);

        var (quick, slow) = (await RunAsync(client, Flow, new { assumedHours = 1 }), await RunAsync(client, Flow, new { assumedHours = 24 * 90 }));

        (Count(quick, "different"), Count(quick, "paths"), Count(quick, "late")).Should().Be((1, 1, 0), await CasesAsync(client, quick));
        (Count(slow, "different"), Count(slow, "paths"), Count(slow, "late")).Should().Be((1, 1, 1), await CasesAsync(client, slow));
        var node = slow.All("nodes").Single();
        (node.Text("code"), Count(node, "late"), Count(node, "lateNoMore")).Should().Be(("funds-payout", 1, 0));
        var report = (await ListAsync(client, slow, "late")).Single().GetProperty("report");
        var late = report.All("late").Single();
        (late.Text("node"), late.GetProperty("wasLate").GetBoolean(), late.GetProperty("isLate").GetBoolean()).Should().Be(("funds-payout", false, true));
        report.GetProperty("path").Texts("added", "activityId").Should().Equal("look-again");
        report.Text("firstDifference").Should().StartWith("节点“").And.EndWith("将超期。");
    }

    [Fact] // received on 2026-04-28 money is due within thirty days; it is deferred to 06-30 and paid out on 06-10
    public async Task Replay_TermThatWasExtended_WasInTimeAndIsLateOnlyByTheDraft()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var receipt = await WholeCaseTests.RunToMoneyAsync(court, id);
        await court.RequestAsync("tongbai.judge1", id, "payout-deferral", new { receiptId = receipt, until = "2026-06-30", reason = "案外人异议" });
        await court.CompleteAsync("tongbai.director", id, "审批延期发放案款", outcome: "approve");
        await court.MoveClockAsync("2026-06-10T10:00:00+08:00");
        await WholeCaseTests.PayAsync(court, id, receipt, "2026-06-10");
        var client = await ChangedAsync(court, LookAgain);

        var (quick, slow) = (await RunAsync(client, Flow, new { assumedHours = 1 }), await RunAsync(client, Flow, new { assumedHours = 24 * 90 }));

        (Count(quick, "different"), Count(quick, "late")).Should().Be((1, 0), await CasesAsync(client, quick));
        (Count(slow, "different"), Count(slow, "late")).Should().Be((1, 1), await CasesAsync(client, slow));
        var late = (await ListAsync(client, slow, "late")).Single().GetProperty("report").All("late").Single();
        (late.Text("node"), late.GetProperty("wasLate").GetBoolean(), late.Text("wasDueOn"), late.Text("dueOn")).Should().Be(("funds-payout", false, "2026-06-30", "2026-06-30"));
    }

    [Fact]
    public async Task Replay_DraftThatFailsOnWhatTheCaseSays_NamesTheFaultAndNothingOfTheCase()
    {
        await using var court = await CourtHouse.OpenAsync();
        await PaidAsync(court);
        var client = await ChangedAsync(court, draft =>
        {
            var step = Studio.AddStep(draft, "Court.StartDeadline", "start-urging");
            (step["node"], step["clause"], step["startedAt"]) = (Studio.Input("urge-feedback"), Studio.Input("TB-3.2-14c"), Studio.Input("'甲' + getData().amount", "String", "JavaScript"));
            Behind(draft, "check-plan", "start-urging", "Done");
        });

        var replay = await RunAsync(client, Flow, new { });

        var row = (await ListAsync(client, replay, "failed")).Should().ContainSingle(await CasesAsync(client, replay)).Subject;
        row.Text("message").Should().StartWith("按该版运行到步骤“").And.EndWith("出错：不符合办案规则");
    }

    [Fact]
    public async Task Replay_CasesStartedOnOtherDaysOrStillRunning_AreLeftOut()
    {
        await using var court = await CourtHouse.OpenAsync();
        await PaidAsync(court);
        var client = await court.AsAsync(Simulator.Admin);

        (await TotalAsync(new { startedFrom = "2026-04-29" })).Should().Be(0);
        (await TotalAsync(new { startedTo = "2026-04-27" })).Should().Be(0);
        (await TotalAsync(new { startedFrom = "2026-04-28", startedTo = "2026-04-28" })).Should().Be(1);
        (await TotalAsync(new { which = "running" })).Should().Be(0);
        (await TotalAsync(new { which = "ended" })).Should().Be(1);

        async Task<int> TotalAsync(object request) => Count(await RunAsync(client, Flow, request), "total");
    }

    [Fact]
    public async Task Replay_OfAnotherCourtOrUnknown_IsNotThere()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (client, stranger) = (await court.AsAsync(Simulator.Admin), await court.AsAsync("wolong.admin"));
        var id = (await RunAsync(client, Flow, new { })).GetProperty("id").GetGuid();

        foreach (var path in new[] { $"/api/definitions/replays/{id}", $"/api/definitions/replays/{id}/cases", "/api/definitions/tongbai-disposal/replays" })
        {
            using var answer = await stranger.GetAsync(new Uri(path, UriKind.Relative));
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound, path);
        }

        using var cancelled = await client.PostAsync(new Uri($"/api/definitions/replays/{id}/cancel", UriKind.Relative), null);
        (await cancelled.ReadJsonAsync()).Text("state").Should().Be("finished", "what is done is not undone");
        (await court.ListAsync(Simulator.Admin, $"/api/definitions/{Flow}/replays")).Should().ContainSingle();
    }

    [Fact]
    public async Task Replay_SignaturesAtOneInstant_AreGivenByThoseWhoGaveThem()
    {
        await using var court = await CourtHouse.OpenAsync(); // its clock stands still: neither task is the earlier one
        for (var sequence = 101; sequence < 104; sequence++)
        {
            var id = await court.FileAsync(Filing.First(sequence));
            await court.RequestAsync("tongbai.judge1", id, "extension", new { newEnd = "2026-12-02", reason = "财产在外省" });
            foreach (var signer in new[] { "tongbai.director", "tongbai.president" })
                await court.CompleteAsync(signer, id, "审批延长办案期限", outcome: "approve");
        }

        var client = await court.AsAsync(Simulator.Admin);
        var replay = await RunAsync(client, "extension", new { });

        (Count(replay, "total"), Count(replay, "same")).Should().Be((3, 3), await CasesAsync(client, replay));
    }

    [Fact]
    public async Task Cancel_ReplayAtWork_StopsItAndKeepsWhatThereIs()
    {
        await using var court = await CourtHouse.OpenAsync();
        await court.FileAsync(Filing.First());
        var client = await court.AsAsync(Simulator.Admin);
        var simulator = new Simulator(client, Main);
        var path = $"/api/definitions/replays/{await RepeatAsync(court, await RunAsync(client, Main, new { }), 3000)}";
        await Until.TrueAsync(async () => Count(await simulator.GetAsync(path), "done") > 0);

        using var answer = await client.PostAsync(new Uri($"{path}/cancel", UriKind.Relative), null);
        var cancelled = await answer.ReadJsonAsync();
        await RunAsync(client, Main, new { }); // once it is done the worker has left the other
        var left = await simulator.GetAsync(path);

        (cancelled.Text("state"), left.Text("state")).Should().Be(("cancelled", "cancelled"));
        cancelled.GetProperty("finishedAt").ValueKind.Should().Be(JsonValueKind.String);
        Count(left, "done").Should().BeInRange(Count(cancelled, "done"), Count(cancelled, "done") + 100, "what was being played is played to its end").And.BeLessThan(3000);
        Count(left, "same").Should().Be(Count(left, "done"));
    }

    // a replay of one case over and over, which takes its time
    private static async Task<Guid> RepeatAsync(CourtHouse court, JsonElement replay, int times)
    {
        await using var db = new EnforcementDbContext(new DbContextOptionsBuilder<EnforcementDbContext>().UseNpgsql(court.App.ConnectionString).Options);
        var (of, id) = (replay.GetProperty("id").GetGuid(), Guid.NewGuid());
        var once = await db.DefinitionReplays.AsNoTracking().SingleAsync(r => r.Id == of);
        var instance = await db.DefinitionReplayCases.Where(c => c.ReplayId == of).Select(c => c.InstanceId).FirstAsync();
        db.DefinitionReplays.Add(new()
        {
            Court = once.Court,
            Id = id,
            DefinitionId = once.DefinitionId,
            VersionId = once.VersionId,
            Version = once.Version,
            Json = once.Json,
            AssumedHours = once.AssumedHours,
            Until = once.Until,
            Total = times,
            CreatedAt = once.CreatedAt,
            CreatedBy = once.CreatedBy,
        });
        db.DefinitionReplayCases.AddRange(Enumerable.Range(1, times).Select(place => new DefinitionReplayCase { Court = once.Court, ReplayId = id, Place = place, InstanceId = instance }));
        await db.SaveChangesAsync();
        return id;
    }

    private static int Count(JsonElement row, string name) => row.GetProperty(name).GetInt32();

    private static async Task<Guid> PaidAsync(CourtHouse court)
    {
        var id = await court.FileAsync(Filing.First());
        await WholeCaseTests.RunToPayoutAsync(court, id);
        return id;
    }

    private static async Task<HttpClient> ChangedAsync(CourtHouse court, Action<JsonObject> change)
    {
        var studio = await Studio.OpenAsync(court, Simulator.Admin);
        var draft = await studio.LatestAsync(Flow);
        change(draft);
        await studio.SaveAsync(draft);
        return studio.Client;
    }

    // between the check and the signature
    private static void LookAgain(JsonObject draft)
    {
        var step = Studio.AddStep(draft, "Court.HumanTask", "look-again");
        (step["taskName"], step["role"], step["clause"]) = (Studio.Input("再次核对"), Studio.Input("clerk"), Studio.Input("TB-3.1-1b"));
        step["outcomes"] = Studio.Input("[\"done\"]", "Object", "Object");
        Behind(draft, "check-plan", "look-again", "done");
    }

    // before the signature
    private static void Behind(JsonObject draft, string before, string added, string port)
    {
        var connections = draft["root"]!["connections"]!.AsArray();
        connections.First(way => way!["source"]!["activity"]!.GetValue<string>() == before && way["target"]!["activity"]!.GetValue<string>() == "sign-plan")!["target"]!["activity"] = added;
        connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = added, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = "sign-plan", ["port"] = "In" },
            ["vertices"] = new JsonArray(),
        });
    }

    private static async Task<Guid> StartAsync(HttpClient client, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/definitions/{Flow}/replays") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("Idempotency-Key", key);
        using var started = await client.SendAsync(request);
        started.IsSuccessStatusCode.Should().BeTrue(await started.Content.ReadAsStringAsync());
        return (await started.ReadJsonAsync()).GetProperty("id").GetGuid();
    }

    private static async Task<JsonElement> RunAsync(HttpClient client, string flow, object request)
    {
        using var started = await client.PostAsJsonAsync($"/api/definitions/{flow}/replays", request);
        started.StatusCode.Should().Be(HttpStatusCode.Created, await started.Content.ReadAsStringAsync());
        var id = (await started.ReadJsonAsync()).GetProperty("id").GetGuid();
        JsonElement replay = default;
        await Until.TrueAsync(async () => (replay = await new Simulator(client, flow).GetAsync($"/api/definitions/replays/{id}")).Text("state") == "finished");
        return replay;
    }

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(HttpClient client, JsonElement replay, string only) =>
        (await new Simulator(client, Flow).GetAsync($"/api/definitions/replays/{replay.GetProperty("id")}/cases?only={only}")).All("items");

    private static Task<string> CasesAsync(HttpClient client, JsonElement replay) =>
        client.GetStringAsync(new Uri($"/api/definitions/replays/{replay.GetProperty("id")}/cases", UriKind.Relative));
}
