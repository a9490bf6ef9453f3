namespace EnforcementFlows.Domain.Closing;

/// <summary>Conditions that most ways of closing share (结案共同要件).</summary>
internal static class CommonConditions
{
    public static readonly IReadOnlyList<ClosingCondition> All = [
        ClosingCondition.Met("closing-documents-ready", "执行案件立案结案意见14", f => f.ClosingDocumentsReady, "结案报告、结案文书尚未制作。"),
        new("closing-items-complete", "执行案件结案信息要求", ItemsProblem),
        ClosingCondition.Met("notice-documents-sent", "民诉法251", f => f.NoticeDocumentsSent, "执行通知等文书尚未全部送出。"),
        ClosingCondition.Met("query-analysed", "财产调查规定12", f => f.QueriesAnalysed, "网络查控尚无结果、尚未分析，或者反馈信息表尚未附卷。"),
        ClosingCondition.Met("case-account-settled", "执行款物管理规定10", f => f.AccountBalance.IsZero || f.BalanceDeferred, "案款账户尚有余额，且没有获批的延期发放或者提存。"),
        new("measures-released", "查封规定28", f => f.UnreleasedMeasures == 0 ? null : $"尚有 {f.UnreleasedMeasures} 项控制措施未解除或者处置。"),
        new("sanctions-lifted", "失信规定10；限高规定9", f => f.UnliftedSanctions == 0 ? null : $"尚有 {f.UnliftedSanctions} 项失信、限制消费未撤销。"),
        ClosingCondition.Met("termination-ground-recorded", "民诉法268", f => f.TerminationGroundRecorded, "终结执行的事由和依据尚未登记。"),
        ClosingCondition.Met("withdrawal-recorded", "执行案件立案结案意见18", f => f.WithdrawalRecorded, "撤回申请或者销案事由尚未登记。"),
        ClosingCondition.Met("non-enforcement-ruling", "民诉法248、249", f => f.NonEnforcementRuled, "不予执行裁定尚未生效。"),
        ClosingCondition.Met("dismissal-ruling", "执行案件立案结案意见20", f => f.DismissalRuled, "驳回执行申请裁定尚未生效。"),
    ];

    private static string? ItemsProblem(ClosingFacts facts)
    {
        var problems = facts.Items.Problems(facts.Applied);
        return problems.Count == 0 ? null : $"结案信息不完整或者不准确：{string.Join("；", problems)}。";
    }
}
