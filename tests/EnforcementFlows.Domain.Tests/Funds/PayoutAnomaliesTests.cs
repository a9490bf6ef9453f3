using EnforcementFlows.Domain.Funds;

namespace EnforcementFlows.Domain.Tests.Funds;

/// <summary>WL-2-2: what the bureau's head is to look into before money goes out. The claim of the case is 120,000.00.</summary>
public sealed class PayoutAnomaliesTests
{
    [Fact]
    public void Of_TheApplicantWithinTheClaim_IsEmpty() => Of(new PayoutLine("申请人甲", "6222", A.Yuan("120000.00"))).Should().BeEmpty();

    [Fact]
    public void Of_APayeeWhoIsNoParty_NamesHim() => Of(new PayoutLine("路人丙", "6222", A.Yuan("100.00"))).Should().Equal("收款人“路人丙”不是本案当事人。");

    [Fact]
    public void Of_MoreThanTheClaim_SaysByWhichSums() =>
        Of(new PayoutLine("申请人甲", "6222", A.Yuan("120000.01"))).Should().Equal("累计发放 120000.01 元，超过申请执行标的额 120000.00 元。");

    [Fact]
    public void Of_TheSamePaymentTwiceInThePlan_NamesIt() =>
        Of(new PayoutLine("申请人甲", "6222", A.Yuan("500.00")), new PayoutLine("申请人甲", "6222", A.Yuan("500.00")))
            .Should().Equal("方案中向“申请人甲”重复发放 500.00 元。");

    [Fact]
    public void Of_TwoSumsToTheSameAccount_IsEmpty() =>
        Of(new PayoutLine("申请人甲", "6222", A.Yuan("500.00")), new PayoutLine("申请人甲", "6222", A.Yuan("700.00"))).Should().BeEmpty();

    private static IReadOnlyList<string> Of(params PayoutLine[] lines) => PayoutAnomalies.Of(A.Case(), lines, []);
}
