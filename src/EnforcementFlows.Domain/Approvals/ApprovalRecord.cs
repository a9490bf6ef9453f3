using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Approvals;

/// <summary>One signature in an approval chain (审批记录). Effective at once; its paper form is tracked apart (TB-3.1-1b, C-27).</summary>
public sealed class ApprovalRecord : CaseRecord
{
    private const int LongestOpinion = 2000;

    private ApprovalRecord()
    {
    }

    /// <summary>The request that was approved; null for approvals inside a case's own flow.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Key of the chain in the profile.</summary>
    public required string Chain { get; init; }

    public required int Step { get; init; }

    public required string Role { get; init; }

    public required ApprovalMode Mode { get; init; }

    public required ApprovalDecision Decision { get; init; }

    public required string By { get; init; }

    /// <summary>The name as it was when he signed.</summary>
    public required string ByName { get; init; }

    public string? ActingFor { get; init; }

    public string? Opinion { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ProvenAt { get; init; }

    public string? Clause { get; init; }

    /// <summary>文号 of the authorisation under which it was signed (C-03).</summary>
    public string? Authorisation { get; init; }

    public PaperForm PaperForm { get; private set; } = PaperForm.Awaited;

    /// <summary>Document or attachment that holds the scan of the signed form.</summary>
    public string? PaperFormDocument { get; private set; }

    public string? PaperFormFiledBy { get; private set; }

    public DateTimeOffset? PaperFormFiledAt { get; private set; }

    /// <summary>Given in a deliberation (合议): who decided what is no secret, the opinion is.</summary>
    public bool IsDeliberation => Mode == ApprovalMode.Quorum;

    public ApprovalVote Vote => new(Step, By, Decision);

    /// <summary>Signs one step.</summary>
    /// <param name="requester">Never an approver of his own item.</param>
    /// <param name="earlier">Every signature on this item so far.</param>
    /// <exception cref="DomainException"><c>approval.same-person</c>, <c>approval.opinion-missing</c> (who does not agree says why), <c>approval.opinion-too-long</c></exception>
    public static ApprovalRecord Sign(
        ApprovalItem item, PlannedStep step, ApprovalSignature signature, string requester, IReadOnlyCollection<ApprovalRecord> earlier, DateTimeOffset now)
    {
        ApprovalSeparation.EnsureMaySign(signature.By, step, requester, [.. earlier.Select(record => record.By)]);
        Rule.Require(signature.Decision == ApprovalDecision.Approve || !string.IsNullOrWhiteSpace(signature.Opinion),
            "approval.opinion-missing", "不同意或者退回的，须说明理由。");
        Rule.Require(!(signature.Opinion?.Length > LongestOpinion), "approval.opinion-too-long", $"审批意见不得超过 {LongestOpinion} 个字。");
        return new ApprovalRecord
        {
            Court = item.Case.Court,
            CaseId = item.Case.Id,
            RequestId = item.RequestId,
            Chain = item.Chain,
            Step = step.Order,
            Role = signature.Role,
            Mode = step.Mode,
            Decision = signature.Decision,
            By = signature.By,
            ByName = signature.ByName,
            ActingFor = signature.ActingFor,
            Opinion = signature.Opinion,
            At = now,
            ProvenAt = signature.ProvenAt ?? now,
            Clause = step.Clause,
            Authorisation = step.Authorisation,
        };
    }

    /// <summary>The signed paper form is in the dossier (审批单附卷, TB-3.1-1b).</summary>
    /// <exception cref="DomainException"><c>approval.form-missing</c>, <c>approval.form-filed</c></exception>
    public void FilePaperForm(string? document, string by, DateTimeOffset now)
    {
        Rule.Require(PaperForm == PaperForm.Awaited, "approval.form-filed", "审批单已经附卷。");
        PaperFormDocument = Rule.Text(document, "approval.form-missing", "须附签字审批单的扫描件。");
        (PaperForm, PaperFormFiledBy, PaperFormFiledAt) = (PaperForm.Filed, by, now);
    }
}

/// <summary>What is being approved.</summary>
/// <param name="Chain">Key of the chain in the profile.</param>
public sealed record ApprovalItem(EnforcementCase Case, string Chain, Guid? RequestId = null);
