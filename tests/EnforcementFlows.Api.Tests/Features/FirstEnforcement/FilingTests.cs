using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.FirstEnforcement;

public sealed class FilingTests
{
    [Fact]
    public async Task FileCase_ThreeDaysBeforeAHoliday_NodesAreDueByLaw()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());

        var nodes = await court.ListAsync("tongbai.director", $"/api/cases/{id}/deadlines");

        // 05-01 to 05-05 are holidays: three days after 04-28 end with 05-06; three days before that is a holiday, so the alert moves back to 04-30
        Dates(nodes, "enforcement-notice").Should().Be("2026-05-07T00:00:00+08:00 2026-05-06 2026-04-30T09:00:00+08:00 running");
        // received 09:30, hours run from 10:00; 72 hours do not roll; the lead reaches back before the start: alert at once
        Dates(nodes, "national-asset-query").Should().Be("2026-05-01T10:00:00+08:00 null 2026-04-28T09:30:00+08:00 running");
        // six months from 04-28 end with 10-28, a Wednesday; thirty days before is Monday 09-28
        Dates(nodes, "handling-term").Should().Be("2026-10-29T00:00:00+08:00 2026-10-28 2026-09-28T09:00:00+08:00 running");
    }

    [Fact] // C-49: 立案庭 has drawn him; the case is handed over later
    public async Task FileCase_NamingItsHandler_ShowsItToHimAndToNoOtherJudge()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());

        using var named = await (await court.AsAsync("tongbai.judge1")).GetAsync(new Uri($"/api/cases/{id}", UriKind.Relative));
        using var other = await (await court.AsAsync("tongbai.judge2")).GetAsync(new Uri($"/api/cases/{id}", UriKind.Relative));

        (named.StatusCode, other.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.NotFound));
        (await named.ReadJsonAsync()).GetProperty("stage").GetString().Should().Be("preparation");
        (await court.ListAsync("tongbai.judge1", "/api/cases")).Should().ContainSingle();
    }

    [Fact]
    public async Task FileCase_Again_AnswersTheFirstCaseAndOtherFactsConflict()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var system = await court.AsAsync("tongbai.filing-system");

        var again = await system.PostAsJsonAsync("/api/cases", Filing.First());
        var other = Filing.First();
        other["claimAmount"] = "50000.01";
        var conflict = await system.PostAsJsonAsync("/api/cases", other);

        again.StatusCode.Should().Be(HttpStatusCode.OK);
        (await again.ReadJsonAsync()).GetProperty("id").GetGuid().Should().Be(id);
        (conflict.StatusCode, await conflict.ReadCodeAsync()).Should().Be((HttpStatusCode.Conflict, "case.duplicate"));
    }

    [Fact]
    public async Task FileCase_TwentyTimesAtOnce_MakesOneCase()
    {
        await using var court = await CourtHouse.OpenAsync();
        var system = await court.AsAsync("tongbai.filing-system");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => system.PostAsJsonAsync("/api/cases", Filing.First())));

        answers.Select(a => a.StatusCode).Should().OnlyContain(s => s == HttpStatusCode.Created || s == HttpStatusCode.OK);
        (await court.ListAsync("tongbai.director", "/api/cases")).Should().ContainSingle();
    }

    [Fact]
    public async Task FileCase_ManyBadFields_ListsEveryOneAndKeepsNothing()
    {
        await using var court = await CourtHouse.OpenAsync();
        var bad = Filing.First();
        bad["caseNumber"] = "（2026）豫1303执1号"; // another court's
        bad["filedAt"] = "2026-05-28T09:30:00+08:00"; // in the future
        bad["claimAmount"] = "12.345";
        bad["assignedHandler"] = "nobody";
        bad["debtors"] = new[] { new { name = "", kind = "natural", idNumber = "000000198506150021" } };

        var answer = await (await court.AsAsync("tongbai.filing-system")).PostAsJsonAsync("/api/cases", bad);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.ReadJsonAsync()).GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString())
            .Should().Contain(["caseNumber", "filedAt", "claimAmount", "assignedHandler", "debtors[0].name", "debtors[0].idNumber"]);
        (await court.ListAsync("tongbai.director", "/api/cases")).Should().BeEmpty();
    }

    [Fact]
    public async Task Case_Read_ShowsTheRowWithPartiesMaskedAndAmounts()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());

        var read = await (await (await court.AsAsync("tongbai.director")).GetAsync(new Uri($"/api/cases/{id}", UriKind.Relative))).ReadJsonAsync();

        read.GetProperty("id").GetGuid().Should().Be(id);
        read.GetProperty("caseNumber").GetString().Should().Be("(2026)豫1330执101号");
        read.GetProperty("amounts").GetProperty("outstanding").GetString().Should().Be("50000.00");
        read.GetProperty("debtors")[0].GetProperty("idNumber").GetString().Should().Be("000*************2X");
    }

    [Fact]
    public async Task Case_OfAnotherCourt_DoesNotExist()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var stranger = await court.AsAsync("wolong.director");

        foreach (var path in new[] { "", "/timeline", "/tasks", "/deadlines", "/documents", "/assets", "/measures", "/funds", "/requests" })
        {
            using var answer = await stranger.GetAsync(new Uri($"/api/cases/{id}{path}", UriKind.Relative));
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task Explanation_OfTheNotice_TellsEveryRestDayAndBothLimits()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var notice = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/deadlines")).Single(d => d.GetProperty("node").GetString() == "enforcement-notice");

        using var answer = await (await court.AsAsync("tongbai.director")).GetAsync(new Uri($"/api/deadlines/{notice.GetProperty("id")}/explanation", UriKind.Relative));
        var explanation = await answer.ReadJsonAsync();

        var steps = explanation.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("text").GetString()).ToList();
        steps.Should().Contain("2026-05-01 是休息日（劳动节），顺延。").And.Contain("2026-05-05 是休息日（劳动节），顺延。");
        steps.Should().Contain("以院内期限为准，届满：2026-05-06。");
        explanation.GetProperty("statutoryDueAt").GetString().Should().Be("2026-05-08T00:00:00+08:00"); // ten days after 04-27
    }

    private static string Dates(IEnumerable<JsonElement> nodes, string node)
    {
        var d = nodes.Single(n => n.GetProperty("node").GetString() == node);
        return string.Join(' ', new[] { "dueAt", "dueOn", "warnAt", "state" }.Select(f => d.GetProperty(f).GetString() ?? "null"));
    }
}
