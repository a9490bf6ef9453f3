using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>What a timeline entry says besides its words, for other systems: which task or deadline it is about.</summary>
internal static class TimelineDetails
{
    public static string OfTask(Guid taskId) => WorkflowValue.ToJson(new Dictionary<string, object?> { ["taskId"] = taskId.ToString("D") });

    public static string OfDeadline(Deadline deadline) => WorkflowValue.ToJson(new Dictionary<string, object?>
    {
        ["deadlineId"] = deadline.Id.ToString("D"),
        ["dueAt"] = WorkflowValue.Normalise(deadline.DueAt),
        ["state"] = Domain.EnumCode.Code(deadline.State),
    });
}
