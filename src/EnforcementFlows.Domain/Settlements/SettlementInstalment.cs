using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Requests;

namespace EnforcementFlows.Domain.Settlements;

/// <summary>One part of what a settlement promises (和解分期): when it is owed, what was paid, and what was done where it was not.</summary>
/// <remarks>TB-2.2-3c, TB-3.2-7b; 民诉法 241, 执行和解若干问题的规定 9: a broken settlement brings the original claim back, less what was performed.</remarks>
public sealed class SettlementInstalment : VersionedCaseRecord
{
    private SettlementInstalment()
    {
    }

    /// <summary>The settlement that it is a part of: the request by which it was entered.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>协议日</summary>
    public required DateOnly AgreedOn { get; init; }

    /// <summary>期次, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>应还日</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>应还额</summary>
    public required Money Amount { get; init; }

    /// <summary>已还额</summary>
    public Money Paid { get; private set; }

    /// <summary>Of it what was paid after the case had been closed: the case's amounts do not hold it.</summary>
    public Money PaidSinceClosing { get; private set; }

    /// <summary>Day of the last payment.</summary>
    public DateOnly? PaidOn { get; private set; }

    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>违约处理</summary>
    public string? Breach { get; private set; }

    public InstalmentState State { get; private set; } = InstalmentState.Owed;

    /// <summary>Enters what was agreed (达成和解), in the order of the agreement.</summary>
    /// <exception cref="DomainException"><c>settlement.empty</c>, <c>settlement.amount-invalid</c>, <c>settlement.date-order</c></exception>
    public static IReadOnlyList<SettlementInstalment> Agree(EnforcementCase about, CaseRequest request, DateOnly agreedOn, IReadOnlyList<(DateOnly DueOn, Money Amount)> instalments)
    {
        Rule.Require(instalments.Count > 0, "settlement.empty", "和解协议至少应有一期。");
        Rule.Require(instalments.All(i => i.Amount > Money.Zero), "settlement.amount-invalid", "各期金额应大于零。");
        Rule.Require(instalments.All(i => i.DueOn >= agreedOn), "settlement.date-order", "各期履行日期不得早于协议签订日期。");
        return [.. instalments.Select((instalment, i) => new SettlementInstalment
        {
            Court = about.Court,
            CaseId = about.Id,
            RequestId = request.Id,
            AgreedOn = agreedOn,
            Number = i + 1,
            DueOn = instalment.DueOn,
            Amount = instalment.Amount,
        })];
    }

    /// <summary>The judge was reminded (提醒).</summary>
    public void Remind(DateTimeOffset now)
    {
        RemindedAt ??= now;
        Changed();
    }

    /// <summary>Enters a payment (履行), in full or in part; paid directly to the applicant it counts against the claim of a case that is open.</summary>
    /// <param name="about">The case.</param>
    /// <param name="amount">What was paid.</param>
    /// <param name="paidOn">When.</param>
    /// <param name="throughCourt">Whether it came as money of the case (案款), which is counted by its arrival.</param>
    /// <param name="today">The legal day.</param>
    /// <exception cref="DomainException"><c>settlement.over</c>, <c>settlement.amount-invalid</c>, <c>settlement.paid-in-future</c></exception>
    public void Pay(EnforcementCase about, Money amount, DateOnly paidOn, bool throughCourt, DateOnly today)
    {
        RequireOwed();
        Rule.Require(amount > Money.Zero, "settlement.amount-invalid", "履行金额应大于零。");
        Rule.Require(paidOn <= today, "settlement.paid-in-future", "履行日期不得晚于今天。");
        if (about.IsClosed)
            PaidSinceClosing += amount;
        else if (!throughCourt)
            about.RecordArrival(amount); // interest beyond the claim is no part of it
        (Paid, PaidOn) = (Paid + amount, paidOn);
        Changed();
    }

    /// <summary>It is performed (履行完毕), which it is only in full.</summary>
    /// <exception cref="DomainException"><c>settlement.over</c>, <c>settlement.not-in-full</c></exception>
    public void Complete()
    {
        RequireOwed();
        Rule.Require(Paid >= Amount, "settlement.not-in-full", $"本期应履行 {Amount} 元，已履行 {Paid} 元，尚未全额履行。");
        State = InstalmentState.Performed;
        Changed();
    }

    /// <summary>Notes what was done about its not being performed: urged (催告), or the end of the settlement (恢复执行).</summary>
    /// <exception cref="DomainException"><c>settlement.over</c>, <c>settlement.ground-missing</c></exception>
    public void NoteBreach(string? ground, bool ends)
    {
        RequireOwed();
        Breach = Rule.Text(ground, "settlement.ground-missing", "须写明催告情况或者申请恢复执行的情况。");
        State = ends ? InstalmentState.Broken : State;
        Changed();
    }

    /// <summary>Another instalment was broken: this one is owed no more.</summary>
    public void Leave()
    {
        if (State != InstalmentState.Owed)
            return;
        State = InstalmentState.Void;
        Changed();
    }

    private void RequireOwed() => Rule.Require(State == InstalmentState.Owed, "settlement.over", "本期已经履行完毕或者不再适用。");
}
