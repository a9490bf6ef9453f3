using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Definitions.Lint;

/// <summary>What is looked at when a person has designed a flow, beyond what keeps it from running: it runs, but not as he thought.</summary>
public static class DesignLint
{
    public static IEnumerable<DefinitionFinding> Check(WorkflowPlan plan) => JoinLint.Check(plan).Concat(VariableLint.Check(plan));
}
