using EnforcementFlows.Workflow.Activities;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>Whether an act can be done to an instance as it stands, and the doing of it; the instance is run afterwards.</summary>
internal static class InstanceRepair
{
    /// <exception cref="RepairRefusedException">It can not be done.</exception>
    public static void Check(WorkflowExecution execution, RepairAct act)
    {
        if (execution.HasEnded)
            throw new RepairRefusedException("repair.flow-ended", "该流程已结束。");
        switch (act)
        {
            case RetryStep retry:
                Faulted(execution, retry.ContextId);
                break;
            case SkipStep skip:
                OutcomeOf(Faulted(execution, skip.ContextId), skip.Outcome);
                break;
            case ChangeVariable change:
                VariableChange.Check(execution, change);
                break;
            case MoveStep move:
                var moved = Movable(execution, move.ContextId);
                FlowMove.Check(moved, TargetOf(moved, move.ActivityId));
                break;
        }
    }

    /// <summary>Why an act can not be done; null where it can.</summary>
    public static RepairRefusedException? RefusalOf(WorkflowExecution execution, RepairAct act)
    {
        try
        {
            Check(execution, act);
            return null;
        }
        catch (RepairRefusedException refused)
        {
            return refused;
        }
    }

    /// <summary>Carries out an act that was checked.</summary>
    /// <returns>What was there before and is there now, for the audit.</returns>
    public static (string Before, string After) Apply(WorkflowExecution execution, RepairAct act)
    {
        var before = Summary(execution, act);
        switch (act)
        {
            case RetryStep retry:
                execution.Reopen();
                execution.Resume(retry.ContextId, new RetryStimulus());
                return (before, "retried");
            case SkipStep skip:
                var outcome = OutcomeOf(execution.Contexts.Find(skip.ContextId)!, skip.Outcome);
                execution.Reopen();
                execution.Resume(skip.ContextId, new SkipStimulus(outcome));
                return (before, $"skipped: {outcome}");
            case ChangeVariable change:
                return VariableChange.Apply(execution, change);
            case MoveStep move:
                var moved = execution.Contexts.Find(move.ContextId)!;
                execution.Reopen();
                FlowMove.Apply(moved, TargetOf(moved, move.ActivityId));
                return (before, $"moved: {move.ActivityId}");
            default:
                execution.Cancel();
                return (before, "cancelled");
        }
    }

    /// <summary>The executions that a skip, a move or a cancellation ends, without those that only run on.</summary>
    public static IEnumerable<ActivityExecutionContext> EndedBy(WorkflowExecution execution, RepairAct act) => act switch
    {
        CancelFlow => execution.Contexts.All,
        MoveStep move when execution.Contexts.Find(move.ContextId) is { } moved => execution.Contexts.All.Where(c => c.IsWithin(moved)),
        SkipStep skip when execution.Contexts.Find(skip.ContextId) is { } skipped => execution.Contexts.All.Where(c => c.IsWithin(skipped)),
        _ => [],
    };

    private static ActivityExecutionContext Faulted(WorkflowExecution execution, int contextId) =>
        Live(execution, contextId) is { Status: ActivityStatus.Faulted } faulted
            ? faulted
            : throw new RepairRefusedException("repair.not-faulted", "该流程步骤没有待处理的故障。");

    private static ActivityExecutionContext Live(WorkflowExecution execution, int contextId) =>
        execution.Contexts.Find(contextId) ?? throw new RepairRefusedException("repair.step-gone", "该流程步骤已结束。");

    private static string OutcomeOf(ActivityExecutionContext faulted, string? wanted)
    {
        var possible = SkipOutcomes.Of(faulted.Node);
        var outcome = wanted ?? SkipOutcomes.Default;
        return possible.Contains(outcome)
            ? outcome
            : throw new RepairRefusedException("repair.outcome-unknown", $"该步骤的结果只能是：{string.Join('、', possible)}。", "outcome");
    }

    // in a flowchart that itself still runs, and in an instance that does not stand still because of something else
    private static ActivityExecutionContext Movable(WorkflowExecution execution, int contextId)
    {
        var moved = Live(execution, contextId);
        if (moved.Parent is not { Node.Flow: not null } chart)
            throw new RepairRefusedException("repair.move-not-in-flowchart", "该步骤不直接位于流程图中，不能转移；可转移包含它的步骤。");
        if (chart.Status != ActivityStatus.Running)
            throw new RepairRefusedException("repair.flow-faulted", "流程图本身有待处理的故障，请先处理。");
        if (execution.SubStatus == WorkflowSubStatus.Faulted && !execution.Contexts.All.Exists(c => c.Status == ActivityStatus.Faulted && c.IsWithin(moved)))
            throw new RepairRefusedException("repair.flow-faulted", "流程因另一步骤的故障停止，请先处理该故障。");
        return moved;
    }

    private static PlanNode TargetOf(ActivityExecutionContext moved, string activityId) =>
        moved.Parent!.Node.ChildList("activities").FirstOrDefault(a => a.Id == activityId)
        ?? throw new RepairRefusedException("repair.target-unknown", "同一流程图中没有该步骤。", "activityId");

    private static string Summary(WorkflowExecution execution, RepairAct act) => act switch
    {
        RetryStep retry => StepOf(execution, retry.ContextId),
        SkipStep skip => StepOf(execution, skip.ContextId),
        MoveStep move => StepOf(execution, move.ContextId),
        _ => string.Join("; ", execution.Contexts.All.Where(c => c.IsWaiting || c.Status == ActivityStatus.Faulted).Select(c => StepOf(execution, c.Id))),
    };

    private static string StepOf(WorkflowExecution execution, int contextId)
    {
        var context = execution.Contexts.Find(contextId)!;
        var incident = execution.Incidents.Find(i => i.ContextId == contextId);
        return incident is null ? context.Node.Id : $"{context.Node.Id}: {incident.Code}: {incident.Message}";
    }
}
