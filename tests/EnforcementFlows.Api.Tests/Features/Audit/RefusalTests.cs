using System.Net;
using System.Net.Http.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Audit;

/// <summary>What a court may not do is refused with status, code and Chinese words, changes nothing, and is on record.</summary>
public sealed class RefusalTests
{
    [Fact] // TB-3.2-8b: no team lifts by itself, and a clerk does not even ask for it
    public async Task Lift_AskedForByWhoeverMayNot_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());

        await RefusedAsync(court, id, "tongbai.clerk1", $"/api/cases/{id}/requests/dishonest-listing-lift", Body(new { debtor = "被执行人乙", ground = "performed" }), HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Fact] // C-16: persons, not roles
    public async Task Approval_ByWhoeverAskedForIt_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.RequestAsync("tongbai.director", id, "assigned-matter", new { organ = "市中级人民法院", receivedOn = "2026-04-28", feedbackBy = "2026-05-20", content = "报告进展" });
        await court.RequestAsync("tongbai.director", id, "handler-change", new { newHandler = "judge2", reason = "回避" });
        var task = (await court.TaskAsync(id, "审批变更承办人")).GetProperty("id").GetGuid();

        await RefusedAsync(court, id, "tongbai.director", $"/api/tasks/{task}/claim", new { }, HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Fact] // 民诉法 118
    public async Task Detention_OfSixteenDays_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());

        await RefusedAsync(
            court, id, "tongbai.judge1", $"/api/cases/{id}/requests/coercive", Body(new { kind = "detention", debtor = "被执行人乙", person = "被执行人乙", act = "拒不履行", days = 16, facts = "见材料", legalBasis = "民事诉讼法第114条", evidence = "file-1" }),
            HttpStatusCode.Conflict, "coercive.detention-days");
    }

    [Fact] // 查封规定 27: the last day is 2026-05-03, a Sunday in the holiday, and it does not roll
    public async Task Measure_ReleasedAfterItHasLapsed_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var filing = Filing.First();
        filing["existingMeasures"] = new[] { new { kind = "freeze", assetKind = "deposit", property = "某银行账户", startsOn = "2025-05-04", endsOn = "2026-05-03", document = "(2025)豫1330财保5号" } };
        var id = await court.FileAsync(filing);
        var measure = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/measures")).Single().GetProperty("id").GetGuid();
        await court.MoveClockAsync("2026-05-04T09:00:00+08:00");

        await RefusedAsync(
            court, id, "tongbai.judge1", $"/api/cases/{id}/requests/measure-release", Body(new { measureId = measure, ground = "performed", reason = "履行完毕", evidence = "file-1" }),
            HttpStatusCode.Conflict, "measure.unknown");
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/measures")).Single().GetProperty("lapsed").GetBoolean().Should().BeTrue();
    }

    private static object Body(object data) => new { reason = "见申请", data };

    private static async Task RefusedAsync(CourtHouse court, Guid id, string userName, string path, object body, HttpStatusCode status, string code)
    {
        var before = await SnapshotAsync(court, id);

        using var response = await (await court.AsAsync(userName)).PostAsJsonAsync(path, body);

        var problem = await response.ReadJsonAsync();
        (response.StatusCode, problem.GetProperty("code").GetString()).Should().Be((status, code), problem.ToString());
        $"{problem.GetProperty("title").GetString()}{(problem.TryGetProperty("detail", out var detail) ? detail.GetString() : "")}".Should().MatchRegex(@"\p{IsCJKUnifiedIdeographs}");
        (await SnapshotAsync(court, id)).Should().Be(before, "it changed nothing");
        (await court.ListAsync("tongbai.admin", "/api/refused-acts"))[0].GetProperty("code").GetString().Should().Be(code);
    }

    // what acts could change; what the worker does meanwhile, such as alerts, is left out
    private static async Task<string> SnapshotAsync(CourtHouse court, Guid id)
    {
        var director = await court.AsAsync("tongbai.director");
        var parts = new List<string>();
        foreach (var part in new[] { "", "/requests", "/measures", "/coercive-measures" })
            parts.Add((await (await director.GetAsync(new Uri($"/api/cases/{id}{part}", UriKind.Relative))).ReadJsonAsync()).ToString());
        return string.Join('\n', parts);
    }
}
