using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Requests;
using EnforcementFlows.Domain.Triage;

namespace EnforcementFlows.Domain.Tests.Cases;

public sealed class EnforcementCaseTests
{
    [Fact]
    public void Register_ValidFiling_StartsRegisteredWithEverythingOutstanding()
    {
        var enforcementCase = A.Case();

        enforcementCase.Stage.Should().Be(CaseStage.Registered);
        enforcementCase.Amounts.Outstanding.Should().Be(A.Yuan("120000.00"));
        enforcementCase.Applicants.Should().ContainSingle().Which.MaskedIdNumber.Should().Be("110*************2X");
        enforcementCase.Debtors.Should().ContainSingle().Which.CaseId.Should().Be(enforcementCase.Id);
    }

    [Theory]
    [InlineData(CaseStage.Closed)]
    [InlineData(CaseStage.Archived)]
    [InlineData(CaseStage.Suspended)]
    [InlineData(CaseStage.Deferred)]
    public void Enter_StageWithItsOwnProcedure_IsRefused(CaseStage stage) =>
        Expect.Refused(() => A.Case().Enter(stage), "case.stage-not-enterable");

    [Fact]
    public void Sort_InPreparation_RemembersTheRuleThatDecided()
    {
        var enforcementCase = A.Case();
        enforcementCase.Enter(CaseStage.Preparation);

        enforcementCase.Sort(new TriageDecision("simple", "centre", "no-assets", []), A.Now);

        (enforcementCase.Stage, enforcementCase.CaseClass, enforcementCase.Track, enforcementCase.TriageRule)
            .Should().Be((CaseStage.Triaged, "simple", "centre", "no-assets"));
    }

    [Fact]
    public void Sort_AgainWhileHandled_ChangesClassAndKeepsStage()
    {
        var enforcementCase = A.HandledCase();

        enforcementCase.Sort(new TriageDecision("ordinary", "ordinary", "default", []), A.Now);

        (enforcementCase.Stage, enforcementCase.CaseClass).Should().Be((CaseStage.Handling, "ordinary"));
    }

    [Fact]
    public void HandOver_BeforeAHandlerIsKnown_IsRefused() => Expect.Refused(() => A.Case().HandOver(A.Now), "case.no-handler");

    [Fact]
    public void AssignHandler_Twice_IsRefused() =>
        Expect.Refused(() => A.HandledCase().AssignHandler("judge-2", "随机抽取", A.Now), "case.handler-assigned");

    [Fact]
    public void ChangeHandler_Approved_EndsTheOldStretchAndBeginsTheNew()
    {
        var enforcementCase = A.HandledCase();
        var request = A.ApprovedRequest(enforcementCase, RequestKinds.HandlerChange);
        var later = A.At("2026-04-01 10:00");

        enforcementCase.ChangeHandler("judge-2", request, later);

        enforcementCase.HandlerId.Should().Be("judge-2");
        enforcementCase.Handlers.Select(stretch => (stretch.HandlerId, stretch.UntilAt, stretch.RequestId)).Should().Equal(
            (A.Handler, later, null), ("judge-2", null, request.Id));
    }

    [Fact]
    public void ChangeHandler_ToTheSamePerson_IsRefused()
    {
        var enforcementCase = A.HandledCase();

        Expect.Refused(
            () => enforcementCase.ChangeHandler(A.Handler, A.ApprovedRequest(enforcementCase, RequestKinds.HandlerChange), A.Now),
            "case.same-handler");
    }

    [Fact]
    public void ChangeHandler_RequestNotYetApproved_IsRefusedAndHandlerStays()
    {
        var enforcementCase = A.HandledCase();

        Expect.Refused(
            () => enforcementCase.ChangeHandler("judge-2", A.Request(enforcementCase, RequestKinds.HandlerChange), A.Now), "approval.missing");
        enforcementCase.HandlerId.Should().Be(A.Handler);
    }

    [Fact]
    public void ChangeHandler_ApprovalOfAnotherCase_IsRefused() =>
        Expect.Refused(
            () => A.HandledCase().ChangeHandler("judge-2", A.ApprovedRequest(A.HandledCase(), RequestKinds.HandlerChange), A.Now), "approval.missing");

    [Fact]
    public void Suspend_ThenContinue_ReturnsToTheStageItLeftAndKeepsBothDays()
    {
        var enforcementCase = A.HandledCase();
        enforcementCase.Enter(CaseStage.Disposal);

        enforcementCase.Suspend(A.Day("2026-04-01"), "(2026)豫1330执1号之二", "judge-1");
        enforcementCase.Stage.Should().Be(CaseStage.Suspended);
        enforcementCase.Continue(A.Day("2026-04-20"));

        enforcementCase.Stage.Should().Be(CaseStage.Disposal);
        enforcementCase.Pauses.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Ground = PauseGround.Suspension, From = A.Day("2026-04-01"), Until = A.Day("2026-04-20") });
    }

    [Fact]
    public void Enter_WhileSuspended_IsRefused()
    {
        var enforcementCase = A.HandledCase();
        enforcementCase.Suspend(A.Day("2026-04-01"), "裁定", "judge-1");

        Expect.Refused(() => enforcementCase.Enter(CaseStage.Disposal), "case.paused");
    }

    [Fact]
    public void Continue_WhenNothingIsPaused_IsRefused() => Expect.Refused(() => A.Case().Continue(A.Day("2026-03-02")), "case.not-paused");

    [Fact]
    public void Exclude_PublicNotice_DoesNotStopTheWork()
    {
        var enforcementCase = A.HandledCase();

        enforcementCase.Exclude(PauseGround.PublicNotice, A.Day("2026-03-10"), "公告", "judge-1");
        enforcementCase.EndExclusion(PauseGround.PublicNotice, A.Day("2026-04-09"));

        enforcementCase.Stage.Should().Be(CaseStage.Handling);
        enforcementCase.Pauses.Should().ContainSingle().Which.Until.Should().Be(A.Day("2026-04-09"));
    }

    [Fact]
    public void Suspend_WithoutRuling_IsRefused() =>
        Expect.Refused(() => A.HandledCase().Suspend(A.Day("2026-04-01"), " ", "judge-1"), "case.pause-without-document");

    [Fact]
    public void Close_ApprovedAndAllConditionsMet_Closes()
    {
        var enforcementCase = A.HandledCase();

        enforcementCase.Close(ClosingWay.Fulfilled, A.ApprovedRequest(enforcementCase, RequestKinds.Close), [], A.Now);

        (enforcementCase.Stage, enforcementCase.ClosingWay, enforcementCase.ClosedAt).Should().Be((CaseStage.Closed, ClosingWay.Fulfilled, A.Now));
    }

    [Fact]
    public void Close_ConditionTurnedBadWhileApproversRead_IsRefused()
    {
        var enforcementCase = A.HandledCase();

        Expect.Refused(
            () => enforcementCase.Close(ClosingWay.Fulfilled, A.ApprovedRequest(enforcementCase, RequestKinds.Close), [new("balance", "余额")], A.Now),
            "closing.conditions-unmet");
        enforcementCase.Stage.Should().Be(CaseStage.Handling);
    }

    [Fact]
    public void Enter_ClosedCase_IsRefused()
    {
        var enforcementCase = ClosedCase();

        Expect.Refused(() => enforcementCase.Enter(CaseStage.Handling), "case.closed");
    }

    [Fact]
    public void Archive_OpenCase_IsRefused() => Expect.Refused(() => A.HandledCase().Archive("A-1", A.Now), "case.not-closed");

    [Fact]
    public void Archive_Twice_IsRefused()
    {
        var enforcementCase = ClosedCase();
        enforcementCase.Archive("A-1", A.Now);

        Expect.Refused(() => enforcementCase.Archive("A-2", A.Now), "case.not-closed");
    }

    [Theory]
    [InlineData("100000.00", "20000.00", "0.00", null)]
    [InlineData("100000.00", "10000.00", "10000.00", null)]
    [InlineData("100000.00", "10000.00", "10000.01", "case.amounts-unbalanced")]
    [InlineData("120000.01", "0.00", "0.00", "case.amounts-unbalanced")]
    public void DeclareAmounts_AppliedMustBeTheSumOfTheRest(string received, string waived, string outstanding, string? code)
    {
        var enforcementCase = A.HandledCase();
        var declare = () => enforcementCase.DeclareAmounts(A.Yuan(received), A.Yuan(waived), A.Yuan(outstanding));

        if (code is not null)
            Expect.Refused(declare, code);
        else
            declare.Should().NotThrow();
    }

    [Fact]
    public void RecordReceived_MoreThanTheClaim_IsRefused() =>
        Expect.Refused(() => A.HandledCase().RecordReceived(A.Yuan("120000.01")), "case.amounts-unbalanced");

    private static EnforcementCase ClosedCase()
    {
        var enforcementCase = A.HandledCase();
        enforcementCase.Close(ClosingWay.Fulfilled, A.ApprovedRequest(enforcementCase, RequestKinds.Close), [], A.Now);
        return enforcementCase;
    }
}
