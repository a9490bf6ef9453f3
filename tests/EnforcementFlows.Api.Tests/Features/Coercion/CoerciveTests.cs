using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Coercion;

/// <summary>强制措施 from the proposal to the release: three judges and the president agree before anything is done.</summary>
public sealed class CoerciveTests
{
    private const string Approve = "审批强制措施";
    private const string ApproveEmergency = "审批紧急拘留";

    [Fact] // SH-2-8: three judges; 民事诉讼法 119: the president. Fifteen days from 2026-04-28 end on 05-12.
    public async Task Detention_ThreeJudgesAndThePresident_IsCarriedOutAndEnds()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await FileAtShiheAsync(court);
        using var proposed = await ProposeAsync(court, "shihe.officer", id, Proposal(15));
        proposed.StatusCode.Should().Be(HttpStatusCode.Created, await proposed.Content.ReadAsStringAsync());
        await court.CompleteAsync("shihe.judge1", id, Approve, outcome: "approve");
        await court.CompleteAsync("shihe.judge2", id, Approve, outcome: "approve");

        (await court.TaskAsync(id, Approve, "shihe")).GetProperty("role").GetString().Should().Be("judge", "a third judge is missing");
        (await MeasureAsync(court, id)).GetProperty("state").GetString().Should().Be("proposed");

        await court.CompleteAsync("shihe.judge3", id, Approve, outcome: "approve");
        await court.CompleteAsync("shihe.president", id, Approve, outcome: "approve");
        await court.MoveClockAsync("2026-04-28T15:00:00+08:00");
        await court.CompleteAsync(
            "shihe.police", id, "执行强制措施", new { document = "（2026）豫1502执101号之一", provenAt = "2026-04-28T14:30:00+08:00", record = "执行笔录" }, "executed");
        (await MeasureAsync(court, id)).GetProperty("endsOn").GetString().Should().Be("2026-05-12");
        (await NodesAsync(court, id)).Should().Contain("detention-expiry 2026-05-12").And.Contain("detention-notice ");

        await court.CompleteAsync("shihe.police", id, "通知被拘留人家属", new { method = "电话通知其配偶", provenAt = "2026-04-28T15:00:00+08:00" });
        await court.MoveClockAsync("2026-05-12T16:00:00+08:00");
        await court.CompleteAsync("shihe.police", id, "到期或者提前解除拘留", new { ground = "期满", provenAt = "2026-05-12T16:00:00+08:00" });
        var ended = (await court.ListAsync("shihe.director", "/api/ledgers/coercive-measures")).Should().ContainSingle().Subject;
        ended.GetProperty("state").GetString().Should().Be("ended");

        using var again = await ProposeAsync(court, "shihe.officer", id, Proposal(5));
        (await again.ReadCodeAsync()).Should().Be("coercive.same-act", "民诉法解释第184条");
    }

    [Fact] // 民诉法解释 181: detained on 2026-04-28 at 09:20, so fifteen days end on 05-12 and the family is told by 10:00 of 04-29
    public async Task EmergencyDetention_ApprovedTheSameDay_CountsFromTheAct()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await FileAtShiheAsync(court);
        using var proposed = await ProposeAsync(court, "shihe.officer", id, Emergency());
        proposed.StatusCode.Should().Be(HttpStatusCode.Created, await proposed.Content.ReadAsStringAsync());
        (await court.ActAsync("shihe.director", (await court.TaskAsync(id, ApproveEmergency, "shihe")).GetProperty("id").GetGuid(), "claim")).IsSuccessStatusCode.Should().BeFalse();
        (await NodesAsync(court, id)).Should().Contain("emergency-detention-approval 2026-04-28");
        var held = await MeasureAsync(court, id);
        (held.GetProperty("state").GetString(), held.GetProperty("endsOn").GetString()).Should().Be(("proposed", "2026-05-12"));

        await court.CompleteAsync("shihe.president", id, ApproveEmergency, outcome: "approve");
        await court.CompleteAsync("shihe.police", id, "送达补办的拘留决定书", new { document = "（2026）豫1502执101号之一", provenAt = "2026-04-28T10:00:00+08:00", record = "拘留笔录" });

        var measure = await MeasureAsync(court, id);
        (measure.GetProperty("state").GetString(), measure.GetProperty("startedAt").GetDateTimeOffset(), measure.GetProperty("endsOn").GetString())
            .Should().Be(("in-force", DateTimeOffset.Parse("2026-04-28T09:20:00+08:00", CultureInfo.InvariantCulture), "2026-05-12"));
        (await NodesAsync(court, id)).Should().Contain("detention-expiry 2026-05-12");
        (await court.TaskAsync(id, "通知被拘留人家属", "shihe")).GetProperty("dueAt").GetDateTimeOffset().Should().Be(DateTimeOffset.Parse("2026-04-29T10:00:00+08:00", CultureInfo.InvariantCulture));
    }

    [Fact] // 民诉法解释 181: with the end of 2026-04-28 nobody can approve any more, and the person is released
    public async Task EmergencyDetention_NotApprovedByMidnight_OpensTheReleaseAtOnce()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await FileAtShiheAsync(court);
        using var proposed = await ProposeAsync(court, "shihe.officer", id, Emergency());
        var approval = (await court.TaskAsync(id, ApproveEmergency, "shihe")).GetProperty("id").GetGuid();

        await court.MoveClockAsync("2026-04-29T00:00:00+08:00");

        (await court.ActAsync("shihe.president", approval, "claim")).IsSuccessStatusCode.Should().BeFalse();
        await court.CompleteAsync("shihe.police", id, "紧急拘留未获批准，立即解除", new { ground = "当日未获批准", provenAt = "2026-04-29T00:00:00+08:00" });
        var freed = (await court.ListAsync("shihe.director", "/api/ledgers/coercive-measures")).Should().ContainSingle("it was carried out, approved or not").Subject;
        (freed.GetProperty("state").GetString(), freed.GetProperty("endedAt").GetDateTimeOffset()).Should().Be(("rejected", DateTimeOffset.Parse("2026-04-29T00:00:00+08:00", CultureInfo.InvariantCulture)));
        (await court.ListAsync("shihe.director", $"/api/cases/{id}/requests")).Single().GetProperty("state").GetString().Should().Be("failed");
        (await court.ListAsync("shihe.president", "/api/alerts?view=mine")).Select(a => a.GetProperty("kind").GetString()).Should().Contain("overdue-report");
    }

    [Fact]
    public async Task Emergency_OfAFine_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());

        using var answer = await ProposeAsync(court, "tongbai.judge1", id, Emergency("fine"));

        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await answer.ReadCodeAsync()).Should().Be("coercive.emergency-kind");
    }

    private static object Emergency(string kind = "detention") => new
    {
        debtor = "debtor-1",
        person = "被执行人乙",
        kind,
        act = "以暴力抗拒执行",
        days = 15,
        amount = "500.00",
        emergency = true,
        detainedAt = "2026-04-28T09:20:00+08:00",
        emergencyReason = "持械阻拦，不立即拘留不能制止",
        facts = "持械阻拦执行人员",
        legalBasis = "《中华人民共和国民事诉讼法》第一百一十四条",
    };

    private static object Proposal(int days) => new
    {
        debtor = "debtor-1",
        person = "被执行人乙",
        kind = "detention",
        act = "转移存款",
        days,
        facts = "收到执行通知后转移存款",
        legalBasis = "《中华人民共和国民事诉讼法》第一百一十四条",
    };

    private static async Task<HttpResponseMessage> ProposeAsync(CourtHouse court, string by, Guid id, object data) =>
        await (await court.AsAsync(by)).PostAsJsonAsync($"/api/cases/{id}/requests/coercive", new { reason = "规避执行", data });

    private static async Task<JsonElement> MeasureAsync(CourtHouse court, Guid id) =>
        (await court.ListAsync("shihe.director", $"/api/cases/{id}/coercive-measures")).Should().ContainSingle().Subject;

    private static async Task<List<string>> NodesAsync(CourtHouse court, Guid id) =>
        [.. (await court.ListAsync("shihe.director", $"/api/cases/{id}/deadlines")).Select(d => $"{d.GetProperty("node").GetString()} {d.GetProperty("dueOn").GetString()}")];

    private static async Task<Guid> FileAtShiheAsync(CourtHouse court)
    {
        var filing = Filing.First();
        filing["caseNumber"] = "（2026）豫1502执101号";
        return await court.FileAsync(filing, "shihe");
    }
}
