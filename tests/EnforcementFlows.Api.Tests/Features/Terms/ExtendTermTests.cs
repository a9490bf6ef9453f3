using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Requests;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Features.Terms;

[Collection(SharedApp.Name)]
public sealed class ExtendTermTests(EnforcementApp app)
{
    private readonly CourtEngine _engine = new(app);

    [Fact]
    public async Task ExtendTerm_Approved_MovesTheEndOfTheHandlingTerm()
    {
        var about = await _engine.FileAsync();
        await _engine.RunAsync(about, "centre-head", Do("Court.StartDeadline", ("node", "handling-term")));
        var request = await _engine.RequestAsync(about, RequestKinds.Extension);

        await _engine.RunAsync(about, "caseflow-officer", request, Do("Court.ExtendTerm", ("newEnd", "2026-12-02")));

        await using var db = _engine.NewContext();
        var deadline = await db.Deadlines.SingleAsync(d => d.CaseId == about.Id);
        deadline.DueOn.Should().Be(new(2026, 12, 2));
        deadline.Extensions.Should().ContainSingle().Which.ApprovedBy.Should().Be(await _engine.UserAsync("director"));
    }

    [Fact]
    public async Task ExtendTerm_NotApproved_LeavesTheTermAsItWas()
    {
        var about = await _engine.FileAsync();
        await _engine.RunAsync(about, "centre-head", Do("Court.StartDeadline", ("node", "handling-term")));
        var request = await _engine.RequestAsync(about, RequestKinds.Extension, approved: false);

        var refused = () => _engine.RunAsync(about, "caseflow-officer", request, Do("Court.ExtendTerm", ("newEnd", "2026-12-02")));

        (await refused.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be("approval.missing");
        await using var db = _engine.NewContext();
        (await db.Deadlines.SingleAsync(d => d.CaseId == about.Id)).DueOn.Should().Be(new(2026, 9, 2));
    }

    [Fact]
    public async Task ExtendTerm_OfAPayout_IsADeferralOnRecord()
    {
        var about = await _engine.FileAsync();
        var receipt = Guid.NewGuid().ToString("D");
        await _engine.RunAsync(
            about, "funds-officer", Do("Court.StartDeadline", ("node", "funds-payout"), ("startedAt", "2026-03-02T08:30:00+08:00"), ("subjectId", receipt)));
        var request = await _engine.RequestAsync(about, RequestKinds.PayoutDeferral);

        await _engine.RunAsync(
            about, "funds-officer", request, Do("Court.ExtendTerm", ("node", "funds-payout"), ("newEnd", "2026-06-30"), ("subjectId", receipt)));

        await using var db = _engine.NewContext();
        (await db.PayoutDeferrals.SingleAsync(d => d.CaseId == about.Id)).Until.Should().Be(new(2026, 6, 30));
        (await db.Deadlines.SingleAsync(d => d.CaseId == about.Id)).DueOn.Should().Be(new(2026, 6, 30));
    }
}
