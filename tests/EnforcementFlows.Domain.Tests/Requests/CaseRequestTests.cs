using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Requests;

namespace EnforcementFlows.Domain.Tests.Requests;

public sealed class CaseRequestTests
{
    [Fact]
    public void HandIn_WithoutReason_IsRefused() =>
        Expect.Refused(() => CaseRequest.HandIn(A.Case(), RequestKinds.Extension, " ", "{}", A.Handler, A.Now), "request.reason-missing");

    [Theory]
    [InlineData(RequestKinds.Extension, "case.closed")]
    [InlineData(RequestKinds.HandlerChange, "case.closed")]
    [InlineData(RequestKinds.DishonestListingLift, null)] // 结案后仍要撤销
    public void HandIn_ClosedCase_OnlyWhatStillMakesSense(string kind, string? code)
    {
        var closed = A.HandledCase();
        closed.Close(ClosingWay.Fulfilled, A.ApprovedRequest(closed, RequestKinds.Close), [], A.Now);
        var handIn = () => { A.Request(closed, kind); };

        if (code is not null)
            Expect.Refused(handIn, code);
        else
            handIn.Should().NotThrow();
    }

    [Fact]
    public void Approve_ByTheApplicantHimself_IsRefused() =>
        Expect.Refused(() => A.Request(A.Case()).Approve(A.Handler, A.Now), "approval.same-person");

    [Fact]
    public void Approve_Twice_IsRefused()
    {
        var request = A.ApprovedRequest(A.Case(), RequestKinds.Extension);

        Expect.Refused(() => request.Approve("director-2", A.Now), "request.decided");
    }

    [Fact]
    public void Reject_WithoutReason_IsRefused() =>
        Expect.Refused(() => A.Request(A.Case()).Reject("director-1", null, A.Now), "request.reason-missing");

    [Fact]
    public void Return_ThenHandInAgain_IsOpenWithTheNewData()
    {
        var request = A.Request(A.Case());
        request.Return("director-1", "缺少材料", A.Now);

        request.HandInAgain(A.Handler, """{"months":3}""");

        (request.State, request.Data).Should().Be((RequestState.Open, """{"months":3}"""));
    }

    [Fact]
    public void Withdraw_BySomebodyElse_IsRefused() =>
        Expect.Refused(() => A.Request(A.Case()).Withdraw("judge-2", A.Now), "request.not-requester");

    [Fact]
    public void Withdraw_AfterApproval_IsRefused() =>
        Expect.Refused(() => A.ApprovedRequest(A.Case(), RequestKinds.Extension).Withdraw(A.Handler, A.Now), "request.decided");

    [Fact]
    public void Finish_NotApproved_IsRefused() => Expect.Refused(() => A.Request(A.Case()).Finish(A.Now), "approval.missing");

    [Fact]
    public void EnsureAuthorises_ActAlreadyDone_DoesNotOpenTheDoorTwice()
    {
        var enforcementCase = A.Case();
        var request = A.ApprovedRequest(enforcementCase, RequestKinds.DishonestListing);
        request.EnsureAuthorises(enforcementCase, RequestKinds.DishonestListing);
        request.Finish(A.Now);

        Expect.Refused(() => request.EnsureAuthorises(enforcementCase, RequestKinds.DishonestListing), "approval.missing");
    }

    [Fact]
    public void EnsureAuthorises_ApprovedForAnotherAct_IsRefused()
    {
        var enforcementCase = A.Case();
        var request = A.ApprovedRequest(enforcementCase, RequestKinds.ConsumptionRestriction);

        Expect.Refused(() => request.EnsureAuthorises(enforcementCase, RequestKinds.DishonestListing), "approval.missing");
    }

    [Fact]
    public void Version_EveryVerb_MovesOn()
    {
        var request = A.Request(A.Case());
        request.Approve("director-1", A.Now);
        request.Finish(A.Now);

        request.Version.Should().Be(2);
    }
}
