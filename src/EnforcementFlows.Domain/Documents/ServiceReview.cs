namespace EnforcementFlows.Domain.Documents;

/// <summary>Is a document set sent (文书是否全部送出)? "All" means every kind to every recipient (conflicts C.9).</summary>
public static class ServiceReview
{
    /// <summary>One unmet condition per document that is not sent; empty if all are.</summary>
    public static IReadOnlyList<UnmetCondition> Of(IEnumerable<CaseDocument> documents) =>
        [.. documents.Where(document => !document.IsSent).Select(document => new UnmetCondition(
            "document.not-sent", $"《{document.Name}》尚未向{RoleName(document.RecipientRole)}发出。", document.Clause))];

    // the message goes into answers and logs: it names the role, never the person
    private static string RoleName(string role) => role switch
    {
        "applicant" => "申请执行人",
        "debtor" => "被执行人",
        "assisting-party" => "协助执行单位",
        _ => "受送达人",
    };
}
