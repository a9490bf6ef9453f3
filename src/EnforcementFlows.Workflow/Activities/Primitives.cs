using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Activities;

/// <summary>Milestone: where a flow starts.</summary>
[Activity("Elsa.Start", Category = "基础", DisplayName = "开始")]
public sealed class Start : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context) => ValueTask.CompletedTask;
}

/// <summary>Milestone: ends its container.</summary>
[Activity("Elsa.End", Category = "基础", DisplayName = "结束", IsTerminal = true)]
public sealed class End : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context) => ValueTask.CompletedTask;
}

/// <summary>Writes a line to the burst's output.</summary>
[Activity("Elsa.WriteLine", Category = "基础", DisplayName = "输出一行")]
[ActivityInput("text", "String")]
public sealed class WriteLine : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.Execution.Effects.Lines.Add(context.Input<string>("text") ?? "");
        return ValueTask.CompletedTask;
    }
}

/// <summary>Sets a variable by its id.</summary>
[Activity("Elsa.SetVariable", Category = "基础", DisplayName = "设置变量")]
[ActivityInput("value", "Object")]
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
[Activity("Elsa.SetName", Category = "基础", DisplayName = "设置实例名称")]
[ActivityInput("value", "String")]
public sealed class SetName : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.Execution.Name = context.Input<string>("value");
        return ValueTask.CompletedTask;
    }
}

/// <summary>Sets the instance's correlation id; waits made later carry it.</summary>
[Activity("Elsa.Correlate", Category = "基础", DisplayName = "设置关联标识")]
[ActivityInput("value", "String")]
[ActivityInput("correlationId", "String")]
public sealed class Correlate : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.CorrelationId = context.Input<string>("value") ?? context.Input<string>("correlationId");
        return ValueTask.CompletedTask;
    }
}

/// <summary>Sets an output of the nearest workflow that declares it, else of the instance.</summary>
[Activity("Elsa.SetOutput", Category = "基础", DisplayName = "设置输出")]
[ActivityInput("outputName", "String", Required = true)]
[ActivityInput("outputValue", "Object")]
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
[Activity("Elsa.Fault", Category = "基础", DisplayName = "报错")]
[ActivityInput("code", "String")]
[ActivityInput("category", "String")]
[ActivityInput("faultType", "String")]
[ActivityInput("message", "String")]
public sealed class Fault : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        throw new ActivityFaultException(context.Input<string>("code") ?? "0", context.Input<string>("message") ?? "");
}

/// <summary>Ends the instance at once, whatever else runs or waits.</summary>
[Activity("Elsa.Finish", Category = "基础", DisplayName = "结束实例", IsTerminal = true)]
public sealed class Finish : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.Execution.FinishNow();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Completes the nearest workflow (the instance, or one used as an activity) with the given outcomes.</summary>
[Activity("Elsa.Complete", Category = "基础", DisplayName = "完成流程", IsTerminal = true)]
[ActivityInput("outcomes", "Object")]
public sealed class Complete : Activity
{
    public override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.Composite().Complete(OutcomeLists.Read(context.Input("outcomes")));
        return ValueTask.CompletedTask;
    }
}

/// <summary>Runs a script; it may set outcomes by <c>setOutcome</c>.</summary>
[Activity("Elsa.RunJavaScript", Category = "基础", DisplayName = "运行脚本")]
[ActivityInput("script", "Object", UIHint = ScriptHint)]
[ActivityInput("possibleOutcomes", "Object")]
[ActivityOutput("result", "Object")]
[ActivityOutcomes("Done", FromInput = "possibleOutcomes")]
public sealed class RunJavaScript : Activity
{
    /// <summary>Marks an input whose literal text is code.</summary>
    internal const string ScriptHint = "code-editor";

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
