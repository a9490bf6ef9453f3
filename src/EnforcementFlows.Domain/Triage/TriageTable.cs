namespace EnforcementFlows.Domain.Triage;

/// <summary>Sorts a case by a court's table: first match wins, the default comes last (C-10 of the principles, C-17).</summary>
public static class TriageTable
{
    /// <param name="holds">Evaluates a condition over the case's facts; the expression language is not the law's business.</param>
    /// <exception cref="DomainException"><c>triage.no-default</c>: no rule matched and the table has no default.</exception>
    public static TriageDecision Decide(IEnumerable<TriageRule> rules, Func<string, bool> holds)
    {
        var explanation = new List<string>();
        foreach (var rule in rules)
        {
            var matches = rule.When is null || holds(rule.When);
            explanation.Add($"{rule.Name}：{(matches ? "符合" : "不符合")}");
            if (matches)
                return new(rule.CaseClass, rule.Track, rule.Rule, explanation);
        }
        throw new DomainException("triage.no-default", "没有适用的分流规则，且未设默认规则。");
    }

    /// <summary>A person sorts the case differently from the table (人工调整), with a reason.</summary>
    public static TriageDecision Override(string caseClass, string track, string? reason) =>
        new(caseClass, track, "manual", [$"人工调整：{Rule.Text(reason, "triage.reason-missing", "调整分流结果须说明理由。")}"]);
}
