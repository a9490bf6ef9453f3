using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.FirstEnforcement;

/// <summary>A debtor who has paid gets the account back that was frozen, long before the freeze would have run out.</summary>
public sealed class MeasureReleaseTests
{
    private static readonly string[] Kinds = ["enforcement-notice", "asset-report-order", "integrity-card", "payment-notice", "rights-notice"];

    [Fact]
    public async Task Release_OfAFulfilledCase_ClosesItAndEndsTheWatch()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await WithFreezeAsync(court);
        await court.RequestAsync("tongbai.judge1", id, "close", new { way = "fulfilled", reason = "履行完毕" });
        await court.CompleteAsync("tongbai.judge1", id, "制作结案报告", Report("2026-04-28"));
        Unmet(await court.TaskAsync(id, "补正后重新报结（未满足2项）")).Should().BeEquivalentTo("measures-released", "query-analysed"); // 点对点 has not answered

        await ReleaseAsync(court, id, "2026-04-28T10:00:00+08:00");
        await AnswerPointToPointAsync(court, id);
        await court.CompleteAsync("tongbai.judge1", id, "补正后重新报结", Report("2026-04-28"));

        (await court.TaskAsync(id, "审批结案")).GetProperty("state").GetString().Should().Be("open");
        (await MeasureAsync(court, id)).GetProperty("state").GetString().Should().Be("released");
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/deadlines"))
            .Single(d => d.GetProperty("node").GetString() == "measure-expiry").GetProperty("state").GetString().Should().Be("void");
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/documents")).Where(d => d.GetProperty("kind").GetString() == "measure-release-ruling")
            .Select(d => d.GetProperty("recipientRole").GetString()).Should().BeEquivalentTo("applicant", "debtor", "assisting-party");
    }

    [Fact]
    public async Task Release_AfterTheFirstAlert_TakesTheTaskAway()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await WithFreezeAsync(court);
        await court.MoveClockAsync("2027-01-28T09:00:00+08:00"); // ninety days before 2027-04-27 is 01-27
        (await court.TaskAsync(id, "处理即将到期的措施")).GetProperty("state").GetString().Should().Be("claimed");

        await ReleaseAsync(court, id, "2027-01-28T09:00:00+08:00");
        await court.MoveClockAsync("2027-01-28T09:01:00+08:00"); // what is in the outbox is delivered when this answers

        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/tasks")).Single(t => t.GetProperty("name").GetString() == "处理即将到期的措施")
            .GetProperty("state").GetString().Should().Be("void");
    }

    [Fact]
    public async Task Release_OfNoMeasureOfThisCase_IsRefusedAtOnce()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await WithFreezeAsync(court);

        using var answer = await (await court.AsAsync("tongbai.judge1")).PostAsJsonAsync(
            $"/api/cases/{id}/requests/measure-release", new { reason = "已履行", data = new { measureId = Guid.NewGuid(), ground = "performed", reason = "已履行" } });

        (answer.StatusCode, await answer.ReadCodeAsync()).Should().Be((HttpStatusCode.Conflict, "measure.unknown"));
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/requests")).Should().BeEmpty();
    }

    private static async Task ReleaseAsync(CourtHouse court, Guid id, string now)
    {
        var measure = (await MeasureAsync(court, id)).GetProperty("id").GetGuid();
        await court.RequestAsync("tongbai.judge1", id, "measure-release", new { measureId = measure, ground = "performed", reason = "全部履行完毕" });
        await court.CompleteAsync("tongbai.director", id, "审批解除查封、扣押、冻结", new { }, "approve");
        await court.CompleteAsync("tongbai.judge1", id, "作出解除裁定", new { rulingNumber = "(2026)豫1330执101号之三" });
        await court.CompleteAsync("tongbai.query-officer", id, "办理解除查封、扣押、冻结", new { assistanceNotice = "file-1" });
        object[] items = [.. new[] { "applicant-1", "debtor-1", "assisting-party" }.Select(to => Sent("measure-release-ruling", to, now))];
        await court.CompleteAsync("tongbai.query-officer", id, "送达解除裁定", new { items });
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/requests"))
            .Single(r => r.GetProperty("kind").GetString() == "measure-release").GetProperty("state").GetString().Should().Be("done");
    }

    /// <summary>Served, found and frozen, handed over; 点对点 is still out.</summary>
    private static async Task<Guid> WithFreezeAsync(CourtHouse court)
    {
        var id = await court.FileAsync(Filing.First());
        const string sentAt = "2026-04-28T09:45:00+08:00";
        object[] items = [.. Kinds.Select(kind => Sent(kind, "debtor-1", sentAt)), .. Kinds[2..].Select(kind => Sent(kind, "applicant-1", sentAt))];
        await court.CompleteAsync("tongbai.clerk1", id, "送达执行通知等文书", new { items });
        var account = new { kind = "deposit", owner = "debtor-1", identifier = "尾号1234", amount = "60000.00", description = "某银行存款" };
        await court.CompleteAsync("tongbai.query-officer", id, "办理总对总网络查询", new { queriedAt = "2026-04-28T09:50:00+08:00", found = true, assets = new[] { account } });
        const string property = "某银行存款 尾号1234";
        var freeze = new
        {
            kind = "freeze",
            assetKind = "deposit",
            assetId = "尾号1234",
            property,
            document = "(2026)豫1330执101号之一",
            assistedBy = "某银行",
            startsOn = "2026-04-28",
        };
        await court.CompleteAsync("tongbai.query-officer", id, "冻结、划拨或查封查到的财产", new { measures = new[] { freeze } });
        await court.CompleteAsync("tongbai.query-officer", id, "分析总对总查控结果", new { summary = "查到存款一笔，已冻结", feedbackForm = "file-1", filedInDossier = true });
        await court.CompleteAsync("tongbai.query-officer", id, "打印冻结手续", new { papers = "file-1", servedOn = "2026-04-28" });
        await court.CompleteAsync("tongbai.centre-head", id, "确认繁简分流", outcome: "confirm");
        await court.CompleteAsync("tongbai.judge1", id, "签收移交的案件", new { received = true });
        return id;
    }

    private static async Task AnswerPointToPointAsync(CourtHouse court, Guid id)
    {
        await court.CompleteAsync("tongbai.query-officer", id, "办理点对点网络查询", new { queriedAt = "2026-04-28T09:55:00+08:00", found = false });
        await court.CompleteAsync("tongbai.query-officer", id, "分析点对点查控结果", new { summary = "未查到财产", feedbackForm = "file-1", filedInDossier = true });
    }

    private static async Task<JsonElement> MeasureAsync(CourtHouse court, Guid id) =>
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/measures")).Single();

    private static IEnumerable<string?> Unmet(JsonElement task) =>
        task.GetProperty("item").GetProperty("unmet").EnumerateArray().Select(condition => condition.GetProperty("code").GetString());

    private static object Report(string closingDate) => new
    {
        claimAmount = "50000.00",
        closingAmount = "50000.00",
        waivedAmount = "0.00",
        receivedAmount = "50000.00",
        payoutFinished = true,
        closingDate,
        ground = "全部履行完毕",
        report = "file-1",
        closingDocument = "file-2",
    };

    private static object Sent(string kind, string recipient, string sentAt) => new { kind, recipient, method = "direct", sentAt, proof = "file-1" };
}
