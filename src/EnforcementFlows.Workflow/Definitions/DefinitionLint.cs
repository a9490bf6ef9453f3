using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Timers;

namespace EnforcementFlows.Workflow.Definitions;

/// <summary>
/// What a definition must satisfy before it may be published, beyond being runnable: everything reachable, every outcome
/// leads somewhere or nowhere on purpose, names in scripts known.
/// </summary>
public static class DefinitionLint
{
    private static readonly HashSet<string> KnownFunctions = new(StringComparer.Ordinal)
    {
        "variables", "getVariable", "setVariable", "getInput", "getOutputFrom", "getLastResult", "getWorkflowInstanceId", "getWorkflowDefinitionId",
        "getWorkflowDefinitionVersionId", "getWorkflowDefinitionVersion", "getCorrelationId", "setCorrelationId", "getWorkflowInstanceName",
        "setWorkflowInstanceName", "setOutcome", "setOutcomes", "isNullOrEmpty", "isNullOrWhiteSpace", "toJson", "parseGuid", "newGuid", "newGuidString",
        "getGuidString", "newShortGuid", "getShortGuid",
    };

    /// <summary>All findings of a compiled plan, its inlined workflows left to their own lint.</summary>
    public static IEnumerable<DefinitionFinding> Check(WorkflowPlan plan)
    {
        var source = plan.Definition.Source;
        foreach (var node in plan.Nodes.Values.Where(n => n.Owner == plan.Root))
        {
            foreach (var finding in CheckNode(node, source))
                yield return finding;
        }
    }

    private static IEnumerable<DefinitionFinding> CheckNode(PlanNode node, string source)
    {
        if (node.Flow is { } flow)
        {
            foreach (var child in node.ChildList("activities").Where(node.IsUnreachable))
                yield return Error("activity-unreachable", child, child.Activity.Place, $"'{child.Id}' can not be reached from the start.");
            foreach (var edge in InvalidBackward(node))
                yield return Error("backward-connection-invalid", node, node.Activity.Connections[edge.Index].Place, "The connection goes back to a step that is not on every way to its source.");
            foreach (var finding in CheckPorts(node, flow, source))
                yield return finding;
        }

        if (node.Type is "Elsa.For" or "Elsa.ForEach" or "Elsa.While" && node.Child("body") is null)
            yield return Error("loop-without-body", node, node.Activity.Place, "The loop has no body.");
        if (node.Type == "Elsa.SetVariable" && !SetsAVariable(node))
            yield return Error("variable-unknown", node, $"{node.Activity.Place}.variable", "The variable is not declared in any scope around the activity.");
        if (TimeMistake(node) is var (name0, mistake))
            yield return Error("time-invalid", node, $"{node.Activity.Place}.{name0}", mistake);
        foreach (var input in node.Inputs.Values)
        {
            foreach (var name in UnknownNames(node, input))
                yield return Error("name-unknown", node, input.Place, $"The script uses '{name}', which is neither a function nor a variable or input here.");
        }

        DefinitionFinding Error(string code, PlanNode at, string place, FindingMessage message) =>
            new(FindingSeverity.Error, code, source, place, message, at.Id);
    }

    private static bool SetsAVariable(PlanNode node)
    {
        var id = SetVariable.VariableIdOrNull(node);
        for (var scope = node; scope is not null; scope = scope.Parent)
        {
            if (scope.Variables.Any(v => v.Id == id))
                return true;
        }

        return false;
    }

    // a literal that could never be a time; what a script says is known only when it runs
    private static (string Input, string Mistake)? TimeMistake(PlanNode node)
    {
        var name = node.Type switch
        {
            "Elsa.Cron" => "cronExpression",
            "Elsa.Timer" => "interval",
            "Elsa.Delay" => "timeSpan",
            "Elsa.StartAt" => "dateTime",
            _ => null,
        };
        if (name is null || node.Inputs.GetValueOrDefault(name) is not { Kind: InputKind.Literal, Literal: string { Length: > 0 } text })
            return null;
        try
        {
            return TimeText.Mistake(node.Type, text, node.IsTrigger) is { } mistake ? (name, mistake) : null;
        }
        catch (FormatException exception)
        {
            return (name, exception.Message);
        }
    }

    private static IEnumerable<FlowEdge> InvalidBackward(PlanNode chart) =>
        chart.TriggerFlows.Values.Prepend(chart.Flow!)
            .SelectMany(f => f.Edges.Where(e => e is { IsBackward: true, IsValidBackward: false } && !f.IsDangling(e.Source)))
            .DistinctBy(e => e.Index);

    private static IEnumerable<DefinitionFinding> CheckPorts(PlanNode chart, FlowGraph flow, string source)
    {
        foreach (var edge in flow.Edges)
        {
            var from = chart.ChildList("activities")[edge.Source];
            if (OutcomesOf(from) is { } known && !known.Contains(edge.Port ?? "Done"))
            {
                yield return new(
                    FindingSeverity.Error, "port-unknown", source, chart.Activity.Connections[edge.Index].Place,
                    $"'{from.Id}' has no outcome '{edge.Port}'; it has {string.Join(", ", known)}.", from.Id);
            }
        }
    }

    /// <summary>The outcomes a node can end with; null when they can not be known beforehand.</summary>
    public static IReadOnlyList<string>? OutcomesOf(PlanNode node)
    {
        if (node.Composite is { } used)
            return [.. used.Outcomes, "Done"];
        if (node.Descriptor.Outcomes is not { } declared)
            return Outcomes.Done;
        if (declared.FromInput is null)
            return declared.Names;
        if (declared.FromInput == "cases")
            return [.. node.Cases.Select(c => c.Label), .. declared.Names];
        if (!node.Inputs.TryGetValue(declared.FromInput, out var input))
            return declared.Names.Count > 0 ? declared.Names : Outcomes.Done;
        return input.Kind == InputKind.Literal ? [.. OutcomeLists.Read(input.Literal), .. declared.Names] : null;
    }

    private static IEnumerable<string> UnknownNames(PlanNode node, CompiledInput input) =>
        input.Script is null ? [] : input.Script.FreeNames.Where(n => !KnownFunctions.Contains(n) && !IsAccessor(node, n));

    private static bool IsAccessor(PlanNode node, string name)
    {
        if (name.Length <= 3 || !(name.StartsWith("get", StringComparison.Ordinal) || name.StartsWith("set", StringComparison.Ordinal)))
            return false;
        var rest = name[3..];
        if (name[0] == 'g' && rest.IndexOf("From", StringComparison.Ordinal) > 0)
            return true;
        for (var scope = node; scope is not null; scope = scope.Parent)
        {
            if (Has(scope.Variables.Select(v => v.Name)) || (scope.Composite is { } composite && Has(composite.Inputs.Select(i => i.Name))))
                return true;
            if (scope.Type is "Elsa.For" or "Elsa.ForEach" or "Elsa.ParallelForEach" && rest is "CurrentValue" or "CurrentIndex")
                return true;
            if (scope.Composite is not null && scope.Parent is not null)
                return false;
        }

        return false;

        bool Has(IEnumerable<string> names) => names.Any(n => string.Equals(n, rest, StringComparison.OrdinalIgnoreCase));
    }
}
