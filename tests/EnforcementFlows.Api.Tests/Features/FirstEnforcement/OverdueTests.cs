using System.Net;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.FirstEnforcement;

/// <summary>节点预警、超期报告、局长处理（TB-3.2-14a、TB-3.2-14b、TB-3.2-14c）。</summary>
public sealed class OverdueTests
{
    [Fact]
    public async Task Alert_OfTheNotice_GoesOutOnTheMorningOfTheAlertDayOnceAndIsAcknowledged()
    {
        await using var court = await CourtHouse.OpenAsync();
        await court.FileAsync(Filing.First());

        await court.MoveClockAsync("2026-04-30T08:59:59+08:00");
        (await NoticeAlerts(court)).Should().BeEmpty();
        await court.MoveClockAsync("2026-04-30T09:00:00+08:00");
        await court.MoveClockAsync("2026-05-04T12:00:00+08:00");

        var alert = (await NoticeAlerts(court)).Should().ContainSingle().Subject;
        alert.GetProperty("raisedAt").GetString().Should().Be("2026-04-30T09:00:00+08:00");
        using var acknowledged = await (await court.AsAsync("tongbai.centre-head")).PostAsync(new Uri($"/api/alerts/{alert.GetProperty("id")}/acknowledge", UriKind.Relative), null);
        acknowledged.StatusCode.Should().Be(HttpStatusCode.OK);
        var row = (await court.ListAsync("tongbai.director", "/api/ledgers/node-deadlines")).Single(r => r.GetProperty("node").GetString() == "enforcement-notice");
        row.GetProperty("alertedAt").GetString().Should().Be("2026-04-30T09:00:00+08:00");
        row.GetProperty("acknowledgedAt").GetString().Should().Be("2026-05-04T12:00:00+08:00");
    }

    [Theory]
    [InlineData("urge", "督办", null)]
    [InlineData("bulletin", "通报", "通报〔2026〕1号")]
    [InlineData("exempt", "免责", null)]
    public async Task Overdue_Notice_IsReportedToTheDirectorWhoDecides(string decision, string words, string? number)
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.CompleteAsync("tongbai.clerk1", id, "核收立案材料", new { receivedAt = "2026-04-28T09:30:00+08:00", materialsComplete = true });
        await court.CompleteAsync("tongbai.query-officer", id, "办理总对总", new { queriedAt = "2026-04-28T10:00:00+08:00", found = false });
        await court.CompleteAsync("tongbai.query-officer", id, "分析总对总", new { summary = "无财产", feedbackForm = "反馈表", filedInDossier = true });

        await court.MoveClockAsync("2026-05-07T00:00:00+08:00");

        var report = (await court.ListAsync("tongbai.director", "/api/alerts?view=mine")).Single(a => a.GetProperty("kind").GetString() == "overdue-report");
        report.GetProperty("raisedAt").GetString().Should().Be("2026-05-07T00:00:00+08:00");
        (await court.ListAsync("tongbai.director", "/api/boards/overdue")).Should().ContainSingle().Which.GetProperty("caseNumber").GetString().Should().Be("(2026)豫1330执101号");
        await court.CompleteAsync("tongbai.director", id, "处理超期节点", new { opinion = "节前已多次提醒", reason = "节前已多次提醒", exemptionReason = "节前已多次提醒", feedbackBefore = "2026-05-11" }, decision);

        (await court.ListAsync("tongbai.director", "/api/boards/overdue")).Should().BeEmpty();
        var row = (await court.ListAsync("tongbai.director", "/api/ledgers/node-deadlines")).Single(r => r.GetProperty("node").GetString() == "enforcement-notice");
        (row.GetProperty("decision").GetString(), row.GetProperty("bulletinNumber").GetString()).Should().Be((decision, number));
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/timeline"))
            .Should().Contain(e => e.GetProperty("text").GetString()!.Contains(words, StringComparison.Ordinal));
    }

    [Fact] // C-22
    public async Task Overdue_NodeOfTheDirectorHimself_IsDecidedOneLevelUp()
    {
        await using var court = await CourtHouse.OpenAsync();
        var filing = Filing.First();
        filing["assignedHandler"] = "director";
        var id = await court.FileAsync(filing);
        await court.MoveClockAsync("2026-05-19T00:00:00+08:00"); // preparation ends after twenty days, with the flag of C-26
        await court.CompleteAsync("tongbai.centre-head", id, "确认繁简分流", outcome: "confirm");
        await court.CompleteAsync("tongbai.director", id, "签收移交的案件", new { received = true });

        await court.MoveClockAsync("2026-10-29T00:00:00+08:00"); // the handling term of six months has ended

        var report = (await court.ListAsync("tongbai.director", "/api/boards/overdue")).Single(r => r.GetProperty("node").GetString() == "handling-term");
        report.GetProperty("reportedTo").GetString().Should().Be("vice-president");
        var task = report.GetProperty("taskId").GetGuid();
        (await court.ActAsync("tongbai.director", task, "claim")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await court.ActAsync("tongbai.vice-president", task, "claim")).StatusCode.Should().Be(HttpStatusCode.OK);
        using var decided = await court.ActAsync("tongbai.vice-president", task, "complete", new { outcome = "urge", form = new { opinion = "限期办结", feedbackBefore = "2026-11-02" } });
        decided.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Unclaimed_Task_IsToldToTheCentresHeadAndThenToTheDirector()
    {
        await using var court = await CourtHouse.OpenAsync();
        await court.FileAsync(Filing.First());

        await court.MoveClockAsync("2026-04-29T10:00:00+08:00"); // one working day
        (await Unclaimed("tongbai.centre-head")).Should().Be(4);
        (await Unclaimed("tongbai.director")).Should().Be(0);
        await court.MoveClockAsync("2026-04-30T10:00:00+08:00");
        (await Unclaimed("tongbai.director")).Should().Be(4);
        await court.MoveClockAsync("2026-05-06T12:00:00+08:00");
        (await Unclaimed("tongbai.centre-head")).Should().Be(4, "each step of the ladder is told once");

        async Task<int> Unclaimed(string user) =>
            (await court.ListAsync(user, "/api/alerts?view=mine&limit=200")).Count(
                a => a.GetProperty("kind").GetString() == "unclaimed" && !a.GetProperty("text").GetString()!.Contains("超期", StringComparison.Ordinal));
    }

    private static async Task<List<System.Text.Json.JsonElement>> NoticeAlerts(CourtHouse court) =>
        [.. (await court.ListAsync("tongbai.centre-head", "/api/alerts?view=mine")).Where(
            a => a.GetProperty("node").GetString() == "enforcement-notice" && a.GetProperty("kind").GetString() == "node-alert" && a.GetProperty("toRole").GetString() == "centre-head")];
}
