using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Requests;

namespace EnforcementFlows.Domain.Funds;

/// <summary>An approved deferral of a payout (暂缓、延期发放). The clock of the payout moves to its end; the case may close with the money still there.</summary>
/// <remarks>TB-2.1-3a: 局长 or 副局长 approves; reason and new date are part of it.</remarks>
public sealed class PayoutDeferral : CaseRecord
{
    private PayoutDeferral()
    {
    }

    public Guid? ReceiptId { get; init; }

    public required Guid RequestId { get; init; }

    public required string Reason { get; init; }

    public required string ApprovedBy { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Last day of the deferral.</summary>
    public required DateOnly Until { get; init; }

    /// <exception cref="DomainException"><c>approval.missing</c>, <c>funds.deferral-not-ahead</c></exception>
    public static PayoutDeferral Grant(EnforcementCase on, CaseRequest approved, DateOnly until, DateOnly today, Guid? receiptId = null)
    {
        approved.EnsureAuthorises(on, RequestKinds.PayoutDeferral);
        EnsureAhead(until, today);
        return new PayoutDeferral
        {
            Court = on.Court,
            CaseId = on.Id,
            ReceiptId = receiptId,
            RequestId = approved.Id,
            Reason = approved.Reason,
            ApprovedBy = approved.DecidedBy!,
            From = today,
            Until = until,
        };
    }

    /// <exception cref="DomainException"><c>funds.deferral-not-ahead</c></exception>
    public static void EnsureAhead(DateOnly until, DateOnly today) =>
        Rule.Require(until > today, "funds.deferral-not-ahead", "延期发放的截止日期应晚于今天。");

    public bool IsInForceOn(DateOnly day) => day >= From && day <= Until;
}
