using System.Net;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Features.Scenarios;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Audit;

/// <summary>Terms, handlers and the validity of measures: what can no longer be extended, changed or renewed.</summary>
public sealed class TermRefusalTests
{
    [Theory] // 法发〔2006〕35号 1: six months from 2026-04-28 end on 10-28; it is asked for before that, and to a later day
    [InlineData("2026-10-28T16:00:00+08:00", "2026-10-28", "deadline.extension-not-later")]
    [InlineData("2026-10-29T09:00:00+08:00", "2027-01-28", "deadline.extension-late")]
    public async Task Extension_TooLateOrToNoLaterDay_IsRefused(string now, string newEnd, string code)
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(RefusalTests.At("豫1502"), "shihe");
        await new Bureau(court, "shihe").DoAsync(id, "核收");
        await court.MoveClockAsync(now);

        await court.RefusedRequestAsync(id, "shihe.judge1", "extension", new { newEnd, reason = "案情复杂" }, HttpStatusCode.Conflict, code);
    }

    [Fact] // TB-3.2-13a: one at a time, or the second would undo the first
    public async Task Extension_WhileOneIsBeingDecided_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.RequestAsync("tongbai.judge1", id, "extension", new { newEnd = "2026-12-02", reason = "案情复杂" });

        await court.RefusedRequestAsync(id, "tongbai.judge1", "extension", new { newEnd = "2027-01-28", reason = "案情复杂" }, HttpStatusCode.Conflict, "request.already-open");
    }

    [Fact] // 法发〔2006〕35号 2: a change is a change
    public async Task HandlerChange_ToTheSameHandler_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(RefusalTests.At("豫1303"), "wolong");
        await new Bureau(court, "wolong").WorkAsync(id);
        var handler = (await new Bureau(court, "wolong").CaseAsync(id)).GetProperty("handler").GetString();

        await court.RefusedRequestAsync(id, "wolong.director", "handler-change", new { newHandler = handler, reason = "见申请" }, HttpStatusCode.Conflict, "case.same-handler");
    }

    [Fact] // 查封规定 27: the last day is 2026-05-03, a Sunday in the holiday, and it does not roll
    public async Task Measure_ReleasedAfterItHasLapsed_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, measure, _) = await FrozenAsync(court, "2025-05-04", "2026-05-03");
        await court.MoveClockAsync("2026-05-04T09:00:00+08:00");

        await court.RefusedRequestAsync(
            id, "tongbai.judge1", "measure-release", new { measureId = measure, ground = "performed", reason = "履行完毕", evidence = "file-1" }, HttpStatusCode.Conflict, "measure.unknown");
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/measures")).Single().GetProperty("lapsed").GetBoolean().Should().BeTrue();
    }

    [Fact] // 查封规定 27: renewed before the end, whoever took the task in time and sends it in a minute after midnight comes too late
    public async Task Measure_RenewedAfterItsEnd_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, _, task) = await FrozenAsync(court, "2025-05-04", "2026-05-03");
        (await court.ActAsync("tongbai.centre-head", task, "claim")).EnsureSuccessStatusCode();
        await court.MoveClockAsync("2026-05-04T00:01:00+08:00");

        await court.RefusedAsync(
            id, "tongbai.centre-head", $"/api/tasks/{task}/complete", new { outcome = "renew", form = Renewal("2027-05-03") }, HttpStatusCode.Conflict, "measure.lapsed");
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/measures")).Single().GetProperty("state").GetString().Should().Be("lapsed");
    }

    [Fact] // 民诉法解释 485: a deposit is frozen for a year: from 2026-05-04 to 2027-05-03 at the most
    public async Task Measure_RenewedForLongerThanTheLawAllows_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, _, task) = await FrozenAsync(court, "2025-05-04", "2026-05-03");
        (await court.ActAsync("tongbai.centre-head", task, "claim")).EnsureSuccessStatusCode();

        await court.RefusedAsync(
            id, "tongbai.centre-head", $"/api/tasks/{task}/complete", new { outcome = "renew", form = Renewal("2027-05-04") }, HttpStatusCode.Conflict, "measure.too-long");
    }

    private static object Renewal(string until) => new { rulingNumber = "(2026)豫1330执101号之一", newEndsOn = until, assistanceNotice = "file-1" };

    private static async Task<(Guid Case, Guid Measure, Guid Task)> FrozenAsync(CourtHouse court, string from, string until)
    {
        var filing = Filing.First();
        filing["existingMeasures"] = new[] { new { kind = "freeze", assetKind = "deposit", property = "某银行账户", startsOn = from, endsOn = until, document = "(2025)豫1330财保5号" } };
        var id = await court.FileAsync(filing);
        var measure = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/measures")).Single().GetProperty("id").GetGuid();
        await court.MoveClockAsync("2026-04-28T10:30:00+08:00");
        return (id, measure, await Refusal.TaskAsync(court, id, "tongbai.director", "处理即将到期的措施"));
    }
}
