using EnforcementFlows.Domain.Disposal;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Requests;

namespace EnforcementFlows.Domain.Tests.Disposal;

public sealed class AssetDisposalTests
{
    private static readonly StepEntry Entry = new("auction-1", A.Now);

    [Theory]
    [InlineData(AuctionRoundKind.First, "1000000.00", "700000.00", true)]
    [InlineData(AuctionRoundKind.First, "1000000.00", "699999.99", false)]
    [InlineData(AuctionRoundKind.Second, "700000.00", "560000.00", true)]
    [InlineData(AuctionRoundKind.Second, "700000.00", "559999.99", false)]
    [InlineData(AuctionRoundKind.Sale, "560000.00", "560000.00", true)]
    [InlineData(AuctionRoundKind.Sale, "560000.00", "559999.99", false)]
    public void CheckStartingPrice_AtTheFloor(AuctionRoundKind round, string basis, string price, bool allowed)
    {
        var check = () => AuctionRules.CheckStartingPrice(round, A.Yuan(basis), A.Yuan(price));

        if (allowed)
            check.Should().NotThrow();
        else
            Expect.Refused(check, "disposal.price-too-low");
    }

    [Theory]
    [InlineData("35000.00", true)]
    [InlineData("34999.99", false)]
    [InlineData("140000.00", true)]
    [InlineData("140000.01", false)]
    public void CheckDeposit_FiveToTwentyPercentOf700000(string deposit, bool allowed)
    {
        var check = () => AuctionRules.CheckDeposit(A.Yuan("700000.00"), A.Yuan(deposit));

        if (allowed)
            check.Should().NotThrow();
        else
            Expect.Refused(check, "disposal.deposit-out-of-range");
    }

    [Theory] // P14: N full days between publication and start
    [InlineData(AuctionRoundKind.First, true, "2026-03-18")]
    [InlineData(AuctionRoundKind.First, false, "2026-04-02")]
    [InlineData(AuctionRoundKind.Second, true, "2026-03-10")]
    [InlineData(AuctionRoundKind.Second, false, "2026-03-18")]
    public void EarliestStart_Published2March2026(AuctionRoundKind round, bool movable, string earliest) =>
        AuctionRules.EarliestStart(round, movable, A.Day("2026-03-02")).Should().Be(A.Day(earliest));

    [Fact]
    public void Announce_RealEstateADayTooEarly_IsRefused()
    {
        var disposal = Planned();

        Expect.Refused(
            () => disposal.Announce(A.Now, A.At("2026-04-01 10:00"), A.At("2026-04-02 10:00"), Entry), "disposal.notice-too-short");
        disposal.Announce(A.Now, A.At("2026-04-02 10:00"), A.At("2026-04-03 10:00"), Entry);
    }

    [Fact]
    public void Announce_BiddingUnder24Hours_IsRefused() =>
        Expect.Refused(() => Planned().Announce(A.Now, A.At("2026-04-02 10:00"), A.At("2026-04-03 09:59"), Entry), "disposal.bidding-too-short");

    [Theory]
    [InlineData(AuctionRoundKind.Second, "2026-03-03 10:00", "网拍规定20")] // 24 hours less a minute
    [InlineData(AuctionRoundKind.Sale, "2026-05-01 10:00", "法明传〔2017〕455号")] // 60 days less a minute
    public void CheckBidding_AMinuteShort_IsRefusedByItsOwnSource(AuctionRoundKind round, string full, string source)
    {
        AuctionRules.CheckBidding(round, A.At("2026-03-02 10:00"), A.At(full));

        FluentActions.Invoking(() => AuctionRules.CheckBidding(round, A.At("2026-03-02 10:00"), A.At(full).AddMinutes(-1)))
            .Should().Throw<DomainException>().Which.Clause.Should().Be(source);
    }

    [Fact]
    public void PlanRound_SecondBeforeTheFirstFailed_IsRefused() =>
        Expect.Refused(() => Plan(Priced(), AuctionRoundKind.Second, "560000.00"), "disposal.round-order");

    [Fact]
    public void PlanRound_SecondAfterTheFirstFailed_TakesTheFirstPriceAsBasis()
    {
        var disposal = Failed();

        Expect.Refused(() => Plan(disposal, AuctionRoundKind.Second, "559999.99"), "disposal.price-too-low");
        Plan(disposal, AuctionRoundKind.Second, "560000.00").Round.Should().Be(AuctionRoundKind.Second);
    }

    [Fact]
    public void PlanRound_PriceOutOfDate_IsRefused() =>
        Expect.Refused(() => Plan(Priced(), AuctionRoundKind.First, "700000.00", "2027-03-02"), "disposal.price-expired");

    [Fact]
    public void FixPrice_ValidForMoreThanAYear_IsRefused() =>
        Expect.Refused(
            () => Started().FixPrice(new(PriceMethod.Online, A.Yuan("1000000.00"), A.Day("2026-03-02"), A.Day("2027-03-02")), Entry), "disposal.price-invalid");

    [Fact]
    public void Start_RequestNotApproved_IsRefused()
    {
        var on = A.HandledCase();

        Expect.Refused(() => AssetDisposal.Start(on, Guid.NewGuid(), AssetKind.RealEstate, A.Request(on, RequestKinds.Disposal), A.Now), "approval.missing");
    }

    [Fact]
    public void EndRound_SoldUnderTheStartingPrice_IsRefused() =>
        Expect.Refused(
            () => Announced().EndRound(AuctionResult.Sold, A.At("2026-04-03 10:00"), A.Yuan("699999.99"), "买受人", Entry), "disposal.sale-incomplete");

    [Fact]
    public void ServeRuling_BalanceNotPaid_IsRefused()
    {
        var disposal = Sold();

        Expect.Refused(() => disposal.ServeRuling("裁定", A.Day("2026-04-20"), Entry), "disposal.balance-not-paid");
    }

    [Fact]
    public void Transfer_AfterBalanceAndRuling_IsRecorded()
    {
        var disposal = Sold();
        disposal.PayBalance(A.At("2026-04-10 10:00"), Entry);
        disposal.ServeRuling("(2026)豫1330执1号之三", A.Day("2026-04-15"), Entry);

        Expect.Refused(() => disposal.Transfer(A.Day("2026-04-14"), A.Day("2026-04-20"), Entry), "disposal.dates-out-of-order");
        disposal.Transfer(A.Day("2026-04-18"), A.Day("2026-04-20"), Entry);

        disposal.Records[^1].Step.Should().Be(DisposalStep.Transfer);
    }

    [Fact]
    public void BuyerDefaults_ThenTheSameRoundIsHeldAgain()
    {
        var disposal = Sold();

        disposal.BuyerDefaults(Entry);

        Plan(disposal, AuctionRoundKind.First, "700000.00").Round.Should().Be(AuctionRoundKind.First);
    }

    [Theory]
    [InlineData("700000.00", null)]
    [InlineData("699999.99", "disposal.price-too-low")]
    public void SetOff_AfterTheRoundFailed_AtItsStartingPrice(string price, string? code)
    {
        var setOff = () => Failed().SetOff(A.Yuan(price), Entry);

        if (code is null)
            setOff.Should().NotThrow();
        else
            Expect.Refused(setOff, code);
    }

    [Fact]
    public void SetOff_BeforeAnyRoundFailed_IsRefused() => Expect.Refused(() => Announced().SetOff(A.Yuan("700000.00"), Entry), "disposal.not-unsold");

    private static AssetDisposal Started()
    {
        var on = A.HandledCase();
        return AssetDisposal.Start(on, Guid.NewGuid(), AssetKind.RealEstate, A.ApprovedRequest(on, RequestKinds.Disposal), A.Now);
    }

    private static AssetDisposal Priced()
    {
        var disposal = Started();
        disposal.FixPrice(new(PriceMethod.Online, A.Yuan("1000000.00"), A.Day("2026-03-02"), A.Day("2027-03-01")), Entry);
        return disposal;
    }

    private static AssetDisposal Planned()
    {
        var disposal = Priced();
        Plan(disposal, AuctionRoundKind.First, "700000.00");
        return disposal;
    }

    private static AssetDisposal Announced()
    {
        var disposal = Planned();
        disposal.Announce(A.Now, A.At("2026-04-02 10:00"), A.At("2026-04-03 10:00"), Entry);
        return disposal;
    }

    private static AssetDisposal Failed()
    {
        var disposal = Announced();
        disposal.EndRound(AuctionResult.Unsold, A.At("2026-04-03 10:00"), null, null, Entry);
        return disposal;
    }

    private static AssetDisposal Sold()
    {
        var disposal = Announced();
        disposal.EndRound(AuctionResult.Sold, A.At("2026-04-03 10:00"), A.Yuan("800000.00"), "买受人", Entry);
        return disposal;
    }

    private static AuctionRound Plan(AssetDisposal disposal, AuctionRoundKind round, string price, string today = "2026-03-02") =>
        disposal.PlanRound(round, A.Yuan(price), A.Yuan("5000.00"), A.Yuan("70000.00"), A.Day(today), Entry);
}
