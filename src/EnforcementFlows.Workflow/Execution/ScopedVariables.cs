using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>Variables as an execution sees them: its own scope first, then outwards.</summary>
internal static class ScopedVariables
{
    /// <summary>The value of the nearest variable of that id; null when there is none.</summary>
    public static object? Get(ActivityExecutionContext context, string id)
    {
        for (var scope = context.Scope; scope is not null; scope = scope.Parent)
        {
            if (scope.Variables.TryGetValue(id, out var value))
                return value;
        }

        return null;
    }

    /// <summary>Sets the nearest variable of that id, converted to its declared type where that is possible.</summary>
    /// <exception cref="ActivityFaultException">No scope has one.</exception>
    public static void Set(ActivityExecutionContext context, string id, object? value)
    {
        for (var scope = context; scope is not null; scope = scope.Parent)
        {
            if (!scope.Variables.ContainsKey(id))
                continue;
            var declared = scope.Node.Variables.FirstOrDefault(v => v.Id == id);
            scope.Variables[id] = declared is { IsArray: false } && TypeAlias.TryConvert(value, declared.TypeName, out var converted) ? converted : value;
            return;
        }

        throw new ActivityFaultException("variable-unknown", $"There is no variable with the id '{id}'.");
    }

    /// <summary>The nearest scope that has a variable of that name, and the variable's id there.</summary>
    public static (ActivityExecutionContext Scope, string Id)? Find(ActivityExecutionContext context, string name)
    {
        for (var scope = context.Scope; scope is not null; scope = scope.Parent)
        {
            if (scope.Node.Variables.FirstOrDefault(v => string.Equals(v.Name, name, StringComparison.OrdinalIgnoreCase)) is { } declared)
                return (scope, declared.Id);
            if (scope.Variables.ContainsKey(name)) // what a loop gives its body is not declared; its id is its name
                return (scope, name);
        }

        return null;
    }
}
