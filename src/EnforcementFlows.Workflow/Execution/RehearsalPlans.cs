using System.Collections.Concurrent;
using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>Definitions that are compiled once for however many rehearsals; several may use it at a time.</summary>
public sealed class RehearsalPlans(DefinitionSet definitions, ActivityRegistry registry)
{
    private readonly ConcurrentDictionary<string, (WorkflowPlan? Plan, IReadOnlyList<DefinitionFinding> Findings)> _compiled = new();

    public DefinitionSet Definitions { get; } = definitions;

    /// <summary>The plan, and what was found in it; null where an error keeps it from being run.</summary>
    public (WorkflowPlan? Plan, IReadOnlyList<DefinitionFinding> Findings) Of(WorkflowDefinition definition) =>
        _compiled.GetOrAdd(definition.Id, _ => new PlanCompiler(registry, Definitions.Resolve).Compile(definition));
}
