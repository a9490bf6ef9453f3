using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Supervision;

/// <summary>One line of 工作日志, written by every prompt, report and return. Lines are only ever added.</summary>
public sealed class WorkLogEntry : CaseRecord
{
    public required DateTimeOffset At { get; init; }

    /// <summary>专员: user id, or null where the system prompted.</summary>
    public string? By { get; init; }

    /// <summary>对象: whom it was about or addressed to.</summary>
    public required string Subject { get; init; }

    public required string CaseNumber { get; init; }

    /// <summary>节点、指令</summary>
    public string? Node { get; init; }

    public required string Text { get; init; }

    /// <summary>提示方式</summary>
    public string? Method { get; init; }

    /// <summary>The alert whose acknowledgement shows 确认.</summary>
    public Guid? AlertId { get; init; }

    /// <summary>报告对象</summary>
    public string? ReportedTo { get; init; }

    /// <summary>The line of a prompt or report (WL-1.1-6b); its receipt shows by the alert's acknowledgement.</summary>
    /// <param name="alert">What was raised.</param>
    /// <param name="about">The case.</param>
    /// <param name="by">The person who prompted, or null for the system.</param>
    public static WorkLogEntry Of(Alert alert, EnforcementCase about, string? by) => new()
    {
        Court = alert.Court,
        CaseId = alert.CaseId,
        At = alert.RaisedAt,
        By = by,
        Subject = alert.ToUser ?? alert.ToRole!,
        CaseNumber = about.Number.ToString(),
        Node = alert.Node,
        Text = alert.Text,
        Method = "系统提醒",
        AlertId = alert.Id,
        ReportedTo = alert.Kind is AlertKind.OverdueReport or AlertKind.NearDueReport ? alert.ToRole : null,
    };
}
