namespace EnforcementFlows.Domain.Closing;

/// <summary>May the case be closed in this way (结案审查)? Names every unmet condition at once, so that it is mended in one pass.</summary>
public static class ClosingReview
{
    private static readonly Dictionary<string, ClosingCondition> Conditions =
        CommonConditions.All.Concat(TerminationConditions.All).ToDictionary(condition => condition.Code);

    /// <summary>What the law asks for, whatever a court's profile says: a profile may add, it must not leave out.</summary>
    private static readonly Dictionary<ClosingWay, string[]> Statutory = new()
    {
        [ClosingWay.Fulfilled] = ["closing-items-complete", "case-account-settled", "measures-released", "sanctions-lifted"],
        [ClosingWay.TerminateCurrentProcedure] = ["closing-items-complete", "case-account-settled", .. TerminationConditions.All.Select(condition => condition.Code)],
        [ClosingWay.Terminated] = ["case-account-settled", "measures-released", "sanctions-lifted", "termination-ground-recorded"],
        [ClosingWay.Withdrawn] = ["case-account-settled", "measures-released", "sanctions-lifted", "withdrawal-recorded"],
        [ClosingWay.NotEnforced] = ["case-account-settled", "measures-released", "sanctions-lifted", "non-enforcement-ruling"],
        [ClosingWay.Dismissed] = ["case-account-settled", "measures-released", "sanctions-lifted", "dismissal-ruling"],
    };

    public static IReadOnlyCollection<string> KnownCodes => Conditions.Keys;

    /// <summary>The codes a profile's table for this way leaves out although the law asks for them; for the profile's own check.</summary>
    public static IReadOnlyList<string> MissingStatutory(ClosingWay way, IEnumerable<string> codes) => [.. Statutory[way].Except(codes)];

    /// <param name="codes">The profile's codes for the way; statutory ones it leaves out are checked all the same.</param>
    /// <param name="courtClause">The court's own clause for a code, shown instead of the national source where there is one.</param>
    /// <exception cref="DomainException"><c>closing.condition-unknown</c></exception>
    public static IReadOnlyList<UnmetCondition> Of(
        ClosingWay way, IEnumerable<string> codes, ClosingFacts facts, Func<string, string?>? courtClause = null) =>
        [.. Check(way, codes, facts, courtClause).Select(checkedOne => checkedOne.Unmet).OfType<UnmetCondition>()];

    /// <summary>Every condition of the way, met or not, in the order of the profile's table.</summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<CheckedCondition> Check(
        ClosingWay way, IEnumerable<string> codes, ClosingFacts facts, Func<string, string?>? courtClause = null)
    {
        var conditions = new List<CheckedCondition>();
        foreach (var code in codes.Union(Statutory[way]))
        {
            Rule.Require(Conditions.TryGetValue(code, out var condition), "closing.condition-unknown", $"不认识的结案要件：{code}。");
            var clause = courtClause?.Invoke(code) ?? condition!.Clause;
            conditions.Add(new(code, clause, condition!.Problem(facts) is { } problem ? new(condition.ErrorCode ?? condition.Code, problem, clause) : null));
        }
        return conditions;
    }
}

/// <summary>A condition of closing and how it stands.</summary>
/// <param name="Code">Code by which the court's profile names it.</param>
/// <param name="Clause">The court's clause, else the source in law.</param>
/// <param name="Unmet">What is missing; null where it is met.</param>
public sealed record CheckedCondition(string Code, string Clause, UnmetCondition? Unmet);
