using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.FirstEnforcement;

/// <summary>A case is suspended and goes on six months later (中止、恢复): its term waits, and is late only after what was left of it.</summary>
public sealed class SuspensionTests
{
    private const string Approve = "审批中止、暂缓、扣除期间";

    [Fact]
    public async Task Suspension_OverTheEndOfTheTerm_MovesItAndItIsLateOnlyThen()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        await court.MoveClockAsync("2026-06-01T10:00:00+08:00"); // the short limits have run out: only the term is left to stop
        await court.RequestAsync("tongbai.judge1", id, "suspension", new { basis = "案外人提出确有理由的异议" });
        foreach (var judge in new[] { "tongbai.judge1", "tongbai.judge2", "tongbai.judge3" })
            await court.CompleteAsync(judge, id, Approve, outcome: "approve");
        await court.CompleteAsync("tongbai.centre-head", id, "作出中止、暂缓裁定", new { document = "（2026）豫1330执101号之一", from = "2026-06-02" });

        await court.MoveClockAsync("2026-11-30T10:00:00+08:00");
        (await TermAsync(court, id)).Should().Be("paused 2026-10-29"); // of an open stretch its first day is certain

        await court.RequestAsync("tongbai.judge1", id, "resumption", new { basis = "异议已驳回" });
        await court.CompleteAsync("tongbai.director", id, "审批恢复执行", outcome: "approve");
        await court.CompleteAsync("tongbai.centre-head", id, "作出恢复执行裁定", new { document = "（2026）豫1330执101号之二", lastDay = "2026-11-30" });

        // 06-02 to 11-30 are 182 days, both end days among them; 10-28 and 182 days is Wednesday 2027-04-28, in a year without a calendar
        (await TermAsync(court, id)).Should().Be("running 2027-04-28 provisional");
        await court.MoveClockAsync("2027-04-28T23:00:00+08:00");
        (await TermAsync(court, id)).Should().Be("running 2027-04-28 provisional");
        await court.MoveClockAsync("2027-04-29T00:00:00+08:00");
        (await TermAsync(court, id)).Should().Be("overdue 2027-04-28 provisional");
    }

    private static async Task<string> TermAsync(CourtHouse court, Guid id)
    {
        var term = (await court.ListAsync("tongbai.director", $"/api/cases/{id}/deadlines")).Single(d => d.GetProperty("node").GetString() == "handling-term");
        var provisional = term.GetProperty("provisional").GetBoolean() ? " provisional" : "";
        return $"{term.GetProperty("state").GetString()} {term.GetProperty("dueOn").GetString()}{provisional}";
    }
}
