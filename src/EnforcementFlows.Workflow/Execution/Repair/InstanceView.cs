namespace EnforcementFlows.Workflow.Execution;

/// <summary>What is open in an instance, and what an operator may do to it.</summary>
/// <param name="Version">The version of its row; an act on another one is refused.</param>
/// <param name="Steps">Live executions; containers before what is in them.</param>
public sealed record InstanceView(
    Guid InstanceId, long Version, WorkflowPlan Plan, WorkflowStatus Status, WorkflowSubStatus SubStatus, IReadOnlyList<StepView> Steps, IReadOnlyList<VariableView> Variables);

/// <summary>A live execution.</summary>
/// <param name="Outcomes">With which a skip may end it; none unless it is faulted.</param>
/// <param name="Targets">Where it can be moved to, and why not to the others of its flowchart.</param>
public sealed record StepView(
    int ContextId, int? ParentContextId, string ActivityId, string? Name, string Type, ActivityStatus Status, WaitKinds Waits, Incident? Incident,
    IReadOnlyList<string> Outcomes, IReadOnlyList<MoveTarget> Targets);

/// <summary>Another activity of the same flowchart.</summary>
/// <param name="Refusal">Why a move to it is refused; null where it is possible.</param>
public sealed record MoveTarget(string ActivityId, string? Name, RepairRefusedException? Refusal);

/// <summary>A declared variable with its value.</summary>
/// <param name="ContextId">The execution whose scope it belongs to.</param>
/// <param name="IsRecorded">False where its value must stay out of journal and audit.</param>
public sealed record VariableView(int ContextId, string Name, string Type, bool IsRecorded, object? Value);

internal static class InstanceViews
{
    public static InstanceView Of(WorkflowExecution execution)
    {
        var live = execution.Contexts.All.OrderBy(c => c.Id).ToList();
        return new(
            execution.InstanceId, execution.Revision, execution.Plan, execution.Status, execution.SubStatus, [.. live.Select(c => StepOf(execution, c))],
            [.. live.SelectMany(VariablesOf)]);
    }

    private static StepView StepOf(WorkflowExecution execution, ActivityExecutionContext context)
    {
        var isFaulted = context.Status == ActivityStatus.Faulted;
        return new(
            context.Id, context.Parent?.Id, context.Node.Id, context.Node.Activity.Name, context.Node.Type, context.Status, context.Waits,
            execution.Incidents.Find(i => i.ContextId == context.Id), isFaulted ? SkipOutcomes.Of(context.Node) : [], TargetsOf(execution, context));
    }

    private static List<MoveTarget> TargetsOf(WorkflowExecution execution, ActivityExecutionContext context) =>
        context.Parent?.Node.Flow is null
            ? []
            : [.. context.Parent.Node.ChildList("activities").Where(a => a != context.Node)
                .Select(a => new MoveTarget(a.Id, a.Activity.Name, InstanceRepair.RefusalOf(execution, new MoveStep(context.Id, a.Id))))];

    private static IEnumerable<VariableView> VariablesOf(ActivityExecutionContext context) => context.Node.Variables.Where(v => v.IsPersistent)
        .Select(v => new VariableView(context.Id, v.Name, VariableChange.TypeOf(v), v.IsRecorded, context.Variables.GetValueOrDefault(v.Id)));
}
