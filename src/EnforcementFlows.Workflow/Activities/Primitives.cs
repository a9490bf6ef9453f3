using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Activities;

/// <summary>Milestone: where a flow starts.</summary>
[Activity("Elsa.Start", Category = "基础", DisplayName = "开始", Description = "流程的起点")]
public sealed class Start : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context) => ValueTask.CompletedTask;
}

/// <summary>Milestone: ends its container.</summary>
[Activity("Elsa.End", Category = "基础", DisplayName = "结束", IsTerminal = true, Description = "流程图的终点")]
public sealed class End : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context) => ValueTask.CompletedTask;
}

/// <summary>Writes a line to the burst's output.</summary>
[Activity("Elsa.WriteLine", Category = "基础", DisplayName = "输出一行", Description = "输出一行文字")]
[ActivityInput("text", "String", DisplayName = "文字")]
public sealed class WriteLine : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.Execution.Effects.Lines.Add(context.Input<string>("text") ?? "");
        return ValueTask.CompletedTask;
    }
}

/// <summary>Sets a variable by its id.</summary>
[Activity("Elsa.SetVariable", Category = "基础", DisplayName = "设置变量", Description = "给变量赋值")]
[ActivityInput("variable", "Object", IsWrapped = false, UIHint = "variable-picker", DisplayName = "变量")]
[ActivityInput("value", "Object", DisplayName = "值")]
public sealed class SetVariable : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        ScopedVariables.Set(context, VariableId(context.Node), context.Input("value"));
        return ValueTask.CompletedTask;
    }

    internal static string? VariableIdOrNull(PlanNode node) => node.Activity.Json.Get("variable") switch
    {
        JsonObject variable => variable.Text("id"),
        JsonValue text => text.ToString(),
        _ => null,
    };

    private static string VariableId(PlanNode node) =>
        VariableIdOrNull(node) ?? throw new ActivityFaultException("variable-missing", "SetVariable names no variable.");
}

/// <summary>Sets the instance's name.</summary>
[Activity("Elsa.SetName", Category = "基础", DisplayName = "设置实例名称", Description = "给流程实例命名")]
[ActivityInput("value", "String", DisplayName = "值")]
public sealed class SetName : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.Execution.Name = context.Input<string>("value");
        return ValueTask.CompletedTask;
    }
}

/// <summary>Sets the instance's correlation id; waits made later carry it.</summary>
[Activity("Elsa.Correlate", Category = "基础", DisplayName = "设置关联标识", Description = "设置流程实例的关联标识")]
[ActivityInput("value", "String", DisplayName = "值")]
[ActivityInput("correlationId", "String", DisplayName = "关联标识")]
public sealed class Correlate : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.CorrelationId = context.Input<string>("value") ?? context.Input<string>("correlationId");
        return ValueTask.CompletedTask;
    }
}

/// <summary>Sets an output of the nearest workflow that declares it, else of the instance.</summary>
[Activity("Elsa.SetOutput", Category = "基础", DisplayName = "设置输出", Description = "设置流程的输出")]
[ActivityInput("outputName", "String", Required = true, DisplayName = "输出名")]
[ActivityInput("outputValue", "Object", DisplayName = "输出值")]
public sealed class SetOutput : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var name = context.RequiredText("outputName");
        var value = context.Input("outputValue");
        var composite = context.Composite();
        while (composite.Parent is not null && !Declares(composite, name))
            composite = composite.Composite();
        if (composite.Parent is null)
            context.Execution.Output[name] = value;
        else
            composite.SetOutput(PlanCompiler.Camel(name), value);
        return ValueTask.CompletedTask;
    }

    private static bool Declares(ActivityExecutionContext composite, string name) =>
        composite.Node.Composite!.Outputs.Any(o => string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Raises a fault on purpose.</summary>
[Activity("Elsa.Fault", Category = "基础", DisplayName = "报错", Description = "报告错误并停下")]
[ActivityInput("code", "String", DisplayName = "代码")]
[ActivityInput("category", "String", DisplayName = "类别")]
[ActivityInput("faultType", "String", DisplayName = "种类")]
[ActivityInput("message", "String", DisplayName = "说明")]
public sealed class Fault : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        throw new ActivityFaultException(context.Input<string>("code") ?? "0", context.Input<string>("message") ?? "");
}

/// <summary>Ends the instance at once, whatever else runs or waits.</summary>
[Activity("Elsa.Finish", Category = "基础", DisplayName = "结束实例", IsTerminal = true, Description = "结束整个实例")]
public sealed class Finish : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.Execution.FinishNow();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Completes the nearest workflow (the instance, or one used as an activity) with the given outcomes.</summary>
[Activity("Elsa.Complete", Category = "基础", DisplayName = "完成流程", IsTerminal = true, Description = "以给定结果完成流程")]
[ActivityInput("outcomes", "Object", DisplayName = "结果")]
public sealed class Complete : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.Composite().Complete(OutcomeLists.Read(context.Input("outcomes")));
        return ValueTask.CompletedTask;
    }
}

/// <summary>Runs a script; it may set outcomes by <c>setOutcome</c>.</summary>
[Activity("Elsa.RunJavaScript", Category = "基础", DisplayName = "运行脚本", Description = "运行一段脚本")]
[ActivityInput("script", "Object", UIHint = ScriptHint, DisplayName = "脚本")]
[ActivityInput("possibleOutcomes", "Object", DisplayName = "可能的结果")]
[ActivityOutput("result", "Object", DisplayName = "结果")]
[ActivityOutcomes("Done", FromInput = "possibleOutcomes", Labels = ["完成"])]
public sealed class RunJavaScript : Activity
{
    /// <summary>Marks an input whose literal text is code.</summary>
    public const string ScriptHint = "code-editor";

    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (!context.Node.Inputs.TryGetValue("script", out var input) || input.Script is null)
            return ValueTask.CompletedTask;
        var bindings = new ScriptBindings(context);
        context.SetOutput("result", bindings.Evaluate(input.Script));
        context.Complete(bindings.ScriptOutcomes);
        return ValueTask.CompletedTask;
    }
}
