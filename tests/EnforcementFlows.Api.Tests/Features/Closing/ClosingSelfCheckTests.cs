using System.Net;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Closing;

/// <summary>A handler looks at any time how far a case is from being closed, and at what may be asked for on it.</summary>
public sealed class ClosingSelfCheckTests
{
    [Fact]
    public async Task Check_OfAFreshCase_NamesEveryConditionOfEveryWayAndWritesNothing()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.MoveClockAsync("2026-04-28T10:01:00+08:00"); // what the filing sent out has arrived
        var before = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/timeline")).Count;

        var answer = await ReadAsync(court, "tongbai.judge1", $"/api/cases/{id}/closing-check");

        answer.GetProperty("reported").GetBoolean().Should().BeFalse();
        var ways = answer.GetProperty("ways").EnumerateArray().ToList();
        ways.Select(way => way.GetProperty("name").GetString()).Should().Contain(["执行完毕", "终结本次执行程序", "终结执行"]);
        var terminate = ways.Single(way => way.GetProperty("code").GetString() == "terminate-current-procedure");
        (terminate.GetProperty("met").GetBoolean(), terminate.GetProperty("requestKind").GetString()).Should().Be((false, "terminate"));
        var early = Condition(terminate, "three-months-elapsed");
        early.GetProperty("met").GetBoolean().Should().BeFalse();
        early.GetProperty("message").GetString().Should().Contain("2026-07-29");
        var sent = Condition(terminate, "notice-documents-sent");
        (sent.GetProperty("name").GetString(), sent.GetProperty("clause").GetString()).Should().Be(("执行通知书等五种文书已全部送出", "TB-3.2-2"));
        Condition(terminate, "case-account-settled").GetProperty("met").GetBoolean().Should().BeTrue("no money has come in");
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/timeline")).Should().HaveCount(before);
    }

    [Fact]
    public async Task Check_OfOneWay_IsThatWayOnly_AndAnUnknownOneIsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());

        var one = await ReadAsync(court, "tongbai.judge1", $"/api/cases/{id}/closing-check?way=withdrawn");
        using var unknown = await (await court.AsAsync("tongbai.judge1")).GetAsync(new Uri($"/api/cases/{id}/closing-check?way=somehow", UriKind.Relative));

        one.GetProperty("ways").EnumerateArray().Single().GetProperty("name").GetString().Should().Be("销案");
        unknown.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task RequestKinds_BeforeAnythingIsFilledIn_SayWhatStandsInTheWay()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.RequestAsync("tongbai.judge1", id, "extension", new { newEnd = "2026-12-02", reason = "财产在外省" });

        var kinds = (await ReadAsync(court, "tongbai.judge1", $"/api/cases/{id}/request-kinds")).EnumerateArray().ToDictionary(row => row.GetProperty("kind").GetString()!);

        kinds.Keys.Should().NotContain("assigned-matter", "that is for leaders").And.Contain(["close", "terminate", "extension", "reinstatement", "payout"]);
        kinds["extension"].GetProperty("name").GetString().Should().Be("延长办案期限");
        kinds["extension"].GetProperty("form").GetString().Should().Be("extension-request");
        kinds["extension"].GetProperty("clauses").EnumerateArray().Select(c => c.GetString()).Should().Contain("TB-3.2-13a");
        Unmet(kinds["extension"]).Should().Equal("request.already-open");
        Unmet(kinds["terminate"]).Should().Equal("terminate.too-early");
        Unmet(kinds["reinstatement"]).Should().Equal("case.not-closed");
        Unmet(kinds["payout"]).Should().BeEmpty();
        kinds.Values.Should().OnlyContain(row => row.GetProperty("name").GetString() != row.GetProperty("kind").GetString(), "people read Chinese");
    }

    [Fact]
    public async Task RequestKinds_WhatIsListedAsUnmet_IsWhatTheRequestIsRefusedFor()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var judge = await court.AsAsync("tongbai.judge1");
        var kinds = (await ReadAsync(court, "tongbai.judge1", $"/api/cases/{id}/request-kinds")).EnumerateArray().ToDictionary(row => row.GetProperty("kind").GetString()!);

        using var refused = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(
            judge, $"/api/cases/{id}/requests/terminate", new { reason = "无财产", data = new { way = "terminate-current-procedure", reason = "无财产可供执行", applicantSigned = true } });

        refused.StatusCode.Should().Be(HttpStatusCode.Conflict, await refused.Content.ReadAsStringAsync());
        (await refused.ReadCodeAsync()).Should().Be(Unmet(kinds["terminate"]).Single());
    }

    [Fact]
    public async Task RequestKinds_OfACaseThatTheCallerDoesNotSee_AreNotFound()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());

        using var answer = await (await court.AsAsync("wolong.director")).GetAsync(new Uri($"/api/cases/{id}/request-kinds", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static async Task<JsonElement> ReadAsync(CourtHouse court, string who, string path)
    {
        using var answer = await (await court.AsAsync(who)).GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.ReadJsonAsync();
    }

    private static JsonElement Condition(JsonElement way, string code) => way.GetProperty("conditions").EnumerateArray().Single(c => c.GetProperty("code").GetString() == code);

    private static IEnumerable<string?> Unmet(JsonElement row) => row.GetProperty("unmet").EnumerateArray().Select(unmet => unmet.GetProperty("code").GetString());
}
