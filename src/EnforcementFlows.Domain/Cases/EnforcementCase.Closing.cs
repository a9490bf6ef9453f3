using EnforcementFlows.Domain.Closing;
using EnforcementFlows.Domain.Requests;

namespace EnforcementFlows.Domain.Cases;

public sealed partial class EnforcementCase
{
    public ClosingWay? ClosingWay { get; private set; }

    /// <summary>结案时间</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset? ArchivedAt { get; private set; }

    /// <summary>Shelf of the paper dossier (归档位置).</summary>
    public string? ArchiveShelf { get; private set; }

    /// <summary>Money that reached the applicant's claim: paid in, goods set off, or performed directly (执行到位).</summary>
    public void RecordReceived(Money amount)
    {
        EnsureOpen();
        Amounts = Amounts.Receive(amount);
        Version++;
    }

    /// <summary>Counts arrived money against the claim; interest and costs beyond it are not part of the claim.</summary>
    /// <returns>The part that was counted.</returns>
    public Money RecordArrival(Money amount)
    {
        var counted = Money.Min(amount, Amounts.Outstanding);
        if (counted > Money.Zero)
            RecordReceived(counted);
        return counted;
    }

    /// <summary>The part the applicant gives up (放弃).</summary>
    public void RecordWaived(Money amount)
    {
        EnsureOpen();
        Amounts = Amounts.Waive(amount);
        Version++;
    }

    /// <summary>The amounts as the closing report states them.</summary>
    /// <exception cref="DomainException"><c>case.amounts-unbalanced</c></exception>
    public void DeclareAmounts(Money received, Money waived, Money outstanding)
    {
        EnsureOpen();
        Amounts = Amounts.Declare(received, waived, outstanding);
        Version++;
    }

    /// <summary>Closes the case (结案) in one way; nothing but an approved closing request opens this door.</summary>
    /// <remarks>TB-3.2-5a：结案审批通过后由指挥中心办理系统结案。The unmet conditions are asked again at this moment, because facts move while approvers read.</remarks>
    /// <exception cref="DomainException"><c>approval.missing</c>, <c>closing.conditions-unmet</c>, <c>case.closed</c>, <c>case.dates-out-of-order</c></exception>
    public void Close(ClosingWay way, CaseRequest approved, IReadOnlyCollection<UnmetCondition> unmet, DateTimeOffset now)
    {
        EnsureOpen();
        approved.EnsureAuthorises(this, RequestKinds.Close, RequestKinds.Terminate);
        Rule.Require(unmet.Count == 0, "closing.conditions-unmet", $"尚有 {unmet.Count} 项结案条件未满足。");
        Rule.Require(now >= FiledAt, "case.dates-out-of-order", "结案时间不得早于立案时间。");
        (ClosingWay, ClosedAt, Stage, StageBeforePause) = (way, now, CaseStage.Closed, null);
        _handlers.LastOrDefault(assignment => assignment.UntilAt is null)?.End(now);
        Version++;
    }

    /// <summary>Puts the closed dossier away (归档).</summary>
    /// <exception cref="DomainException"><c>case.not-closed</c></exception>
    public void Archive(string? shelf, DateTimeOffset now)
    {
        Rule.Require(Stage == CaseStage.Closed, "case.not-closed", "案件尚未结案或者已经归档。");
        (Stage, ArchivedAt, ArchiveShelf) = (CaseStage.Archived, now, shelf);
        Version++;
    }
}
