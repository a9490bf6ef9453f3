using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Queries;

/// <summary>A query for the debtor's assets (财产查控) in one system.</summary>
/// <remarks>
/// TB-3.2-3a: it is finished only when control has been reported too; TB-3.2-3c: the results are analysed and
/// 网查反馈信息表 lies in the dossier. C-26: found and controlled, found and failed, or nothing found all count as finished.
/// </remarks>
public sealed class AssetQuery : CaseRecord
{
    private AssetQuery()
    {
    }

    public required QuerySystem System { get; init; }

    /// <summary>User id; null when the system started it.</summary>
    public string? StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public QueryOutcome? Outcome { get; private set; }

    /// <summary>When the answer came, as proven.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Places that could not be queried (未能查询的单位).</summary>
    public string? Unreachable { get; private set; }

    public string? Analysis { get; private set; }

    /// <summary>网络查控反馈信息表</summary>
    public string? FeedbackForm { get; private set; }

    public DateTimeOffset? AnalysedAt { get; private set; }

    public ControlFeedback? Control { get; private set; }

    public string? ControlFailure { get; private set; }

    public DateTimeOffset? ControlledAt { get; private set; }

    /// <summary>Analysed, and what was found is controlled or could not be.</summary>
    public bool IsFinished => AnalysedAt is not null && (Outcome == QueryOutcome.Nothing || Control is not null);

    public static AssetQuery Start(EnforcementCase on, QuerySystem system, string? startedBy, DateTimeOffset now) => new()
    {
        Court = on.Court,
        CaseId = on.Id,
        System = system,
        StartedBy = startedBy,
        StartedAt = now,
    };

    /// <summary>The answer is in (查询反馈).</summary>
    /// <exception cref="DomainException"><c>query.answered</c>, <c>query.dates-out-of-order</c></exception>
    public void Answer(QueryOutcome outcome, DateTimeOffset answeredAt, DateTimeOffset now, string? unreachable = null)
    {
        Rule.Require(Outcome is null, "query.answered", "该查询已经登记结果。");
        Rule.Require(answeredAt <= now, "query.dates-out-of-order", "查询反馈时间不得晚于现在。");
        (Outcome, AnsweredAt, Unreachable) = (outcome, answeredAt, unreachable);
    }

    /// <summary>The results are analysed and the feedback form lies in the dossier (TB-3.2-3c).</summary>
    /// <exception cref="DomainException"><c>query.not-answered</c>, <c>query.analysis-missing</c>, <c>query.feedback-form-missing</c></exception>
    public void Analyse(string? analysis, string? feedbackForm, DateTimeOffset analysedAt)
    {
        EnsureAnswered();
        Analysis = Rule.Text(analysis, "query.analysis-missing", "须填写查控结果分析。");
        FeedbackForm = System == QuerySystem.Offline
            ? feedbackForm
            : Rule.Text(feedbackForm, "query.feedback-form-missing", "须附网络查控反馈信息表。");
        AnalysedAt = analysedAt;
    }

    /// <summary>What was found is under control, or cannot be (控制反馈, TB-3.2-12).</summary>
    /// <exception cref="DomainException"><c>query.not-answered</c>, <c>query.failure-reason-missing</c></exception>
    public void ReportControl(ControlFeedback control, string? failure, DateTimeOffset at)
    {
        EnsureAnswered();
        Rule.Require(control == ControlFeedback.Controlled || !string.IsNullOrWhiteSpace(failure),
            "query.failure-reason-missing", "未能控制的，须说明原因。");
        (Control, ControlFailure, ControlledAt) = (control, failure, at);
    }

    private void EnsureAnswered() => Rule.Require(Outcome is not null, "query.not-answered", "该查询尚未反馈结果。");
}
