namespace EnforcementFlows.Domain.Cases;

/// <summary>A stretch that does not count in the handling term (扣除期间); both end days belong to it.</summary>
/// <remarks>
/// It never stops the validity of measures, a listing or a detention (P7), nor the limit of a payout.
/// Overlapping stretches count once (P17); the deadline does that arithmetic.
/// </remarks>
public sealed class CasePause : CaseRecord
{
    internal CasePause()
    {
    }

    public required PauseGround Ground { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day of the pause; null while it lasts.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>The ruling or decision (文号) that ordered it.</summary>
    public required string Document { get; init; }

    public required string ApprovedBy { get; init; }

    /// <exception cref="DomainException"><c>case.dates-out-of-order</c>: it would end before it began.</exception>
    internal void End(DateOnly until)
    {
        Rule.Require(until >= From, "case.dates-out-of-order", "恢复日期不得早于中止或者暂缓日期。");
        Until = until;
    }
}
