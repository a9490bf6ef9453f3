using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Closing;

namespace EnforcementFlows.Domain.Termination;

/// <summary>What is stated by whoever asks for a case to go on.</summary>
/// <param name="AppliedOn">When the applicant asked for it; null where the court acts by itself.</param>
/// <param name="LastAgreedOn">Last day of performance in the settlement, where there was one.</param>
public sealed record ReinstatementFacts(DateOnly? AppliedOn, DateOnly? LastAgreedOn);

/// <summary>May a closed case go on (恢复执行审查)? Names every unmet condition at once.</summary>
/// <remarks>
/// 终本规定 9, 民诉法解释 515, 517: after 终本 without limit of time. 执行和解规定 10, 民诉法 250: after a case that ended by a settlement
/// within two years from its last agreed day. WL-3-3-1 to WL-3-3-4.
/// </remarks>
public static class ReinstatementReview
{
    private const int YearsAfterSettlement = 2;
    private const string Settlements = "执行和解若干问题的规定第10条";
    private const string OnlyTerminated = "只有终结本次执行程序的案件，或者因达成和解终结执行的案件，才能恢复执行。";

    /// <summary>What no correction of the request can mend is refused when it is handed in; the rest is the review's matter.</summary>
    /// <exception cref="DomainException"><c>case.not-terminated</c>, <c>reinstatement.too-late</c></exception>
    public static void EnsureMayAskFor(EnforcementCase prior, ReinstatementGround? ground, ReinstatementFacts facts)
    {
        Rule.Require(prior.ClosingWay is ClosingWay.TerminateCurrentProcedure or ClosingWay.Terminated, "case.not-terminated", OnlyTerminated);
        if (EndsByLaw(prior, ground) && LastDay(facts) is { } last)
            Rule.Require(!(facts.AppliedOn > last), "reinstatement.too-late", TooLate(last), Settlements);
    }

    /// <param name="prior">The closed case.</param>
    /// <param name="ground">Of the court's profile; null for one that it does not know.</param>
    /// <param name="facts">What was stated.</param>
    /// <param name="today">The legal day.</param>
    public static IReadOnlyList<UnmetCondition> Of(EnforcementCase prior, ReinstatementGround? ground, ReinstatementFacts facts, DateOnly today)
    {
        var unmet = new List<UnmetCondition>();
        void Require(bool holds, string code, string message, string? clause = null)
        {
            if (!holds)
                unmet.Add(new(code, message, clause ?? ground?.Clause ?? ground?.Source));
        }

        Require(ground is not null, "reinstatement.ground-unknown", "恢复执行的事由不在本院配置中。");
        Require(CanGoOn(prior, ground), "case.not-terminated", OnlyTerminated);
        Require(!prior.Amounts.Outstanding.IsZero, "reinstatement.nothing-owed", "案件没有未到位金额。");
        Require(ground is not { OnApplication: true } || facts.AppliedOn <= today, "reinstatement.application-missing", "该事由须有申请执行人的申请，并写明收到申请的日期。");
        if (EndsByLaw(prior, ground))
        {
            var last = LastDay(facts);
            Require(facts.AppliedOn <= last, "reinstatement.too-late", last is null ? "须写明和解协议约定的履行期间最后一日。" : TooLate(last.Value), Settlements);
        }
        return unmet;
    }

    private static bool EndsByLaw(EnforcementCase prior, ReinstatementGround? ground) =>
        ground is { AfterSettlement: true } && prior.ClosingWay == ClosingWay.Terminated;

    private static DateOnly? LastDay(ReinstatementFacts facts) => facts.LastAgreedOn?.AddYears(YearsAfterSettlement);

    private static string TooLate(DateOnly last) => $"申请恢复执行的期间已于 {last:yyyy-MM-dd} 届满。";

    private static bool CanGoOn(EnforcementCase prior, ReinstatementGround? ground) =>
        prior.ClosingWay == ClosingWay.TerminateCurrentProcedure
        || (prior.ClosingWay == ClosingWay.Terminated && ground is not { AfterSettlement: false });
}
