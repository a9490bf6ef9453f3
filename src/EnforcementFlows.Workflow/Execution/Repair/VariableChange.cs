using System.Globalization;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>Gives a variable that a step sees another value of its declared type.</summary>
internal static class VariableChange
{
    private const string Unrecorded = "（不记录）";

    /// <exception cref="RepairRefusedException">No such step or variable, or a value of another type.</exception>
    public static (ActivityExecutionContext Scope, VariableDefinition Variable) Check(WorkflowExecution execution, ChangeVariable change)
    {
        var step = execution.Contexts.Find(change.ContextId)
            ?? throw new RepairRefusedException("repair.step-gone", "该流程步骤已结束，没有可更正的变量。");
        var (scope, declared) = Find(step, change.Name)
            ?? throw new RepairRefusedException("repair.variable-unknown", $"该处没有名为“{change.Name}”的变量。", "variable");
        if (!declared.IsPersistent)
            throw new RepairRefusedException("repair.variable-unkept", $"变量“{change.Name}”不保存，更正不会生效。", "variable");
        if (!Fits(declared, change.Value))
            throw new RepairRefusedException("repair.variable-type", $"变量“{change.Name}”应为 {TypeOf(declared)}。", "value");
        return (scope, declared);
    }

    public static (string Before, string After) Apply(WorkflowExecution execution, ChangeVariable change)
    {
        var (scope, declared) = Check(execution, change);
        var variables = scope.Variables;
        var before = variables.GetValueOrDefault(declared.Id);
        variables[declared.Id] = change.Value;
        return declared.IsRecorded ? (Text(before), Text(change.Value)) : ($"{change.Name} = {Unrecorded}", $"{change.Name} = {Unrecorded}");

        string Text(object? value) => $"{change.Name} = {WorkflowValue.ToJson(value)}";
    }

    public static string TypeOf(VariableDefinition declared) => (declared.TypeName ?? "Object") + (declared.IsArray ? "[]" : "");

    // the innermost of that name, as an expression of the step would find it
    private static (ActivityExecutionContext Scope, VariableDefinition Variable)? Find(ActivityExecutionContext step, string name)
    {
        for (var scope = step; scope is not null; scope = scope.Parent)
        {
            if (scope.Node.Variables.FirstOrDefault(v => v.Name == name) is { } declared)
                return (scope, declared);
        }

        return null;
    }

    private static bool Fits(VariableDefinition declared, object? value) => declared.IsArray
        ? value is null || (value is List<object?> items && items.TrueForAll(item => Fits(declared.TypeName, item)))
        : Fits(declared.TypeName, value);

    // stricter than the engine, which converts what a script leaves behind: a person is told of a mistake
    private static bool Fits(string? typeName, object? value) => value is null || (typeName?.TrimEnd('?').ToUpperInvariant()) switch
    {
        "BOOLEAN" => value is bool,
        "INT16" or "INT32" or "INT64" or "LONG" or "SHORT" or "INT" or "BYTE" => value is double number && number == Math.Truncate(number),
        "SINGLE" or "DOUBLE" or "FLOAT" or "DECIMAL" => value is double,
        "STRING" => value is string,
        "GUID" => value is string text && Guid.TryParse(text, out _),
        "DATEONLY" => value is string text && DateOnly.TryParse(text, CultureInfo.InvariantCulture, out _),
        "DATETIME" or "DATETIMEOFFSET" => value is string text && Timers.TimeText.Instant(text) is not null,
        "TIMESPAN" => value is string text && Timers.TimeText.Span(text) is not null,
        _ => true,
    };
}
