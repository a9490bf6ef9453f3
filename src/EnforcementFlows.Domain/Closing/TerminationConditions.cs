namespace EnforcementFlows.Domain.Closing;

/// <summary>Conditions of 终结本次执行程序（终本）, 终本规定（法〔2016〕373号）.</summary>
internal static class TerminationConditions
{
    public static readonly IReadOnlyList<ClosingCondition> All = [
        new("three-months-elapsed", "终本规定1(4)", TooEarly, "terminate.too-early"),
        ClosingCondition.Met("notice-served", "终本规定1(1)", f => f.NoticeServedOnEveryDebtor, "尚未向全部被执行人发出执行通知、责令报告财产。"),
        ClosingCondition.Met("asset-report-checked", "终本规定1(1)", f => f.AssetReportChecked, "财产报告尚未核查，或者对不报告的被执行人尚未采取措施。"),
        ClosingCondition.Met("consumption-restricted", "终本规定1(2)", f => f.EveryDebtorRestricted, "尚未对全部被执行人发出限制消费令。"),
        ClosingCondition.Met("dishonest-listed-if-due", "终本规定1(2)", f => f.ListedWhereDue, "符合条件的被执行人尚未纳入失信名单。"),
        new("assets-exhausted", "终本规定1(3)", f => f.DisposableAssets == 0 ? null : $"尚有 {f.DisposableAssets} 项财产未处置，且未说明不能处置的理由。"),
        ClosingCondition.Met("query-repeated-before-closing", "终本规定3", QueriedAgain, "报结前尚未再次进行总对总查询。"),
        ClosingCondition.Met("traditional-investigation-done", "终本规定3", f => f.TraditionalInvestigationDone, "传统查控尚未完成或者没有记录。"),
        new("clues-checked", "终本规定3", f => f.UncheckedClues == 0 ? null : $"尚有 {f.UncheckedClues} 条财产线索未核实。"),
        ClosingCondition.Met("termination-interview-held", "终本规定5", f => f.TerminationInterviewOn <= f.Today, "尚未终本约谈，未听取申请执行人意见。"),
        ClosingCondition.Met("whereabouts-searched", "终本规定1(5)", f => !f.WhereaboutsUnknown || f.WhereaboutsSearched, "被执行人下落不明，尚未依法查找。"),
        ClosingCondition.Met("obstruction-penalised", "终本规定1(5)", f => !f.Obstructed || f.ObstructionPenalised, "妨害执行的行为尚未依法处罚。"),
        ClosingCondition.Met("applicant-signed-or-panel", "民诉法解释517", f => f.ApplicantSigned || f.PanelAndPresident, "申请执行人未签字确认，且未经合议庭合议并报院长批准。"),
    ];

    private static string? TooEarly(ClosingFacts facts)
    {
        var earliest = EarliestTermination.After(facts.FiledOn);
        return facts.Today >= earliest ? null : $"立案未超过三个月，最早可于 {earliest:yyyy-MM-dd} 终本。";
    }

    private static bool QueriedAgain(ClosingFacts facts) =>
        facts.LastNationalQueryOn > facts.FirstNationalQueryOn && facts.LastNationalQueryOn <= facts.Today;
}
