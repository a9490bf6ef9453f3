using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Requests;

namespace EnforcementFlows.Domain.Disposal;

/// <summary>The disposal of one asset (财产处置): price, rounds, sale or set-off, transfer.</summary>
/// <remarks>TB-3.2-9a: it begins only after the judge's ruling and the review by 指挥中心负责人 (an approved disposal request).</remarks>
public sealed class AssetDisposal : VersionedCaseRecord
{
    private readonly List<AuctionRound> _rounds = [];
    private readonly List<DisposalRecord> _records = [];

    private AssetDisposal()
    {
    }

    public required Guid AssetId { get; init; }

    public required AssetKind AssetKind { get; init; }

    public required Guid RequestId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public PriceMethod? PriceMethod { get; private set; }

    public Money? Price { get; private set; }

    public DateOnly? PriceFixedOn { get; private set; }

    public DateOnly? PriceValidUntil { get; private set; }

    /// <summary>抵债价</summary>
    public Money? SetOffPrice { get; private set; }

    /// <summary>Service of the ruling passes the title (裁定送达时所有权转移, 拍卖变卖规定 26).</summary>
    public DateOnly? RulingServedOn { get; private set; }

    public string? RulingNumber { get; private set; }

    public DateOnly? TransferredOn { get; private set; }

    public DateOnly? DeliveredOn { get; private set; }

    /// <summary>Rounds, oldest first.</summary>
    public IReadOnlyList<AuctionRound> Rounds => _rounds;

    public IReadOnlyList<DisposalRecord> Records => _records;

    public bool IsMovable => MeasureTerm.LongestYears(AssetKind) == 2;

    public AuctionRound? CurrentRound => _rounds.Count == 0 ? null : _rounds[^1];

    public static AssetDisposal Start(EnforcementCase on, Guid assetId, AssetKind kind, CaseRequest approved, DateTimeOffset now)
    {
        approved.EnsureAuthorises(on, RequestKinds.Disposal);
        return new AssetDisposal { Court = on.Court, CaseId = on.Id, AssetId = assetId, AssetKind = kind, RequestId = approved.Id, StartedAt = now };
    }

    /// <summary>Records a step that only needs to be on record (调查、送达、异议期 …).</summary>
    public DisposalRecord Record(DisposalStep step, StepEntry entry)
    {
        var record = new DisposalRecord
        {
            Court = Court,
            CaseId = CaseId,
            DisposalId = Id,
            Step = step,
            Round = CurrentRound?.Round,
            ProvenAt = entry.ProvenAt ?? entry.At,
            At = entry.At,
            By = entry.By,
            Data = entry.Data,
        };
        _records.Add(record);
        Changed();
        return record;
    }

    /// <summary>确定参考价</summary>
    /// <exception cref="DomainException"><c>disposal.price-invalid</c></exception>
    public void FixPrice(ReferencePrice price, StepEntry entry)
    {
        Rule.Require(price.Price > Money.Zero, "disposal.price-invalid", "参考价应当大于零。");
        Rule.Require(price.ValidUntil >= price.FixedOn && price.ValidUntil < price.FixedOn.AddYears(1),
            "disposal.price-invalid", "参考价有效期最长一年。", "参考价规定27");
        (PriceMethod, Price, PriceFixedOn, PriceValidUntil) = (price.Method, price.Price, price.FixedOn, price.ValidUntil);
        Record(DisposalStep.ReferencePrice, entry);
    }

    /// <summary>The panel's decision on a round (起拍价、增价幅度、保证金; 网拍规定 27).</summary>
    /// <exception cref="DomainException"><c>disposal.no-price</c>, <c>disposal.price-expired</c>, <c>disposal.round-order</c>, <c>disposal.price-too-low</c>, <c>disposal.deposit-out-of-range</c></exception>
    public AuctionRound PlanRound(AuctionRoundKind kind, Money startingPrice, Money increment, Money deposit, DateOnly today, StepEntry entry)
    {
        Rule.Require(Price is not null, "disposal.no-price", "尚未确定参考价。");
        Rule.Require(PriceValidUntil >= today, "disposal.price-expired", "参考价已过有效期，须重新确定。");
        AuctionRules.CheckStartingPrice(kind, BasisFor(kind), startingPrice);
        AuctionRules.CheckDeposit(startingPrice, deposit);
        Rule.Require(increment > Money.Zero, "disposal.increment-invalid", "增价幅度应当大于零。");
        var round = new AuctionRound
        {
            Court = Court,
            CaseId = CaseId,
            DisposalId = Id,
            Round = kind,
            StartingPrice = startingPrice,
            Increment = increment,
            Deposit = deposit,
        };
        _rounds.Add(round);
        Record(DisposalStep.ReservePrice, entry);
        return round;
    }

    /// <summary>Publishes the announcement (发布拍卖公告).</summary>
    /// <exception cref="DomainException"><c>disposal.no-round</c>, <c>disposal.announced</c>, <c>disposal.notice-too-short</c>, <c>disposal.bidding-too-short</c></exception>
    public void Announce(DateTimeOffset publishedAt, DateTimeOffset startsAt, DateTimeOffset endsAt, StepEntry entry)
    {
        Round().Announce(IsMovable, publishedAt, startsAt, endsAt);
        Record(DisposalStep.Publication, entry);
    }

    /// <exception cref="DomainException"><c>disposal.no-round</c>, <c>disposal.round-ended</c>, <c>disposal.not-started</c>, <c>disposal.sale-incomplete</c></exception>
    public void EndRound(AuctionResult result, DateTimeOffset endedAt, Money? price, string? buyer, StepEntry entry)
    {
        Rule.Require(result != AuctionResult.Defaulted, "disposal.not-sold", "悔拍须先登记成交。");
        Round().End(result, endedAt, price, buyer);
        Record(DisposalStep.Result, entry);
    }

    /// <summary>尾款付清</summary>
    /// <exception cref="DomainException"><c>disposal.not-sold</c></exception>
    public void PayBalance(DateTimeOffset paidAt, StepEntry entry)
    {
        SoldRound().PayBalance(paidAt);
        Record(DisposalStep.Balance, entry);
    }

    /// <summary>悔拍: the deposit is forfeited, the buyer barred from bidding again (网拍规定 24).</summary>
    /// <exception cref="DomainException"><c>disposal.not-sold</c>, <c>disposal.balance-paid</c></exception>
    public void BuyerDefaults(StepEntry entry)
    {
        var round = SoldRound();
        Rule.Require(round.BalancePaidAt is null, "disposal.balance-paid", "尾款已经付清。");
        round.Default();
        Record(DisposalStep.Default, entry);
    }

    /// <summary>以物抵债 after a round failed, at no less than its starting price (拍卖变卖规定 16).</summary>
    /// <exception cref="DomainException"><c>disposal.not-unsold</c>, <c>disposal.price-too-low</c></exception>
    public void SetOff(Money price, StepEntry entry)
    {
        Rule.Require(CurrentRound?.Result == AuctionResult.Unsold, "disposal.not-unsold", "流拍后方可以物抵债。");
        Rule.Require(price >= CurrentRound.StartingPrice, "disposal.price-too-low", "抵债价不得低于该次拍卖的起拍价。", "拍卖变卖规定16");
        SetOffPrice = price;
        Record(DisposalStep.SetOff, entry);
    }

    /// <summary>成交、抵债裁定送达; needs the price paid in full, or a set-off.</summary>
    /// <exception cref="DomainException"><c>disposal.balance-not-paid</c>, <c>disposal.document-missing</c></exception>
    public void ServeRuling(string? number, DateOnly servedOn, StepEntry entry)
    {
        Rule.Require(SetOffPrice is not null || CurrentRound is { Result: AuctionResult.Sold, BalancePaidAt: not null },
            "disposal.balance-not-paid", "价款付清或者以物抵债后方可作出裁定。");
        (RulingNumber, RulingServedOn) = (Rule.Text(number, "disposal.document-missing", "须填写裁定书文号。"), servedOn);
        Record(DisposalStep.Ruling, entry);
    }

    /// <summary>过户交付</summary>
    /// <exception cref="DomainException"><c>disposal.ruling-not-served</c>, <c>disposal.dates-out-of-order</c></exception>
    public void Transfer(DateOnly transferredOn, DateOnly deliveredOn, StepEntry entry)
    {
        Rule.Require(RulingServedOn is not null, "disposal.ruling-not-served", "裁定送达后方可过户交付。");
        Rule.Require(transferredOn >= RulingServedOn && deliveredOn >= RulingServedOn, "disposal.dates-out-of-order", "过户、交付日期不得早于裁定送达日期。");
        (TransferredOn, DeliveredOn) = (transferredOn, deliveredOn);
        Record(DisposalStep.Transfer, entry);
    }

    // a withdrawn or defaulted round is held again as the same round
    private Money BasisFor(AuctionRoundKind kind)
    {
        var unsold = _rounds.LastOrDefault(round => round.Result == AuctionResult.Unsold);
        Rule.Require(CurrentRound is null or { Result: not null and not AuctionResult.Sold }, "disposal.round-order", "上一拍次尚未结束或者已经成交。");
        Rule.Require(kind == NextAfter(unsold?.Round), "disposal.round-order", "拍次顺序不正确：一拍流拍后二拍，二拍流拍后变卖。");
        return unsold?.StartingPrice ?? Price!.Value;
    }

    private static AuctionRoundKind NextAfter(AuctionRoundKind? unsold) => unsold switch
    {
        null => AuctionRoundKind.First,
        AuctionRoundKind.First => AuctionRoundKind.Second,
        _ => AuctionRoundKind.Sale,
    };

    private AuctionRound Round() => CurrentRound ?? throw new DomainException("disposal.no-round", "尚未确定起拍价。");

    private AuctionRound SoldRound() =>
        CurrentRound is { Result: AuctionResult.Sold } sold ? sold : throw new DomainException("disposal.not-sold", "该拍次没有成交。");
}
