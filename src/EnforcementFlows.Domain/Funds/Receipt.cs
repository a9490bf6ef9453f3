namespace EnforcementFlows.Domain.Funds;

/// <summary>Money that arrived (到账款). Until claimed it belongs to no case (不明款), and it can be split over several.</summary>
/// <remarks>TB-3.2-10a: open until claimed or returned; TB-3.2-10b: claims never exceed the receipt.</remarks>
public sealed class Receipt
{
    private readonly List<ReceiptClaim> _claims = [];

    private Receipt()
    {
    }

    public required string Court { get; init; }

    public Guid Id { get; init; } = OrderedId.New();

    /// <summary>The bank's number; unique per court.</summary>
    public required string Reference { get; init; }

    public required Money Amount { get; init; }

    public required DateTimeOffset ArrivedAt { get; init; }

    public string? Payer { get; init; }

    public string? Remark { get; init; }

    public bool IntoCaseAccount { get; init; }

    public Money Claimed { get; private set; }

    /// <summary>Sent back or deposited by decision (退付、提存).</summary>
    public Money Returned { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<ReceiptClaim> Claims => _claims;

    /// <summary>What nobody has claimed yet (待认领).</summary>
    public Money Unclaimed => Amount - Claimed - Returned;

    public bool IsSettled => Unclaimed.IsZero;

    /// <exception cref="DomainException"><c>funds.amount-not-positive</c>, <c>funds.reference-missing</c></exception>
    public static Receipt Arrive(string court, ReceiptArrival arrival) => new()
    {
        Court = court,
        Reference = Rule.Text(arrival.Reference, "funds.reference-missing", "须填写银行流水号。"),
        Amount = CaseAccount.Positive(arrival.Amount),
        ArrivedAt = arrival.ArrivedAt,
        Payer = arrival.Payer,
        Remark = arrival.Remark,
        IntoCaseAccount = arrival.IntoCaseAccount,
    };

    /// <summary>Claims a part for a case (认领) and enters it into the case's account.</summary>
    /// <exception cref="DomainException"><c>funds.over-claim</c>, <c>funds.amount-not-positive</c>, <c>funds.other-account</c></exception>
    public ReceiptClaim Claim(CaseAccount account, Money amount, string by, string? basis, DateTimeOffset now)
    {
        Rule.Require(account.Court == Court, "funds.other-account", "不能认领到其他法院的案件。");
        Rule.Require(CaseAccount.Positive(amount) <= Unclaimed, "funds.over-claim", "认领金额超过到账款的未认领余额。");
        return Record(account.CaseId, amount, by, basis, now, null, claim => account.Credit(amount, claim.Id, by, now));
    }

    /// <summary>Takes a wrong claim back (撤销认领) by counter-entries here and in the account; both claims stay on record.</summary>
    /// <exception cref="DomainException"><c>funds.already-countered</c>, <c>funds.reason-missing</c>, <c>funds.balance-insufficient</c>: it was paid out already.</exception>
    public ReceiptClaim TakeBack(ReceiptClaim claim, CaseAccount account, string? reason, string by, DateTimeOffset now)
    {
        Rule.Require(_claims.Contains(claim) && claim.CounterOf is null, "funds.claim-unknown", "没有这笔认领。");
        Rule.Require(!_claims.Any(other => other.CounterOf == claim.Id), "funds.already-countered", "该认领已经撤销。");
        var entry = account.Entries.FirstOrDefault(posted => posted.SubjectId == claim.Id && posted.Kind == AccountEntryKind.Arrival);
        Rule.Require(entry is not null, "funds.other-account", "该账目不属于本案账户。");
        account.Counter(entry, reason, by, now);
        return Record(claim.CaseId, -claim.Amount, by, reason, now, claim.Id);
    }

    /// <summary>Sends the unclaimed rest back to the payer or deposits it (退付、提存), as the director decided.</summary>
    /// <exception cref="DomainException"><c>funds.settled</c></exception>
    public Money ReturnRest()
    {
        var rest = Unclaimed;
        Rule.Require(rest > Money.Zero, "funds.settled", "该到账款已经全部认领或者退付。");
        Returned += rest;
        Version++;
        return rest;
    }

    private ReceiptClaim Record(
        Guid caseId, Money amount, string by, string? basis, DateTimeOffset now, Guid? counterOf, Action<ReceiptClaim>? enter = null)
    {
        var claim = new ReceiptClaim
        {
            Court = Court,
            CaseId = caseId,
            ReceiptId = Id,
            Amount = amount,
            ClaimedBy = by,
            ClaimedAt = now,
            Basis = basis,
            CounterOf = counterOf,
        };
        enter?.Invoke(claim);
        _claims.Add(claim);
        Claimed += amount;
        Version++;
        return claim;
    }
}
