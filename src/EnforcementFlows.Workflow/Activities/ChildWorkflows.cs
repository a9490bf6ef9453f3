using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Activities;

/// <summary>Runs another workflow as an instance of its own, in this transaction; waits for it when asked.</summary>
[Activity("Elsa.ExecuteWorkflow", Category = "子流程", DisplayName = "执行子流程", Description = "执行另一流程并等待其结束")]
[ActivityInput("workflowDefinitionId", "String", Required = true, DisplayName = "流程", Picker = "workflow")]
[ActivityInput("correlationId", "String", DisplayName = "关联标识")]
[ActivityInput("input", "Object", DisplayName = "输入")]
[ActivityInput("waitForCompletion", "Boolean", DisplayName = "等待其结束")]
[ActivityOutput("result", "Object", DisplayName = "结果")]
public sealed class ExecuteWorkflow : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.StartChild(
            context.RequiredText("workflowDefinitionId"), context.Input<string>("correlationId") ?? context.CorrelationId,
            ChildInput.Of(context), context.Input<bool>("waitForCompletion"));
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
    {
        if (stimulus is ChildFinishedStimulus child)
        {
            context.SetOutput("result", new Dictionary<string, object?>
            {
                ["workflowInstanceId"] = child.InstanceId.ToString("D"),
                ["status"] = child.Status,
                ["subStatus"] = child.SubStatus,
                ["output"] = child.Output,
            });
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>Queues another workflow; it starts after the commit. With <c>waitForCompletion</c> the result is the child's output.</summary>
[Activity("Elsa.DispatchWorkflow", Category = "子流程", DisplayName = "派发子流程", Description = "另行启动一个流程")]
[ActivityInput("workflowDefinitionId", "String", Required = true, DisplayName = "流程", Picker = "workflow")]
[ActivityInput("correlationId", "String", DisplayName = "关联标识")]
[ActivityInput("input", "Object", DisplayName = "输入")]
[ActivityInput("waitForCompletion", "Boolean", DisplayName = "等待其结束")]
[ActivityOutput("result", "Object", DisplayName = "结果")]
public sealed class DispatchWorkflow : Activity
{
    /// <summary>Outbox kind of a queued start.</summary>
    public const string OutboxKind = "start-workflow";

    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var wait = context.Input<bool>("waitForCompletion");
        if (wait)
            context.WaitForSignal();
        // the command is part of the key: a retry after a fault dispatches anew
        context.Enqueue(new(OutboxKind, $"{context.InstanceId:N}:{context.Id}:{context.CommandId:N}", new Dictionary<string, object?>
        {
            ["definition"] = context.RequiredText("workflowDefinitionId"),
            ["correlation"] = context.Input<string>("correlationId") ?? context.CorrelationId,
            ["input"] = ChildInput.Of(context),
            ["parent"] = wait ? context.InstanceId.ToString("D") : null,
            ["parentContext"] = wait ? context.Id : null,
        }));
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus)
    {
        if (stimulus is ChildFinishedStimulus child)
            context.SetOutput("result", child.Output);
        return ValueTask.CompletedTask;
    }
}

internal static class ChildInput
{
    public static Dictionary<string, object?> Of(ActivityExecutionContext context)
    {
        var input = context.Input("input") as Dictionary<string, object?> is { } given ? new Dictionary<string, object?>(given) : [];
        input["ParentInstanceId"] = context.InstanceId.ToString("D");
        return input;
    }
}
