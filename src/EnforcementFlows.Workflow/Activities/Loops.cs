using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Activities;

/// <summary>Common part of the loops that a <c>Break</c> ends.</summary>
public abstract class Loop : Container
{
    protected internal override void Execute(ActivityExecutionContext context) => Turn(context, first: true);

    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyList<string> outcomes)
    {
        if (context.IsBreaking)
            context.Complete();
        else
            Turn(context, first: false);
    }

    protected internal override void ChildCancelled(ActivityExecutionContext context, ActivityExecutionContext child) =>
        ChildCompleted(context, child, Outcomes.None);

    protected internal override bool TakesBreak(ActivityExecutionContext context) => true;

    /// <summary>Schedules the next turn, or completes.</summary>
    private protected abstract void Turn(ActivityExecutionContext context, bool first);

    private protected static void Body(ActivityExecutionContext context)
    {
        var body = context.Node.Child("body")
            ?? throw new ActivityFaultException("loop-without-body", "The loop has no body and would never end.");
        context.Schedule(body);
    }
}

/// <summary>
/// Counts from <c>start</c> to <c>end</c> by <c>step</c>; the body reads <c>CurrentValue</c>. The bounds are those of the beginning, whatever
/// the body does to the variables they were taken from.
/// </summary>
[Activity("Elsa.For", Category = "循环", DisplayName = "计数循环", Description = "按次数重复")]
[ActivityInput("start", "Int32", DisplayName = "起始值")]
[ActivityInput("end", "Int32", DisplayName = "结束值")]
[ActivityInput("step", "Int32", DisplayName = "步长")]
[ActivityInput("outerBoundInclusive", "Boolean", DisplayName = "含结束值")]
[ActivityBranch("body", DisplayName = "每次执行")]
public sealed class For : Loop
{
    private protected override void Turn(ActivityExecutionContext context, bool first)
    {
        var (value, end, step, inclusive) = first ? Begin(context) : Next(context);
        if (step == 0)
            throw new ActivityFaultException("loop-step-zero", "The step of the loop is 0 and it would never end.");
        var goesOn = step > 0 ? (inclusive ? value <= end : value < end) : (inclusive ? value >= end : value > end);
        if (!goesOn)
        {
            context.Complete();
            return;
        }

        context.State = new List<object?> { value, end, step, inclusive };
        context.Variables["CurrentValue"] = value;
        Body(context);
    }

    private static (double Value, double End, double Step, bool Inclusive) Begin(ActivityExecutionContext context) => (
        context.Input<double?>("start") ?? 0, context.Input<double?>("end") ?? 0, context.Input<double?>("step") ?? 1,
        context.Input<bool?>("outerBoundInclusive") ?? true);

    private static (double Value, double End, double Step, bool Inclusive) Next(ActivityExecutionContext context)
    {
        // written before the bounds were settled at the beginning: only the value is known, the bounds are as they are now
        if (context.State is double value)
        {
            var now = Begin(context);
            return now with { Value = value + now.Step };
        }

        var state = (List<object?>)context.State!;
        var step = (double)state[2]!;
        return ((double)state[0]! + step, (double)state[1]!, step, (bool)state[3]!);
    }
}

/// <summary>One turn per item; the body reads <c>CurrentValue</c> and <c>CurrentIndex</c>. Items are read again each turn.</summary>
[Activity("Elsa.ForEach", Category = "循环", DisplayName = "逐项循环", Description = "对每一项执行一遍")]
[ActivityInput("items", "Object", DisplayName = "各项")]
[ActivityBranch("body", DisplayName = "每次执行")]
public sealed class ForEach : Loop
{
    private protected override void Turn(ActivityExecutionContext context, bool first)
    {
        var items = Items.Of(context);
        var index = first ? 0 : (int)(double)context.State! + 1;
        if (index >= items.Count)
        {
            context.Complete();
            return;
        }

        context.State = (double)index;
        context.Variables["CurrentIndex"] = (double)index;
        context.Variables["CurrentValue"] = items[index];
        Body(context);
    }
}

/// <summary>Turns while the condition holds; it is evaluated before each turn.</summary>
[Activity("Elsa.While", Category = "循环", DisplayName = "条件循环", Description = "条件成立时重复")]
[ActivityInput("condition", "Boolean", AutoEvaluate = false, DisplayName = "条件")]
[ActivityBranch("body", DisplayName = "每次执行")]
public sealed class While : Loop
{
    private protected override void Turn(ActivityExecutionContext context, bool first)
    {
        if (context.Input<bool>("condition"))
            Body(context);
        else
            context.Complete();
    }
}

/// <summary>One body per item, all at once, each with its own <c>CurrentValue</c> and <c>CurrentIndex</c>.</summary>
[Activity("Elsa.ParallelForEach", Category = "循环", DisplayName = "并行逐项", Description = "对各项同时执行")]
[ActivityInput("items", "Object", DisplayName = "各项")]
[ActivityBranch("body", DisplayName = "每次执行")]
public sealed class ParallelForEach : Container
{
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var items = Items.Of(context);
        var body = context.Node.Child("body");
        if (items.Count == 0 || body is null)
        {
            context.Complete();
            return;
        }

        context.State = (double)items.Count;
        for (var i = 0; i < items.Count; i++)
            context.Schedule(body, i, new() { ["CurrentIndex"] = (double)i, ["CurrentValue"] = items[i] });
    }

    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyList<string> outcomes) =>
        Branches.CountDown(context);

    protected internal override void ChildCancelled(ActivityExecutionContext context, ActivityExecutionContext child) => Branches.CountDown(context);
}

/// <summary>Ends the nearest loop.</summary>
[Activity("Elsa.Break", Category = "循环", DisplayName = "跳出循环", IsTerminal = true, Description = "结束所在的循环")]
public sealed class Break : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        for (var scope = context.Parent; scope is not null; scope = scope.Parent)
        {
            scope.IsBreaking = true;
            if (WorkflowExecution.ContainerOf(scope).TakesBreak(scope) || scope.Node.Composite is not null)
                break;
        }

        return ValueTask.CompletedTask;
    }
}

internal static class Items
{
    public static List<object?> Of(ActivityExecutionContext context) => context.Input("items") switch
    {
        List<object?> list => list,
        null => throw new ActivityFaultException("items-missing", "The items of the loop are null."),
        var single => [single],
    };
}
