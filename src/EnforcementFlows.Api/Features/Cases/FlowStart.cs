using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>The start of a flow on a case after the commit, exactly once for each key; nobody waits for its end.</summary>
internal static class FlowStart
{
    public static OutboxMessage Of(string definition, Guid caseId, string key, Dictionary<string, object?> input) =>
        new(DispatchWorkflow.OutboxKind, key, new Dictionary<string, object?>
        {
            ["definition"] = definition,
            ["correlation"] = caseId.ToString("D"),
            ["input"] = input,
            ["parent"] = null,
            ["parentContext"] = null,
        });
}
