using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Funds;
using EnforcementFlows.Domain.Requests;

namespace EnforcementFlows.Domain.Tests.Funds;

public sealed class FundsTests
{
    private readonly EnforcementCase _case = A.HandledCase();
    private readonly CaseAccount _account;
    private readonly Receipt _receipt = Receipt.Arrive(A.Court, new("流水-1", A.Yuan("1000.00"), A.Now, "某公司"));

    public FundsTests() => _account = CaseAccount.Open(_case, null, A.Now);

    [Fact]
    public void Claim_SplitOverTwoCases_SettlesTheReceipt()
    {
        var other = CaseAccount.Open(A.Case(), null, A.Now);

        Claim("600.00");
        _receipt.Claim(other, A.Yuan("400.00"), "funds-1", null, A.Now);

        _receipt.IsSettled.Should().BeTrue();
        (_account.Balance, other.Balance).Should().Be((A.Yuan("600.00"), A.Yuan("400.00")));
    }

    [Fact]
    public void Claim_OneFenTooMuch_IsOverClaimAndNothingMoves()
    {
        Claim("600.00");

        Expect.Refused(() => Claim("400.01"), "funds.over-claim");
        (_account.Balance, _receipt.Unclaimed).Should().Be((A.Yuan("600.00"), A.Yuan("400.00")));
    }

    [Fact]
    public void Claim_Nothing_IsRefused() => Expect.Refused(() => Claim("0.00"), "funds.amount-not-positive");

    [Fact]
    public void TakeBack_WrongCase_BothEntriesStayAndTheMoneyIsFree()
    {
        var claim = Claim("600.00");

        _receipt.TakeBack(claim, _account, "认领错误", "funds-1", A.Now);

        (_account.Balance, _receipt.Unclaimed).Should().Be((Money.Zero, A.Yuan("1000.00")));
        _account.Entries.Select(entry => entry.Amount).Should().Equal(A.Yuan("600.00"), -A.Yuan("600.00"));
        Expect.Refused(() => _receipt.TakeBack(claim, _account, "再次", "funds-1", A.Now), "funds.already-countered");
    }

    [Fact]
    public void TakeBack_AlreadyPaidOut_IsRefused()
    {
        var claim = Claim("600.00");
        _account.Refund(A.Yuan("100.00"), "退付", "funds-1", A.Now);

        Expect.Refused(() => _receipt.TakeBack(claim, _account, "认领错误", "funds-1", A.Now), "funds.balance-insufficient");
        _receipt.Claimed.Should().Be(A.Yuan("600.00"));
    }

    [Fact]
    public void ReturnRest_PartlyClaimed_ReturnsOnlyTheRest()
    {
        Claim("600.00");

        _receipt.ReturnRest().Should().Be(A.Yuan("400.00"));
        Expect.Refused(() => _receipt.ReturnRest(), "funds.settled");
    }

    [Fact]
    public void Pay_SignedAndApproved_TakesAmountAndFee()
    {
        Claim("1000.00");
        var (payout, request) = Planned("900.00", fee: "100.00");
        payout.Sign(_case, A.Handler, A.Now);
        request.Approve("director-1", A.Now);

        payout.Pay(_account, request, Execution(), A.Now);

        _account.Balance.Should().Be(Money.Zero);
        (payout.State, payout.SignedBy, payout.ApprovedBy).Should().Be((PayoutState.Paid, A.Handler, "director-1"));
    }

    [Fact]
    public void Pay_ApprovedButNotSignedByTheHandler_IsRefused() // TB-3.2-10c
    {
        Claim("1000.00");
        var (payout, request) = Planned("900.00");
        request.Approve("director-1", A.Now);

        Expect.Refused(() => payout.Pay(_account, request, Execution(), A.Now), "funds.handler-signature-missing");
    }

    [Fact]
    public void Pay_SignedButNotApproved_IsRefused() // TB-2.1-3a
    {
        Claim("1000.00");
        var (payout, request) = Planned("900.00");
        payout.Sign(_case, A.Handler, A.Now);

        Expect.Refused(() => payout.Pay(_account, request, Execution(), A.Now), "approval.missing");
    }

    [Fact]
    public void Sign_BySomebodyElse_IsRefused()
    {
        Claim("1000.00");

        Expect.Refused(() => Planned("900.00").Payout.Sign(_case, "judge-2", A.Now), "funds.not-handler");
    }

    [Fact]
    public void Plan_MoreThanTheBalance_IsRefused()
    {
        Claim("600.00");

        Expect.Refused(() => Planned("600.00", fee: "0.01"), "funds.balance-insufficient");
    }

    [Theory] // TB-3.2-10c: approved on 2026-03-02
    [InlineData("2026-03-01 23:59", "funds.before-approval")]
    [InlineData("2026-03-02 08:00", null)]
    [InlineData("2026-03-02 09:01", "funds.dates-out-of-order")]
    public void Pay_DatedBeforeTheApprovalOrAhead_IsRefused(string paidAt, string? code)
    {
        Claim("1000.00");
        var (payout, request) = Planned("900.00");
        payout.Sign(_case, A.Handler, A.Now);
        request.Approve("director-1", A.Now);

        var pay = () => payout.Pay(_account, request, Execution() with { PaidAt = A.At(paidAt) }, A.Now);

        if (code is null)
            pay.Should().NotThrow();
        else
            Expect.Refused(pay, code);
    }

    [Theory] // each line is covered, and the plan must be
    [InlineData("600.00", "0.00", null)]
    [InlineData("600.00", "0.01", "funds.balance-insufficient")]
    public void EnsureCovered_AllLinesAndFees_WithinTheBalance(string first, string fee, string? code)
    {
        var plan = new[] { Line(first), Line("400.00", fee) };
        var check = () => Payout.EnsureCovered(plan, A.Yuan("1000.00"));

        if (code is null)
            check.Should().NotThrow();
        else
            Expect.Refused(check, code);
    }

    [Fact]
    public void Grant_DeferralUntilToday_IsRefused() =>
        Expect.Refused(
            () => PayoutDeferral.Grant(_case, A.ApprovedRequest(_case, RequestKinds.PayoutDeferral), A.Day("2026-03-02"), A.Day("2026-03-02")),
            "funds.deferral-not-ahead");

    [Fact]
    public void IsInForceOn_LastDayOfTheDeferral_IsIncluded()
    {
        var deferral = PayoutDeferral.Grant(_case, A.ApprovedRequest(_case, RequestKinds.PayoutDeferral), A.Day("2026-04-02"), A.Day("2026-03-02"));

        (deferral.IsInForceOn(A.Day("2026-04-02")), deferral.IsInForceOn(A.Day("2026-04-03"))).Should().Be((true, false));
    }

    [Fact]
    public void RecordArrival_MoreThanTheClaim_CountsOnlyTheClaim()
    {
        _case.RecordArrival(A.Yuan("130000.00")).Should().Be(A.Yuan("120000.00"));
        _case.Amounts.Outstanding.Should().Be(Money.Zero);
    }

    private static PayoutLine Line(string amount, string fee = "0.00") => new("申请人甲", "账户", A.Yuan(amount), A.Yuan(fee));

    private static PayoutExecution Execution() => new("finance-1", A.Now, "凭证-1");

    private ReceiptClaim Claim(string amount) => _receipt.Claim(_account, A.Yuan(amount), "funds-1", "案号一致", A.Now);

    private (Payout Payout, CaseRequest Request) Planned(string amount, string fee = "0.00")
    {
        var request = CaseRequest.HandIn(_case, RequestKinds.Payout, "发放案款", "{}", "funds-1", A.Now);
        return (Payout.Plan(_account, request, Line(amount, fee)), request);
    }
}
