using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Supervision;

/// <summary>One row of 节点期限预警台账 (TB-3.2-14a): the life of one node of one case, from its start to what came of its lateness.</summary>
public sealed class NodeLedgerRow : CaseRecord
{
    private NodeLedgerRow()
    {
    }

    public required Guid DeadlineId { get; init; }

    public required string CaseNumber { get; init; }

    public string Node { get; private set; } = "";

    public string NodeName { get; private set; } = "";

    /// <summary>承办人 or the node's holder; after a change of handler the new one, except for lateness of before.</summary>
    public string Holder { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>到期（院内）</summary>
    public DateTimeOffset? CourtDueAt { get; private set; }

    /// <summary>到期（法定）</summary>
    public DateTimeOffset? StatutoryDueAt { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    public DateOnly? DueOn { get; private set; }

    /// <summary>预警时间</summary>
    public DateTimeOffset? WarnAt { get; private set; }

    public DateTimeOffset? AlertedAt { get; private set; }

    /// <summary>提醒方式</summary>
    public string? AlertMethod { get; private set; }

    /// <summary>确认收到时间</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>完成时间, as proven (P15)</summary>
    public DateTimeOffset? MetAt { get; private set; }

    /// <summary>No longer applies (不适用).</summary>
    public DateTimeOffset? VoidedAt { get; private set; }

    /// <summary>报告对象</summary>
    public string? ReportedTo { get; private set; }

    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>处理：督办、通报、免责</summary>
    public OverdueDecision? Decision { get; private set; }

    /// <summary>通报编号</summary>
    public string? BulletinNumber { get; private set; }

    public static NodeLedgerRow Open(EnforcementCase on, OverdueNode node, NodeDates dates)
    {
        var row = new NodeLedgerRow
        {
            Court = on.Court,
            CaseId = on.Id,
            CaseNumber = on.Number.Value,
            DeadlineId = node.DeadlineId,
            Node = node.Node,
            NodeName = node.NodeName,
            Holder = node.Holder,
        };
        row.Move(dates);
        return row;
    }

    /// <summary>The due date moved: a pause, an extension, a calendar that was loaded.</summary>
    public void Move(NodeDates dates) =>
        (StartedAt, CourtDueAt, StatutoryDueAt, DueAt, DueOn, WarnAt) =
            (dates.StartedAt, dates.CourtDueAt, dates.StatutoryDueAt, dates.DueAt, dates.DueOn, dates.WarnAt);

    /// <summary>The flow of the case has gone over to a version in which the node is another one.</summary>
    public void Rename(string node, string name) => (Node, NodeName) = (node, name);

    /// <summary>The case has a new handler. Lateness of before stays with the former one.</summary>
    public void PassTo(string holder, DateTimeOffset now)
    {
        if (MetAt is null && VoidedAt is null && now < DueAt)
            Holder = holder;
    }

    public void RecordAlert(string method, DateTimeOffset at) => (AlertedAt, AlertMethod) = (at, method);

    public void RecordAcknowledgement(DateTimeOffset at) => AcknowledgedAt ??= at;

    public void RecordMet(DateTimeOffset provenAt) => MetAt = provenAt;

    public void RecordVoid(DateTimeOffset at) => VoidedAt = at;

    public void RecordReport(string reportedTo, DateTimeOffset at) => (ReportedTo, ReportedAt) = (reportedTo, at);

    public void RecordDecision(OverdueDecision decision, string? bulletinNumber) => (Decision, BulletinNumber) = (decision, bulletinNumber);

    /// <summary>超期天数: begun days after the due instant, 0 if in time; of a running node up to <paramref name="now"/>.</summary>
    public int OverdueDays(DateTimeOffset now)
    {
        var end = MetAt ?? VoidedAt ?? now;
        return end < DueAt ? 0 : Math.Max(1, CourtTime.DayOf(end).DayNumber - CourtTime.DayOf(DueAt.AddTicks(-1)).DayNumber);
    }
}
