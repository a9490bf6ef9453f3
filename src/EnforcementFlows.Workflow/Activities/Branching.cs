using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Activities;

/// <summary>Runs <c>then</c> or <c>else</c>.</summary>
[Activity("Elsa.If", Category = "分支", DisplayName = "如果", Description = "条件成立与否各执行一步")]
[ActivityInput("condition", "Boolean", DisplayName = "条件")]
[ActivityOutput("result", "Boolean", DisplayName = "结果")]
[ActivityBranch("then", DisplayName = "成立")]
[ActivityBranch("else", DisplayName = "不成立")]
public sealed class If : Container
{
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var condition = context.Input<bool>("condition");
        context.SetOutput("result", condition);
        if (context.Node.Child(condition ? "then" : "else") is { } branch)
            context.Schedule(branch);
        else
            context.Complete();
    }

    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyList<string> outcomes) =>
        context.Complete();

    protected internal override void ChildCancelled(ActivityExecutionContext context, ActivityExecutionContext child) => context.Complete();
}

/// <summary>Runs the activities of the matching cases, or <c>default</c>.</summary>
[Activity("Elsa.Switch", Category = "分支", DisplayName = "多路选择", Description = "按情形执行")]
[ActivityInput("cases", "Object", IsWrapped = false, UIHint = "switch-editor", DisplayName = "各种情形")]
[ActivityInput("mode", "SwitchMode", DisplayName = "多项成立时", Choices = ["MatchFirst=取第一项", "MatchAny=取全部"])]
[ActivityBranch("default", DisplayName = "其他")]
public sealed class Switch : Container
{
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var matches = CaseMatching.Matches(context).ToList(); // once: a condition may be a script that changes something
        var branches = matches.Select(c => c.Activity).OfType<PlanNode>().ToList();
        if (matches.Count == 0 && context.Node.Child("default") is { } fallback)
            branches.Add(fallback);
        Branches.ScheduleAll(context, branches);
    }

    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyList<string> outcomes) =>
        Branches.CountDown(context);

    protected internal override void ChildCancelled(ActivityExecutionContext context, ActivityExecutionContext child) => Branches.CountDown(context);
}

/// <summary>Ends with <c>True</c> or <c>False</c>.</summary>
[Activity("Elsa.FlowDecision", Category = "分支", DisplayName = "判断", Description = "按条件走“是”或者“否”")]
[ActivityInput("condition", "Boolean", DisplayName = "条件")]
[ActivityOutcomes("True", "False", Labels = ["是", "否"])]
public sealed class FlowDecision : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.Complete(context.Input<bool>("condition") ? "True" : "False");
        return ValueTask.CompletedTask;
    }
}

/// <summary>Ends with the labels of the matching cases, or <c>Default</c>.</summary>
[Activity("Elsa.FlowSwitch", Category = "分支", DisplayName = "多路判断", Description = "按情形走不同的出口")]
[ActivityInput("cases", "Object", IsWrapped = false, UIHint = "flow-switch-editor", DisplayName = "各种情形")]
[ActivityInput("mode", "SwitchMode", DisplayName = "多项成立时", Choices = ["MatchFirst=取第一项", "MatchAny=取全部"])]
[ActivityOutcomes("Default", FromInput = "cases", Labels = ["其他"])]
public sealed class FlowSwitch : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var labels = CaseMatching.Matches(context).Select(c => c.Label).ToList();
        context.Complete(labels.Count > 0 ? labels : ["Default"]);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Ends with all its branches as outcomes.</summary>
[Activity("Elsa.FlowFork", Category = "分支", DisplayName = "分叉", Description = "分成几路同时进行")]
[ActivityInput("branches", "Object", DisplayName = "分支")]
[ActivityOutcomes(FromInput = "branches")]
public sealed class FlowFork : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var branches = OutcomeLists.Read(context.Input("branches"));
        context.Complete(branches);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Joins branches; how is its <c>mode</c>, decided by the flowchart.</summary>
[Activity("Elsa.FlowJoin", Category = "分支", DisplayName = "汇合", Description = "几路汇合后继续")]
[ActivityInput("mode", "FlowJoinMode", DisplayName = "汇合方式", Choices = ["WaitAny=任一分支到达即继续", "WaitAll=全部分支到达后继续", "WaitAllActive=进行中的分支到达后继续"])]
public sealed class FlowJoin : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context) => ValueTask.CompletedTask;

    internal static string Mode(PlanNode node) =>
        node.Inputs.TryGetValue("mode", out var input) && input.Literal is string mode ? mode : "WaitAny";
}

internal static class CaseMatching
{
    public static IEnumerable<CompiledCase> Matches(ActivityExecutionContext context)
    {
        var first = context.Input<string>("mode") is not "MatchAny";
        foreach (var candidate in context.Node.Cases)
        {
            if (candidate.Condition is null || InputEvaluation.Evaluate(context, candidate.Condition) is not true)
                continue;
            yield return candidate;
            if (first)
                yield break;
        }
    }
}

internal static class OutcomeLists
{
    /// <summary>Outcomes given as one name, a list, or a JSON list in a text.</summary>
    public static IReadOnlyList<string> Read(object? value) => value switch
    {
        null => [],
        string text when text.TrimStart().StartsWith('[') => Read(Values.WorkflowValue.Parse(text)),
        string text => [text],
        List<object?> list => [.. list.OfType<string>()],
        _ => throw new ActivityFaultException("outcomes-invalid", "Outcomes are a name or a list of names."),
    };
}
