using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Definitions.Lint;

/// <summary>
/// Variables that are read before they have a value, and variables of a memory driver that were set before a wait and are read after it:
/// what is not stored with the instance is gone when the case goes on.
/// </summary>
public static class VariableLint
{
    public static IEnumerable<DefinitionFinding> Check(WorkflowPlan plan)
    {
        var declared = plan.Nodes.Values.Where(node => node.Owner == plan.Root || node == plan.Root).SelectMany(node => node.Variables).ToList();
        var given = declared.Where(v => v.Default is not null).Aggregate(Facts.None, (facts, v) => facts.With(v.Id));
        var memory = declared.Where(v => !v.IsPersistent).Select(v => v.Id).ToHashSet();
        var walk = new FlowWalk((node, _, facts) => Leave(node, facts, memory), entersWorkflows: false);
        walk.Walk(plan.Root, given);
        return walk.Before.Where(step => step.Key != plan.Root).SelectMany(step => CheckNode(step.Key, step.Value, plan.Definition.Source)).Distinct();
    }

    private static Facts Leave(PlanNode node, Facts facts, HashSet<string> memory)
    {
        var known = VariableUses.OfInputs(node).Where(use => use.Sets).Aggregate(facts, (before, use) => before.With(use.Variable.Id));
        if (Waits(node))
            known = known with { Lost = known.Lost.Union(known.Sometimes.Where(memory.Contains)) };
        return VariableUses.OfOutputs(node).Aggregate(known, (before, variable) => before.With(variable.Id));
    }

    private static bool Waits(PlanNode node) => node.Composite is null ? node.Descriptor.Waits : node.Children.Any(WaitsWithin);

    private static bool WaitsWithin(PlanNode node) => Waits(node) || node.Children.Any(WaitsWithin);

    private static IEnumerable<DefinitionFinding> CheckNode(PlanNode node, Facts before, string source)
    {
        var known = before;
        foreach (var use in VariableUses.OfInputs(node))
        {
            if (use.Sets)
                known = known.With(use.Variable.Id);
            else if (Mistake(node, use, known) is { } mistake)
                yield return mistake with { File = source };
        }
    }

    private static DefinitionFinding? Mistake(PlanNode node, VariableUse use, Facts known)
    {
        var (id, name) = (use.Variable.Id, use.Variable.Name);
        if (known.Lost.Contains(id))
            return Found(FindingSeverity.Error, "variable-lost", $"The variable '{name}' is set before a wait and read after it, but not stored with the instance: its value is lost by then.");
        if (use.Use.Looks)
            return null;
        if (!known.Sometimes.Contains(id))
            return Found(use.Use.Fails ? FindingSeverity.Error : FindingSeverity.Warning, "variable-unset", $"The variable '{name}' is read, and no way to here sets it.");
        return known.Always.Contains(id) || !use.Use.Fails
            ? null
            : Found(FindingSeverity.Warning, "variable-unset-on-path", $"The variable '{name}' is read here, and some way to here does not set it; the script fails there.");

        DefinitionFinding Found(FindingSeverity severity, string code, FindingMessage message) => new(severity, code, "", use.Place, message, node.Id);
    }
}
