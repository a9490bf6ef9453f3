using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Supervision;

/// <summary>The report of an overdue node to the director (超期报告, TB-3.2-14c). Once made it is annotated, never deleted (P15).</summary>
public sealed class OverdueReport : CaseRecord
{
    private OverdueReport()
    {
    }

    /// <summary>One report per deadline.</summary>
    public required Guid DeadlineId { get; init; }

    public required string Node { get; init; }

    public required string NodeName { get; init; }

    /// <summary>Who held the node when it became overdue: user id, or role code before hand-over.</summary>
    public required string Holder { get; init; }

    /// <summary>Role the report goes to; one level up where the holder holds that role himself (C-22).</summary>
    public required string ReportedTo { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public OverdueDecision? Decision { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? Opinion { get; private set; }

    /// <summary>When the holder must have answered a 督办.</summary>
    public DateOnly? FeedbackBefore { get; private set; }

    /// <summary>Notes added later, for example that the act was proven to have been in time (补录).</summary>
    public List<string> Annotations { get; private set; } = [];

    public static OverdueReport Raise(EnforcementCase on, OverdueNode node, string reportedTo, DateTimeOffset now) => new()
    {
        Court = on.Court,
        CaseId = on.Id,
        DeadlineId = node.DeadlineId,
        Node = node.Node,
        NodeName = node.NodeName,
        Holder = node.Holder,
        ReportedTo = reportedTo,
        RaisedAt = now,
    };

    /// <exception cref="DomainException"><c>supervision.decided</c>, <c>supervision.opinion-missing</c>, <c>approval.same-person</c>: nobody judges his own lateness.</exception>
    public void Decide(OverdueDecision decision, string? opinion, string by, DateTimeOffset now, DateOnly? feedbackBefore = null)
    {
        Rule.Require(Decision is null, "supervision.decided", "该超期节点已经作出处理。");
        Rule.Require(by != Holder, "approval.same-person", "超期节点的责任人不得处理自己的超期。");
        Opinion = Rule.Text(opinion, "supervision.opinion-missing", "须填写处理意见。");
        (Decision, DecidedBy, DecidedAt, FeedbackBefore) = (decision, by, now, feedbackBefore);
    }

    public void Annotate(string note) => Annotations = [.. Annotations, note];
}

/// <summary>An overdue node as the deadline knows it.</summary>
public sealed record OverdueNode(Guid DeadlineId, string Node, string NodeName, string Holder);
