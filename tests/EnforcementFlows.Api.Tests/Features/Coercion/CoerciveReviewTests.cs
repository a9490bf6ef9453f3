using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Coercion;

/// <summary>申请复议: within three days, once, at the superior court, while the measure goes on (民事诉讼法 119；民诉法解释 185).</summary>
/// <remarks>Carried out on Tuesday 2026-04-28: three days end on 05-01, a holiday until 05-05, so the window ends with Wednesday 05-06.</remarks>
public sealed class CoerciveReviewTests
{
    private const string Clerk = "tongbai.clerk1";

    [Fact]
    public async Task Review_OfAFine_IsTakenOnTheLastDayOnceAndRefusedAfter()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var fine = await CarriedOutAsync(court, id, new { debtor = "debtor-1", person = "被执行人乙", kind = "fine", act = "转移存款", amount = "5000.00", facts = "转移存款", legalBasis = "第一百一十四条" });
        (await NodeAsync(court, id, "coercive-review-window")).Should().Be("running 2026-05-06");
        await court.MoveClockAsync("2026-05-07T09:00:00+08:00");
        (await NodeAsync(court, id, "coercive-review-window")).Should().Be("met 2026-05-06", "nobody is late when the days of a party are over");

        using var late = await AskAsync(court, id, fine, "2026-05-07");
        using var inTime = await AskAsync(court, id, fine, "2026-05-06"); // handed in the day before
        using var again = await AskAsync(court, id, fine, "2026-05-06");

        late.StatusCode.Should().Be(HttpStatusCode.Conflict);
        var problem = await late.ReadJsonAsync();
        (problem.GetProperty("code").GetString(), problem.GetProperty("errors")[0].GetProperty("clause").GetString()).Should().Be(("coercive.review-too-late", "民诉法解释第185条"));
        inTime.StatusCode.Should().Be(HttpStatusCode.Created, await inTime.Content.ReadAsStringAsync());
        (await again.ReadCodeAsync()).Should().Be("coercive.review-once");
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/requests")).Count(r => r.GetProperty("kind").GetString() == "coercive-review").Should().Be(1);
    }

    [Fact] // received by the superior court on Thursday 05-07: decided by 05-12
    public async Task Review_DetentionRevoked_IsReleasedByTheReviewAndNotAskedForTwice()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var detention = await CarriedOutAsync(court, id, new { debtor = "debtor-1", person = "被执行人乙", kind = "detention", act = "转移存款", days = 15, facts = "转移存款", legalBasis = "第一百一十四条" });
        await court.CompleteAsync("tongbai.police", id, "通知被拘留人家属", new { method = "电话", provenAt = "2026-04-28T10:00:00+08:00" });
        using var asked = await AskAsync(court, id, detention, "2026-04-28");
        asked.StatusCode.Should().Be(HttpStatusCode.Created, await asked.Content.ReadAsStringAsync());
        (await MeasureAsync(court, id)).GetProperty("state").GetString().Should().Be("in-force", "a review does not suspend it");
        await court.MoveClockAsync("2026-05-07T09:00:00+08:00");
        await court.CompleteAsync(Clerk, id, "将复议申请和案卷送交上级法院", new { court = "市中级人民法院", sentOn = "2026-05-06", receivedOn = "2026-05-07", proof = "file-1" });
        (await NodeAsync(court, id, "coercive-review-decision")).Should().Be("running 2026-05-12");

        await court.CompleteAsync(Clerk, id, "登记上级法院的复议决定", new { document = "（2026）豫13司惩复1号", provenAt = "2026-05-07T08:50:00+08:00", decision = "file-2" }, "revoked");
        await court.CompleteAsync("tongbai.police", id, "复议撤销，立即解除", new { ground = "复议撤销", provenAt = "2026-05-07T09:00:00+08:00" });

        (await MeasureAsync(court, id)).GetProperty("state").GetString().Should().Be("revoked");
        (await NodeAsync(court, id, "coercive-review-decision")).Should().Be("met 2026-05-12");
        (await NodeAsync(court, id, "detention-expiry")).Should().Be("met 2026-05-12");
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/tasks")).Should().NotContain(t =>
            t.GetProperty("name").GetString() == "到期或者提前解除拘留" && t.GetProperty("state").GetString() == "open");
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/requests")).Select(r => r.GetProperty("state").GetString()).Should().Equal("done", "done");
    }

    [Fact] // the law gives no review of a search
    public async Task Review_OfASearch_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var search = await CarriedOutAsync(court, id, new { debtor = "debtor-1", person = "被执行人乙", kind = "search", act = "隐匿财产", facts = "隐匿财产", legalBasis = "第二百五十九条" });

        using var answer = await AskAsync(court, id, search, "2026-04-28");

        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await answer.ReadCodeAsync()).Should().Be("coercive.not-reviewable");
    }

    private static async Task<string> CarriedOutAsync(CourtHouse court, Guid id, object proposal)
    {
        await court.RequestAsync("tongbai.judge1", id, "coercive", proposal);
        await court.CompleteAsync("tongbai.director", id, "审批强制措施", outcome: "approve");
        await court.CompleteAsync("tongbai.president", id, "审批强制措施", outcome: "approve");
        await court.CompleteAsync("tongbai.police", id, "执行强制措施", new { document = "（2026）豫1330执101号之一", provenAt = "2026-04-28T10:00:00+08:00", record = "执行笔录" }, "executed");
        return (await MeasureAsync(court, id)).GetProperty("id").GetString()!;
    }

    private static async Task<HttpResponseMessage> AskAsync(CourtHouse court, Guid id, string measure, string appliedOn) =>
        await (await court.AsAsync(Clerk)).PostAsJsonAsync($"/api/cases/{id}/requests/coercive-review", new
        {
            reason = "不服决定",
            data = new { coerciveMeasureId = measure, applicant = "被执行人乙", appliedOn, grounds = "没有转移财产" },
        });

    private static async Task<JsonElement> MeasureAsync(CourtHouse court, Guid id) =>
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/coercive-measures")).Should().ContainSingle().Subject;

    private static async Task<string> NodeAsync(CourtHouse court, Guid id, string node)
    {
        var found = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/deadlines")).Single(d => d.GetProperty("node").GetString() == node);
        return $"{found.GetProperty("state").GetString()} {found.GetProperty("dueOn").GetString()}";
    }
}
