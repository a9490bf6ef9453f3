using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Activities;

/// <summary>The workflow itself, and every workflow used as an activity: carries variables, inputs, outputs and outcomes.</summary>
[Activity(PlanCompiler.WorkflowType, Category = "控制流", DisplayName = "流程", Description = "整个流程")]
public sealed class WorkflowComposite : Container
{
    protected internal override void Execute(ActivityExecutionContext context)
    {
        if (context.Parent is not null)
        {
            var input = new Dictionary<string, object?>();
            foreach (var declared in context.Node.Composite!.Inputs)
                input[declared.Name] = context.Input(PlanCompiler.Camel(declared.Name));
            context.State = new Dictionary<string, object?> { ["in"] = input };
        }

        context.Schedule(context.Node.Child("root"));
    }

    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyList<string> outcomes) =>
        context.Complete();

    /// <summary>Input given by the parent; null for the workflow itself, whose input belongs to the instance.</summary>
    internal static Dictionary<string, object?>? GivenInput(ActivityExecutionContext composite) =>
        (composite.State as Dictionary<string, object?>)?.GetValueOrDefault("in") as Dictionary<string, object?>;
}

/// <summary>Runs its activities one after the other.</summary>
[Activity("Elsa.Sequence", Category = "控制流", DisplayName = "顺序", Description = "依次执行各步")]
public sealed class Sequence : Container
{
    protected internal override void Execute(ActivityExecutionContext context) => Next(context, 0);

    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyList<string> outcomes)
    {
        if (context.IsBreaking || child.Node.Descriptor.IsTerminal)
            context.Complete();
        else
            Next(context, (int)(double)context.State! + 1);
    }

    protected internal override void ChildCancelled(ActivityExecutionContext context, ActivityExecutionContext child) =>
        ChildCompleted(context, child, Outcomes.None);

    private static void Next(ActivityExecutionContext context, int index)
    {
        var activities = context.Node.ChildList("activities");
        context.State = (double)index;
        if (index < activities.Count)
            context.Schedule(activities[index]);
        else
            context.Complete();
    }
}

/// <summary>Starts all its activities; completes when all have.</summary>
[Activity("Elsa.Parallel", Category = "控制流", DisplayName = "并行", Description = "同时执行各步")]
public sealed class Parallel : Container
{
    protected internal override void Execute(ActivityExecutionContext context) => Branches.ScheduleAll(context, context.Node.ChildList("activities"));

    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyList<string> outcomes) =>
        Branches.CountDown(context);

    protected internal override void ChildCancelled(ActivityExecutionContext context, ActivityExecutionContext child) => Branches.CountDown(context);
}

/// <summary>Starts all branches; completes when all have (<c>WaitAll</c>) or one has (<c>WaitAny</c>, the others are cancelled).</summary>
[Activity("Elsa.Fork", Category = "控制流", DisplayName = "分叉", Description = "同时执行各分支")]
[ActivityInput("joinMode", "ForkJoinMode", DisplayName = "汇合方式", Choices = ["WaitAll=全部分支", "WaitAny=任一分支"])]
public sealed class Fork : Container
{
    protected internal override void Execute(ActivityExecutionContext context) => Branches.ScheduleAll(context, context.Node.ChildList("branches"));

    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyList<string> outcomes)
    {
        if (context.IsBreaking || context.Input<string>("joinMode") == "WaitAny")
            context.Complete();
        else
            Branches.CountDown(context);
    }

    protected internal override void ChildCancelled(ActivityExecutionContext context, ActivityExecutionContext child) => Branches.CountDown(context);
}

/// <summary>A container for one activity in a flowchart; completes after it.</summary>
[Activity("Elsa.FlowNode", Category = "控制流", DisplayName = "流程节点", Description = "在流程图中容纳一个步骤")]
[ActivityBranch("body", DisplayName = "步骤")]
public sealed class FlowNode : Container
{
    protected internal override void Execute(ActivityExecutionContext context)
    {
        if (context.Node.Child("body") is { } body)
            context.Schedule(body);
        else
            context.Complete();
    }

    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyList<string> outcomes) =>
        context.Complete();
}

/// <summary>Branches that run side by side; their container's memory is how many have not ended.</summary>
internal static class Branches
{
    public static void ScheduleAll(ActivityExecutionContext context, IReadOnlyList<PlanNode> branches)
    {
        if (branches.Count == 0)
        {
            context.Complete();
            return;
        }

        context.State = (double)branches.Count;
        foreach (var branch in branches)
            context.Schedule(branch);
    }

    public static void CountDown(ActivityExecutionContext context)
    {
        var left = (double)context.State! - 1;
        context.State = left;
        if (left <= 0)
            context.Complete();
    }
}
