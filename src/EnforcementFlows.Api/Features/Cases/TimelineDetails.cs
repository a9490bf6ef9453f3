using System.Text.Json;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>What a timeline entry says besides its words, for other systems: which task or deadline it is about.</summary>
internal static class TimelineDetails
{
    private const string Approval = "approvalId";

    public static string OfTask(Guid taskId) => WorkflowValue.ToJson(new Dictionary<string, object?> { ["taskId"] = taskId.ToString("D") });

    public static string OfApproval(Guid approvalId) => WorkflowValue.ToJson(new Dictionary<string, object?> { [Approval] = approvalId.ToString("D") });

    /// <summary>The approval record that an entry is about, where it has said more than the entry does.</summary>
    public static Guid? ApprovalOf(TimelineEntry entry) =>
        entry.Data is { } data && JsonDocument.Parse(data).RootElement.TryGetProperty(Approval, out var id) ? id.GetGuid() : null;

    /// <summary>An opinion behind the words of an entry.</summary>
    public static string? InBrackets(string? opinion) => opinion is null ? null : $"（{opinion}）";

    public static string OfDeadline(Deadline deadline) => WorkflowValue.ToJson(new Dictionary<string, object?>
    {
        ["deadlineId"] = deadline.Id.ToString("D"),
        ["dueAt"] = WorkflowValue.Normalise(deadline.DueAt),
        ["state"] = Domain.EnumCode.Code(deadline.State),
    });
}
