using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Domain.Requests;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Features.Terms;

/// <summary>A case filed on 2025-12-01: its six months end with Monday 2026-06-01.</summary>
[Collection(SharedApp.Name)]
public sealed class PauseCaseTests(EnforcementApp app)
{
    private readonly CourtEngine _engine = new(app);

    [Fact]
    public async Task PauseCase_Suspended_StopsTheTermAndNotThePayout()
    {
        var about = await FileAsync();

        await PauseAsync(about, RequestKinds.Suspension, "suspension", "2026-01-05");

        await using var db = _engine.NewContext();
        var clocks = await db.Deadlines.Where(d => d.CaseId == about.Id).ToDictionaryAsync(d => d.Node);
        (clocks["handling-term"].State, clocks["funds-payout"].State).Should().Be((DeadlineState.Paused, DeadlineState.Running));
        (await db.Cases.SingleAsync(c => c.Id == about.Id)).Stage.Should().Be(CaseStage.Suspended);
    }

    [Fact] // 2026-01-05 to 01-25 are 21 days: 06-01 and 21 days is Monday 06-22
    public async Task ResumeCase_AfterASuspension_LengthensTheTermByBothEndDays()
    {
        var about = await FileAsync();
        await PauseAsync(about, RequestKinds.Suspension, "suspension", "2026-01-05");

        await ResumeAsync(about, null, "2026-01-25");

        (await TermAsync(about)).Should().Be((DeadlineState.Running, new DateOnly(2026, 6, 22)));
        await using var db = _engine.NewContext();
        (await db.Cases.SingleAsync(c => c.Id == about.Id)).Stage.Should().Be(CaseStage.Handling);
        (await db.NodeLedger.SingleAsync(r => r.CaseId == about.Id && r.Node == "handling-term")).DueOn.Should().Be(new(2026, 6, 22));
    }

    [Fact] // 01-05 to 01-25 and 01-20 to 02-10 are 37 days together: Wednesday 2026-07-08
    public async Task ResumeCase_StretchesThatOverlap_CountOnce()
    {
        var about = await FileAsync();
        await PauseAsync(about, RequestKinds.Suspension, "suspension", "2026-01-05");
        await ResumeAsync(about, null, "2026-01-25");

        await PauseAsync(about, RequestKinds.Exclusion, "appraisal", "2026-01-20");
        await ResumeAsync(about, "appraisal", "2026-02-10");

        (await TermAsync(about)).Should().Be((DeadlineState.Running, new DateOnly(2026, 7, 8)));
    }

    [Fact] // two things are auctioned; the first auction ends on 01-20, the second on 01-25: 01-05 to 01-25 are 21 days
    public async Task ResumeCase_OneOfTwoAuctions_LeavesTheOtherRunning()
    {
        var about = await FileAsync();
        await PauseAsync(about, RequestKinds.Exclusion, "auction", "2026-01-05", "拍卖裁定一");
        await PauseAsync(about, RequestKinds.Exclusion, "auction", "2026-01-10", "拍卖裁定二");

        await ResumeAsync(about, "auction", "2026-01-25");
        (await TermAsync(about)).Item1.Should().Be(DeadlineState.Paused);
        await ResumeAsync(about, "auction", "2026-01-20");

        (await TermAsync(about)).Should().Be((DeadlineState.Running, new DateOnly(2026, 6, 22)));
    }

    [Theory]
    [InlineData(RequestKinds.Suspension, "appraisal")]
    [InlineData(RequestKinds.Deferral, "suspension")]
    [InlineData(RequestKinds.Exclusion, "deferral")]
    public async Task PauseCase_ApprovedAsSomethingElse_IsRefusedAndChangesNothing(string kind, string ground)
    {
        var about = await FileAsync();

        var refused = () => PauseAsync(about, kind, ground, "2026-01-05");

        (await refused.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("approval.missing");
        (await TermAsync(about)).Should().Be((DeadlineState.Running, new DateOnly(2026, 6, 1)));
    }

    [Fact]
    public async Task ResumeCase_ThatNeverStopped_IsRefused()
    {
        var about = await FileAsync();

        var refused = () => ResumeAsync(about, null, "2026-01-25");

        (await refused.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("case.not-paused");
    }

    private async Task<EnforcementCase> FileAsync()
    {
        var about = await _engine.FileAsync(filedAt: new DateTimeOffset(2025, 12, 1, 1, 0, 0, TimeSpan.Zero));
        await _engine.RunAsync(
            about, "centre-head", Do("Court.StartDeadline", ("node", "handling-term")),
            Do("Court.StartDeadline", ("node", "funds-payout"), ("startedAt", "2026-03-02T08:30:00+08:00"), ("subjectId", Guid.NewGuid().ToString("D"))));
        return about;
    }

    private async Task PauseAsync(EnforcementCase about, string kind, string ground, string from, string document = "(2026)豫1330执1号之一") => await _engine.RunAsync(
        about, "judge1", await _engine.RequestAsync(about, kind), Do("Court.PauseCase", ("ground", ground), ("from", from), ("document", document)));

    private async Task ResumeAsync(EnforcementCase about, string? ground, string lastDay) => await _engine.RunAsync(
        about, "judge1", await _engine.RequestAsync(about, RequestKinds.Resumption),
        ground is null ? Do("Court.ResumeCase", ("lastDay", lastDay)) : Do("Court.ResumeCase", ("ground", ground), ("lastDay", lastDay)));

    private async Task<(DeadlineState, DateOnly?)> TermAsync(EnforcementCase about)
    {
        await using var db = _engine.NewContext();
        var term = await db.Deadlines.SingleAsync(d => d.CaseId == about.Id && d.Node == "handling-term");
        return (term.State, term.DueOn);
    }
}
