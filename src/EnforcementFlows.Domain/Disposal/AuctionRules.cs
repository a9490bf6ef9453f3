using EnforcementFlows.Domain.Deadlines;

namespace EnforcementFlows.Domain.Disposal;

/// <summary>The numbers of the online judicial auction (网络司法拍卖规定, 法释〔2016〕18号).</summary>
public static class AuctionRules
{
    private const decimal FirstFloor = 0.70m;
    private const decimal SecondFloor = 0.80m;
    private const decimal LeastDeposit = 0.05m;
    private const decimal MostDeposit = 0.20m;
    private const string SaleSource = "法明传〔2017〕455号";

    /// <summary>网拍规定 10: the first starting price is at least 70 % of the reference price; 26: the second at least 80 % of the first; 变卖 takes the second's (法明传〔2017〕455号).</summary>
    /// <param name="basis">Reference price for the first round, else the starting price of the round before.</param>
    /// <exception cref="DomainException"><c>disposal.price-too-low</c></exception>
    public static void CheckStartingPrice(AuctionRoundKind round, Money basis, Money startingPrice)
    {
        var floor = round switch
        {
            AuctionRoundKind.First => FirstFloor,
            AuctionRoundKind.Second => SecondFloor,
            _ => 1m,
        };
        Rule.Require(startingPrice > Money.Zero && startingPrice.Amount >= basis.Amount * floor, "disposal.price-too-low", round switch
        {
            AuctionRoundKind.First => "一拍起拍价不得低于参考价的百分之七十。",
            AuctionRoundKind.Second => "二拍起拍价不得低于一拍起拍价的百分之八十。",
            _ => "变卖价不得低于二拍起拍价。",
        }, round switch
        {
            AuctionRoundKind.First => "网拍规定10",
            AuctionRoundKind.Second => "网拍规定26",
            _ => SaleSource,
        });
    }

    /// <summary>网拍规定 17: 5 to 20 % of the starting price.</summary>
    /// <exception cref="DomainException"><c>disposal.deposit-out-of-range</c></exception>
    public static void CheckDeposit(Money startingPrice, Money deposit) =>
        Rule.Require(
            deposit.Amount >= startingPrice.Amount * LeastDeposit && deposit.Amount <= startingPrice.Amount * MostDeposit,
            "disposal.deposit-out-of-range", "保证金应当为起拍价的百分之五至百分之二十。", "网拍规定17");

    /// <summary>网拍规定 12, 26: movables 15 days, others 30; second round 7 and 15. 变卖 names no number.</summary>
    public static int NoticeDays(AuctionRoundKind round, bool movable) => (round, movable) switch
    {
        (AuctionRoundKind.First, true) => 15,
        (AuctionRoundKind.First, false) => 30,
        (AuctionRoundKind.Second, true) => 7,
        (AuctionRoundKind.Second, false) => 15,
        _ => 0,
    };

    /// <summary>P14: that many full days lie between publication and start. Published 2026-03-02, 15 days → earliest 2026-03-18.</summary>
    public static DateOnly EarliestStart(AuctionRoundKind round, bool movable, DateOnly publishedOn) =>
        NoticePeriod.EarliestAct(publishedOn, NoticeDays(round, movable));

    /// <summary>网拍规定 20: bidding lasts at least 24 hours; 变卖 lasts 60 days (法明传〔2017〕455号).</summary>
    /// <exception cref="DomainException"><c>disposal.bidding-too-short</c></exception>
    public static void CheckBidding(AuctionRoundKind round, DateTimeOffset startsAt, DateTimeOffset endsAt)
    {
        var (shortest, source) = round == AuctionRoundKind.Sale ? (TimeSpan.FromDays(60), SaleSource) : (TimeSpan.FromHours(24), "网拍规定20");
        Rule.Require(endsAt - startsAt >= shortest, "disposal.bidding-too-short", "竞价时间不足。", source);
    }
}
