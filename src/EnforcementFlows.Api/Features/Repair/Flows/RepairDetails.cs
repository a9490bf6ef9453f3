using System.Text.Json;
using EnforcementFlows.Data.Repairs;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Api.Features.Repair.Flows;

/// <summary>What a repair does besides its kind.</summary>
/// <param name="Outcome">Of a skip.</param>
/// <param name="ActivityId">The target of a move.</param>
/// <param name="Variable">The variable that is changed.</param>
/// <param name="Value">Its new value.</param>
public sealed record RepairDetails(string? Outcome = null, string? ActivityId = null, string? Variable = null, JsonElement? Value = null)
{
    internal static RepairDetails Of(FlowRepair repair) => JsonSerializer.Deserialize<RepairDetails>(repair.Details)!;

    internal string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>The act of the engine on one flow.</summary>
    internal RepairAct ActOn(FlowRepairKind kind, int contextId) => kind switch
    {
        FlowRepairKind.Retry => new RetryStep(contextId),
        FlowRepairKind.Skip => new SkipStep(contextId, Outcome),
        FlowRepairKind.ChangeVariable => new ChangeVariable(contextId, Variable ?? "", Value is { } value ? WorkflowValue.FromElement(value) : null),
        FlowRepairKind.Move => new MoveStep(contextId, ActivityId ?? ""),
        _ => new CancelFlow(),
    };
}
