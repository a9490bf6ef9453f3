using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Definitions.Lint;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>Ways through a flow that do without a step which the regulation asks for: the clock of a limit, the papers to be served, an approval.</summary>
internal static class RequirementLint
{
    private const int MostNamed = 8;

    public static IEnumerable<DefinitionFinding> Check(WorkflowPlan plan, CourtProfile profile, FlowRequirements requirements) =>
        requirements.Steps.Where(step => !requirements.Waivers.ContainsKey(step.Key) && step.Value.AppliesTo(profile, plan.Definition.DefinitionId))
            .SelectMany(step => (step.Value.Before is null ? Missing(plan, step.Value) : Late(plan, step.Value)).Select(finding => finding with { Clause = step.Value.ClauseAt(profile) }));

    private static IEnumerable<DefinitionFinding> Missing(WorkflowPlan plan, RequiredStep required)
    {
        if (new MandatorySteps(required.Step, required.IsExcused).WayWithout(plan) is not { } way)
            yield break;
        var named = way.Where(step => step.Type != "Elsa.Start").Select(step => step.Id).ToList();
        var text = string.Join(" → ", named.Count <= MostNamed ? named : [.. named.Take(MostNamed / 2), "…", .. named.TakeLast(MostNamed / 2)]);
        var last = way.LastOrDefault(step => step.Owner == plan.Root) ?? plan.Root;
        yield return new(
            FindingSeverity.Error, "required-step-missing", plan.Definition.Source, last.Activity.Place,
            $"The flow can be gone through without '{required.Name}': {text}.", last == plan.Root ? null : last.Id);
    }

    private static IEnumerable<DefinitionFinding> Late(WorkflowPlan plan, RequiredStep required) =>
        from step in MandatorySteps.ReachedWithout(plan, required.Step, required.Before!, required.IsExcused)
        let shown = Within(plan, step)
        select new DefinitionFinding(
            FindingSeverity.Error, "required-step-late", plan.Definition.Source, shown.Activity.Place, $"'{step.Id}' can be reached without '{required.Name}'.", shown.Id);

    // what lies inside a workflow that is used as an activity is shown at that activity
    private static PlanNode Within(WorkflowPlan plan, PlanNode step)
    {
        while (step.Owner != plan.Root)
            step = step.Owner;
        return step;
    }
}
