using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Domain.Termination;

namespace EnforcementFlows.Domain.Tests.Termination;

/// <summary>WL-3-3-1 to WL-3-3-5; 终本规定 9; 执行和解规定 10.</summary>
public sealed class ReinstatementTests
{
    private static readonly ReinstatementGround Found = new("assets-found", "发现财产", OnApplication: true, Clause: "WL-3-3-3");
    private static readonly ReinstatementGround Broken = new("settlement-broken", "不履行和解协议", OnApplication: true, AfterSettlement: true, Clause: "WL-3-3-2");
    private static readonly ReinstatementGround Unlawful = new("unlawful-termination", "终本不符合条件", OnApplication: false, Clause: "WL-3-3-4");

    [Fact]
    public void Review_AssetsFoundYearsLater_IsMet() =>
        Review(A.TerminatedCase("2026-06-30 16:00"), Found, new(A.Day("2035-01-02"), null), "2035-01-02").Should().BeEmpty("after 终本 there is no limit of time");

    [Fact]
    public void Review_WithoutApplication_IsMetOnlyWhereTheCourtActsItself()
    {
        var prior = A.TerminatedCase("2026-06-30 16:00");

        Review(prior, Found, new(null, null), "2026-09-01").Should().Equal("reinstatement.application-missing");
        Review(prior, Unlawful, new(null, null), "2026-09-01").Should().BeEmpty();
    }

    [Theory] // the last agreed day is 2026-08-31: two years end on 2028-08-31
    [InlineData("2028-08-31", null)]
    [InlineData("2028-09-01", "reinstatement.too-late")]
    public void Review_SettlementBrokenAfterTheCaseEndedByIt_HasTwoYears(string appliedOn, string? expected)
    {
        var prior = A.ClosedCase(ClosingWay.Terminated, "2026-06-30 16:00");

        Review(prior, Broken, new(A.Day(appliedOn), A.Day("2026-08-31")), appliedOn).Should().Equal(expected is null ? [] : [expected]);
    }

    [Theory] // two years from 2026-08-31 end on 2028-08-31; what a correction can mend is the review's matter
    [InlineData(ClosingWay.Terminated, "2028-08-31", "2026-08-31", null)]
    [InlineData(ClosingWay.Terminated, "2028-09-01", "2026-08-31", "reinstatement.too-late")]
    [InlineData(ClosingWay.Terminated, "2028-09-01", null, null)]
    [InlineData(ClosingWay.TerminateCurrentProcedure, "2035-01-02", "2026-08-31", null)]
    [InlineData(ClosingWay.Fulfilled, "2026-09-01", "2026-08-31", "case.not-terminated")]
    public void EnsureMayAskFor_WhatNothingCanMend_IsRefused(ClosingWay way, string appliedOn, string? lastAgreedOn, string? code)
    {
        var facts = new ReinstatementFacts(A.Day(appliedOn), lastAgreedOn is null ? null : A.Day(lastAgreedOn));
        var ask = () => ReinstatementReview.EnsureMayAskFor(A.ClosedCase(way, "2026-06-30 16:00"), Broken, facts);

        if (code is null)
            ask.Should().NotThrow();
        else
            Expect.Refused(ask, code);
    }

    [Fact]
    public void Review_SettlementWithoutItsLastDay_IsNotMet() =>
        Review(A.ClosedCase(ClosingWay.Terminated, "2026-06-30 16:00"), Broken, new(A.Day("2026-09-01"), null), "2026-09-01").Should().Equal("reinstatement.too-late");

    [Theory]
    [InlineData(ClosingWay.Fulfilled)]
    [InlineData(ClosingWay.Withdrawn)]
    public void Review_ClosedForGood_IsNotMet(ClosingWay way) =>
        Review(A.ClosedCase(way, "2026-06-30 16:00"), Found, new(A.Day("2026-09-01"), null), "2026-09-01").Should().Equal("case.not-terminated");

    [Fact]
    public void Review_GroundTheCourtDoesNotKnow_IsNotMet() =>
        Review(A.TerminatedCase("2026-06-30 16:00"), null, new(A.Day("2026-09-01"), null), "2026-09-01").Should().Equal("reinstatement.ground-unknown");

    [Fact]
    public void Resume_Approved_IsTheSameClaimForWhatIsStillOwed()
    {
        var prior = A.TerminatedCase("2026-06-30 16:00", received: "20000.00");

        var resumed = Resume(prior, excludeHandler: false);

        (resumed.Type, resumed.PriorCaseId, resumed.PriorCaseNumber, resumed.Amounts.Applied).Should().Be((CaseType.Resumed, prior.Id, prior.Number, A.Yuan("100000.00")));
        resumed.Parties.Select(party => (party.Role, party.Name, party.IdNumber)).Should().Equal(prior.Parties.Select(party => (party.Role, party.Name, party.IdNumber)));
        resumed.FiledAt.Should().Be(A.At("2026-09-03 09:00"));
    }

    [Fact]
    public void AssignHandler_TheLastOne_IsRefusedWhereAnotherMustHandleIt()
    {
        var resumed = Resume(A.TerminatedCase("2026-06-30 16:00"), excludeHandler: true);

        Expect.Refused(() => resumed.AssignHandler(A.Handler, "指定承办人", A.At("2026-09-03 10:00")), "case.former-handler");
        resumed.AssignHandler("judge-2", "随机抽取", A.At("2026-09-03 10:00"));
        Expect.Refused(() => resumed.ChangeHandler(A.Handler, A.ApprovedRequest(resumed, RequestKinds.HandlerChange), A.At("2026-09-04 10:00")), "case.former-handler");
        resumed.HandlerId.Should().Be("judge-2");
    }

    [Fact]
    public void AssignHandler_TheLastOne_IsAllowedElsewhere()
    {
        var resumed = Resume(A.TerminatedCase("2026-06-30 16:00"), excludeHandler: false);

        resumed.AssignHandler(A.Handler, "指定承办人", A.At("2026-09-03 10:00"));

        resumed.HandlerId.Should().Be(A.Handler);
    }

    [Theory]
    [InlineData("（2026）豫1330执12号", "filing.type-mismatch")]
    [InlineData("（2026）豫1303执恢12号", "filing.number-other-court")]
    public void FilingToResume_WrongNumber_IsRefused(string number, string code) =>
        Expect.Refused(() => A.TerminatedCase("2026-06-30 16:00").FilingToResume(CaseNumber.Parse(number), A.Day("2026-09-01"), A.At("2026-09-03 09:00")), code);

    [Fact]
    public void HandIn_OnAnOpenCase_IsRefused() => Expect.Refused(() => A.Request(A.HandledCase(), RequestKinds.Reinstatement), "case.not-closed");

    [Fact]
    public void Resume_NotApproved_IsRefused()
    {
        var prior = A.TerminatedCase("2026-06-30 16:00");

        Expect.Refused(() => EnforcementCase.Resume(Filing(prior), prior, A.Request(prior, RequestKinds.Reinstatement), true, 1, A.At("2026-09-03 09:30")), "approval.missing");
    }

    [Fact]
    public void MoveTo_InForce_KeepsItsLastDayAndEndsHere()
    {
        var measure = A.Measure(); // until 2027-03-09
        var resumed = Resume(A.TerminatedCase("2026-06-30 16:00"), excludeHandler: false);

        var moved = measure.MoveTo(resumed, A.At("2026-09-03 09:30"))!;

        (moved.CaseId, moved.EndsOn, moved.State, moved.Source).Should().Be((resumed.Id, A.Day("2027-03-09"), MeasureState.InForce, MeasureSource.PriorCase));
        (measure.State, measure.EndedOn).Should().Be((MeasureState.Moved, A.Day("2026-09-03")));
    }

    [Fact]
    public void MoveTo_PastItsLastDay_StaysBehind()
    {
        var measure = A.Measure();

        measure.MoveTo(A.Case(), A.At("2027-03-10 09:30")).Should().BeNull("it has lapsed, whether anybody has entered it or not");

        measure.State.Should().Be(MeasureState.InForce);
    }

    private static IEnumerable<string> Review(EnforcementCase prior, ReinstatementGround? ground, ReinstatementFacts facts, string today) =>
        ReinstatementReview.Of(prior, ground, facts, A.Day(today)).Select(unmet => unmet.Code);

    private static CaseFiling Filing(EnforcementCase prior) =>
        prior.FilingToResume(CaseNumber.Parse("（2026）豫1330执恢12号"), A.Day("2026-09-01"), A.At("2026-09-03 09:00"));

    private static EnforcementCase Resume(EnforcementCase prior, bool excludeHandler) =>
        EnforcementCase.Resume(Filing(prior), prior, A.ApprovedRequest(prior, RequestKinds.Reinstatement), excludeHandler, profileVersion: 1, A.At("2026-09-03 09:30"));
}
