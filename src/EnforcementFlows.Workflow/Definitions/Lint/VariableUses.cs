using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Definitions.Lint;

/// <summary>A variable that an activity uses, and where.</summary>
internal readonly record struct VariableUse(VariableDefinition Variable, ScriptUse Use, string Place)
{
    public bool Sets => Use.Sets;
}

/// <summary>Finds the variables that an activity reads before it does its work, and those that it sets.</summary>
internal static class VariableUses
{
    /// <summary>What the scripts and references of its inputs use, in their order.</summary>
    public static IEnumerable<VariableUse> OfInputs(PlanNode node)
    {
        var scope = Around(node);
        foreach (var input in node.Inputs.Values.Concat(node.Cases.Select(c => c.Condition).OfType<CompiledInput>()))
        {
            if (input.Kind == InputKind.Variable && Find(scope, v => v.Id == input.Reference) is { } referred)
                yield return new(referred, new(referred.Name, false), input.Place);
            foreach (var use in input.Script is null ? [] : ScriptUses.Of(input.Script))
            {
                if (Find(scope, v => string.Equals(v.Name, use.Name, StringComparison.OrdinalIgnoreCase)) is { } named)
                    yield return new(named, use, input.Place);
            }
        }
    }

    /// <summary>The variables that its result goes to.</summary>
    public static IEnumerable<VariableDefinition> OfOutputs(PlanNode node)
    {
        var ids = node.OutputBindings.Values.ToHashSet();
        if (node.Type == "Elsa.SetVariable" && SetVariable.VariableIdOrNull(node) is { } set)
            ids.Add(set);
        return ids.Select(id => Find(Around(node), v => v.Id == id)).OfType<VariableDefinition>();
    }

    // what a used workflow is given, and where its results go, lies around it
    private static PlanNode Around(PlanNode node) => node.Composite is null ? node : node.Parent!;

    private static VariableDefinition? Find(PlanNode node, Func<VariableDefinition, bool> isIt)
    {
        for (var scope = node; scope is not null; scope = scope.Parent)
        {
            if (scope.Variables.FirstOrDefault(isIt) is { } variable)
                return variable;
            if (scope.Composite is not null && scope != node)
                return null;
        }

        return null;
    }
}
