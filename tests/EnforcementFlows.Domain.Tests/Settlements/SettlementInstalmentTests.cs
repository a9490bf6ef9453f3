using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Settlements;

namespace EnforcementFlows.Domain.Tests.Settlements;

/// <summary>和解分期: what is paid counts once, a part is not the whole, and after the end nothing more is entered (TB-2.2-3c, 执行和解规定 9).</summary>
public sealed class SettlementInstalmentTests
{
    private static readonly DateOnly Today = A.Day("2026-03-20");

    [Theory]
    [InlineData("2026-03-01", "100.00", "settlement.date-order")]
    [InlineData("2026-03-02", "0.00", "settlement.amount-invalid")]
    public void Agree_BeforeTheAgreementOrNothing_IsRefused(string dueOn, string amount, string code) =>
        Expect.Refused(() => Agree(A.Case(), (dueOn, amount)), code);

    [Fact]
    public void Agree_WithoutInstalments_IsRefused() => Expect.Refused(() => Agree(A.Case()), "settlement.empty");

    [Theory] // money of the case is counted when it arrives, interest beyond the claim is no part of it
    [InlineData(false, "20000.00", "20000.00")]
    [InlineData(true, "20000.00", "0.00")]
    [InlineData(false, "120001.00", "120000.00")]
    public void Pay_DirectlyOrThroughTheCourt_CountsOnceAndNotBeyondTheClaim(bool throughCourt, string amount, string received)
    {
        var about = A.Case();
        var first = Agree(about, ("2026-03-20", "20000.00"))[0];

        first.Pay(about, A.Yuan(amount), Today, throughCourt, Today);
        first.Complete();

        (first.State, first.Paid, about.Amounts.Received, first.PaidSinceClosing).Should().Be((InstalmentState.Performed, A.Yuan(amount), A.Yuan(received), Money.Zero));
    }

    [Fact]
    public void Complete_PaidInPart_IsRefusedUntilTheRestIsPaid()
    {
        var about = A.Case();
        var first = Agree(about, ("2026-03-20", "20000.00"))[0];
        first.Pay(about, A.Yuan("5000.00"), Today, throughCourt: false, Today);

        Expect.Refused(first.Complete, "settlement.not-in-full");
        first.NoteBreach("电话催告", ends: false);
        first.Pay(about, A.Yuan("15000.00"), Today, throughCourt: false, Today);
        first.Complete();

        (first.Paid, about.Amounts.Received, first.Breach).Should().Be((A.Yuan("20000.00"), A.Yuan("20000.00"), "电话催告"));
    }

    [Fact]
    public void NoteBreach_ThatEndsTheSettlement_LeavesTheOthers()
    {
        var about = A.Case();
        var instalments = Agree(about, ("2026-03-10", "1.00"), ("2026-03-20", "2.00"), ("2026-04-20", "3.00"));
        instalments[0].Pay(about, A.Yuan("1.00"), A.Day("2026-03-10"), throughCourt: false, Today);
        instalments[0].Complete();

        Expect.Refused(() => instalments[1].NoteBreach(" ", ends: true), "settlement.ground-missing");
        instalments[1].NoteBreach("申请恢复执行", ends: true);
        foreach (var other in instalments)
            other.Leave();

        instalments.Select(i => i.State).Should().Equal(InstalmentState.Performed, InstalmentState.Broken, InstalmentState.Void);
        Expect.Refused(() => instalments[2].Pay(about, A.Yuan("3.00"), Today, throughCourt: false, Today), "settlement.over");
        about.Amounts.Received.Should().Be(A.Yuan("1.00"));
    }

    [Theory]
    [InlineData("0.00", "2026-03-20", "settlement.amount-invalid")]
    [InlineData("1.00", "2026-03-21", "settlement.paid-in-future")]
    public void Pay_NothingOrTomorrow_IsRefused(string amount, string paidOn, string code)
    {
        var about = A.Case();
        var first = Agree(about, ("2026-03-20", "20000.00"))[0];

        Expect.Refused(() => first.Pay(about, A.Yuan(amount), A.Day(paidOn), throughCourt: false, Today), code);
    }

    [Fact] // WL-3-3-2: the performed part is taken off; 120,000.00 less 20,000.00
    public void FilingToResume_PerformedAfterTheClosing_OwesTheRest()
    {
        var closed = A.ClosedCase(ClosingWay.Terminated, "2026-03-15 10:00");
        var first = Agree(closed, ("2026-03-20", "20000.00"))[0];
        first.Pay(closed, A.Yuan("20000.00"), Today, throughCourt: false, Today);

        (closed.Amounts.Received, first.PaidSinceClosing).Should().Be((Money.Zero, A.Yuan("20000.00")));
        Resume(first.PaidSinceClosing).ClaimAmount.Should().Be(A.Yuan("100000.00"));
        Expect.Refused(() => Resume(A.Yuan("120000.00")), "reinstatement.nothing-owed");

        CaseFiling Resume(Money performed) =>
            closed.FilingToResume(CaseNumber.Parse("（2026）豫1330执恢12号"), A.Day("2026-09-01"), A.At("2026-09-03 09:00"), performed);
    }

    private static IReadOnlyList<SettlementInstalment> Agree(EnforcementCase about, params (string DueOn, string Amount)[] instalments) => SettlementInstalment.Agree(
        about, A.Request(about, "settlement"), A.Day("2026-03-02"), [.. instalments.Select(i => (A.Day(i.DueOn), A.Yuan(i.Amount)))]);
}
