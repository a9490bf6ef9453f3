using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Disposal;

/// <summary>One round of an auction (拍次).</summary>
public sealed class AuctionRound : CaseRecord
{
    internal AuctionRound()
    {
    }

    public required Guid DisposalId { get; init; }

    public required AuctionRoundKind Round { get; init; }

    public required Money StartingPrice { get; init; }

    /// <summary>增价幅度</summary>
    public required Money Increment { get; init; }

    /// <summary>保证金</summary>
    public required Money Deposit { get; init; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset? StartsAt { get; private set; }

    public DateTimeOffset? EndsAt { get; private set; }

    public AuctionResult? Result { get; private set; }

    public Money? Price { get; private set; }

    public string? Buyer { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>尾款付清时间</summary>
    public DateTimeOffset? BalancePaidAt { get; private set; }

    internal void Announce(bool movable, DateTimeOffset publishedAt, DateTimeOffset startsAt, DateTimeOffset endsAt)
    {
        Rule.Require(PublishedAt is null, "disposal.announced", "该拍次已经公告。");
        var earliest = AuctionRules.EarliestStart(Round, movable, CourtTime.DayOf(publishedAt));
        Rule.Require(CourtTime.DayOf(startsAt) >= earliest, "disposal.notice-too-short", $"公告期不足，最早可于 {earliest:yyyy-MM-dd} 开拍。", Round == AuctionRoundKind.First ? "网拍规定12" : "网拍规定26");
        AuctionRules.CheckBidding(Round, startsAt, endsAt);
        (PublishedAt, StartsAt, EndsAt) = (publishedAt, startsAt, endsAt);
    }

    internal void End(AuctionResult result, DateTimeOffset endedAt, Money? price, string? buyer)
    {
        Rule.Require(Result is null, "disposal.round-ended", "该拍次已经结束。");
        Rule.Require(result == AuctionResult.Withdrawn || (PublishedAt is not null && endedAt >= StartsAt), "disposal.not-started", "该拍次尚未公告或者尚未开拍。");
        Rule.Require(result != AuctionResult.Sold || (price >= StartingPrice && !string.IsNullOrWhiteSpace(buyer)),
            "disposal.sale-incomplete", "成交的，须填写买受人和不低于起拍价的成交价。");
        (Result, EndedAt) = (result, endedAt);
        if (result == AuctionResult.Sold)
            (Price, Buyer) = (price, buyer!.Trim());
    }

    internal void PayBalance(DateTimeOffset at) => BalancePaidAt = at;

    internal void Default() => Result = AuctionResult.Defaulted;
}
