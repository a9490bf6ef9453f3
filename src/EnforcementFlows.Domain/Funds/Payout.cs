using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Requests;

namespace EnforcementFlows.Domain.Funds;

/// <summary>A payout of case money (案款发放).</summary>
/// <remarks>TB-3.2-10c: after the handler signed; TB-2.1-3a: and 局长 or 副局长 approved. Both are recorded, neither replaces the other.</remarks>
public sealed class Payout : VersionedCaseRecord
{
    private Payout()
    {
    }

    public required Guid AccountId { get; init; }

    /// <summary>The payout request whose approval lets it be paid.</summary>
    public required Guid RequestId { get; init; }

    public Guid? PayeePartyId { get; init; }

    public required string Payee { get; init; }

    public string? PayeeAccount { get; init; }

    public required Money Amount { get; init; }

    public Money Fee { get; init; }

    public string? Remark { get; init; }

    public PayoutState State { get; private set; }

    public string? SignedBy { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    public string? ApprovedBy { get; private set; }

    public string? PaidBy { get; private set; }

    /// <summary>When the money left, as proven by the voucher.</summary>
    public DateTimeOffset? PaidAt { get; private set; }

    public string? Voucher { get; private set; }

    public string? FailureReason { get; private set; }

    /// <exception cref="DomainException"><c>funds.amount-not-positive</c>, <c>funds.payee-missing</c>, <c>funds.balance-insufficient</c></exception>
    public static Payout Plan(CaseAccount account, CaseRequest request, PayoutLine line)
    {
        line.Fee.NotNegative("执行费");
        Rule.Require(CaseAccount.Positive(line.Amount) + line.Fee <= account.Balance, "funds.balance-insufficient", "账户余额不足。");
        return new Payout
        {
            Court = account.Court,
            CaseId = account.CaseId,
            AccountId = account.Id,
            RequestId = request.Id,
            PayeePartyId = line.PayeePartyId,
            Payee = Rule.Text(line.Payee, "funds.payee-missing", "须写明收款人。"),
            PayeeAccount = line.PayeeAccount,
            Amount = line.Amount,
            Fee = line.Fee,
            Remark = line.Remark,
        };
    }

    /// <summary>Does the account hold what a plan pays out? Asked when it is drawn up, before anybody checks, signs or approves it.</summary>
    /// <exception cref="DomainException"><c>funds.balance-insufficient</c></exception>
    public static void EnsureCovered(IEnumerable<PayoutLine> plan, Money balance)
    {
        var total = plan.Aggregate(Money.Zero, (sum, line) => sum + line.Amount + line.Fee);
        Rule.Require(total <= balance, "funds.balance-insufficient", $"账户余额不足：拟发放 {total} 元，余额 {balance} 元。");
    }

    /// <summary>The handler signs (承办人签字).</summary>
    /// <exception cref="DomainException"><c>funds.not-handler</c>, <c>funds.payout-state</c></exception>
    public void Sign(EnforcementCase on, string user, DateTimeOffset now)
    {
        Rule.Require(State == PayoutState.Planned, "funds.payout-state", "该笔发放已经签字或者已经办理。");
        Rule.Require(on.Id == CaseId && on.HandlerId == user, "funds.not-handler", "案款发放须由本案承办人签字。");
        (State, SignedBy, SignedAt) = (PayoutState.HandlerSigned, user, now);
        Changed();
    }

    /// <summary>The money was paid (发放登记). The account is debited here and nowhere else.</summary>
    /// <exception cref="DomainException"><c>approval.missing</c>, <c>funds.handler-signature-missing</c>, <c>funds.before-approval</c>, <c>funds.voucher-missing</c>, <c>funds.balance-insufficient</c></exception>
    public void Pay(CaseAccount account, CaseRequest approved, PayoutExecution execution, DateTimeOffset now)
    {
        Rule.Require(State == PayoutState.HandlerSigned, "funds.handler-signature-missing", "承办人尚未签字或者该笔发放已经办理。");
        approved.EnsureAuthorises(Court, CaseId, RequestKinds.Payout);
        Rule.Require(approved.Id == RequestId && account.Id == AccountId, "approval.missing", "没有已经批准的相应申请，不得办理。");
        Rule.Require(CourtTime.DayOf(execution.PaidAt) >= CourtTime.DayOf(approved.DecidedAt!.Value), "funds.before-approval", "发放日期不得早于审批日期。");
        Rule.Require(execution.PaidAt <= now, "funds.dates-out-of-order", "发放时间不得晚于现在。");
        Voucher = Rule.Text(execution.Voucher, "funds.voucher-missing", "须附付款凭证。");
        account.Debit(AccountEntryKind.Payout, Amount, Id, execution.By, now);
        if (Fee > Money.Zero)
            account.Debit(AccountEntryKind.Fee, Fee, Id, execution.By, now);
        (State, ApprovedBy, PaidBy, PaidAt) = (PayoutState.Paid, approved.DecidedBy, execution.By, execution.PaidAt);
        Changed();
    }

    /// <summary>The bank sent it back (退票); it can be planned anew.</summary>
    public void Fail(string? reason)
    {
        Rule.Require(State is PayoutState.Planned or PayoutState.HandlerSigned, "funds.payout-state", "已经发放的款项退回，须作为新的到账款登记。");
        FailureReason = Rule.Text(reason, "funds.reason-missing", "须说明原因。");
        State = PayoutState.Failed;
        Changed();
    }

    /// <summary>The plan was given up, for example because the request was rejected.</summary>
    public void Cancel()
    {
        Rule.Require(State is PayoutState.Planned or PayoutState.HandlerSigned, "funds.payout-state", "该笔发放已经办理。");
        State = PayoutState.Cancelled;
        Changed();
    }
}

/// <summary>How a payout was executed (付款).</summary>
/// <param name="By">Who paid: 财务 or 案款专员.</param>
public sealed record PayoutExecution(string By, DateTimeOffset PaidAt, string? Voucher);
