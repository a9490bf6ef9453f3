using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Definitions.Lint;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>Ways through a flow that do without a step which the regulation asks for: the clock of a limit, the papers to be served, an approval.</summary>
internal sealed class RequirementLint(WorkflowPlan plan, CourtProfile profile, FlowRequirements requirements, ApprovalLint approvals)
{
    private const int MostNamed = 8;

    public IEnumerable<DefinitionFinding> Check() =>
        requirements.Steps.Where(step => !requirements.Waivers.ContainsKey(step.Key) && step.Value.AppliesTo(profile, plan.Definition.DefinitionId)).SelectMany(step => Check(step.Value));

    private List<DefinitionFinding> Check(RequiredStep required)
    {
        List<PlanNode> steps = [.. plan.Nodes.Values.Where(node => required.IsAt(node, plan))];
        List<PlanNode> unlawful = required.Act is { } act ? [.. steps.Where(node => !approvals.IsLawful(node, required, act))] : [];
        var findings = Without(required, [.. steps]).ToList();
        if (unlawful.Count > 0 && Without(required, [.. steps.Except(unlawful)]).Count() > findings.Count)
            findings.AddRange(unlawful.SelectMany(node => approvals.Unlawful(node, required, required.Act!)));
        if (findings.Count > 0)
            findings.AddRange(ChangedExcuses(required));
        return findings;
    }

    private IEnumerable<DefinitionFinding> Without(RequiredStep required, HashSet<PlanNode> done)
    {
        var steps = new MandatorySteps(done.Contains, required.IsExcused, required.Step.Outcome);
        return (required.Before is { } before ? steps.ReachedWithout(plan, before).Select(step => Late(step, required)) : Missing(steps, required))
            .Select(finding => finding with { Clause = required.ClauseAt(profile) });
    }

    private IEnumerable<DefinitionFinding> Missing(MandatorySteps steps, RequiredStep required)
    {
        if (steps.WayWithout(plan) is not { } way)
            yield break;
        var named = way.Where(step => step.Type != "Elsa.Start").Select(step => step.Id).ToList();
        var text = string.Join(" → ", named.Count <= MostNamed ? named : [.. named.Take(MostNamed / 2), "…", .. named.TakeLast(MostNamed / 2)]);
        var last = way.LastOrDefault(step => step.Owner == plan.Root) ?? plan.Root;
        yield return new(
            FindingSeverity.Error, "required-step-missing", plan.Definition.Source, last.Activity.Place,
            $"The flow can be gone through without '{required.Name}': {text}.", last == plan.Root ? null : last.Id);
    }

    private DefinitionFinding Late(PlanNode step, RequiredStep required)
    {
        var shown = Within(plan, step);
        return new(FindingSeverity.Error, "required-step-late", plan.Definition.Source, shown.Activity.Place, $"'{step.Id}' can be reached without '{required.Name}'.", shown.Id);
    }

    // what excused by one condition does not by another
    private IEnumerable<DefinitionFinding> ChangedExcuses(RequiredStep required) =>
        from way in required.Unless ?? []
        from node in plan.Nodes.Values
        where way.IsChangedAt(node)
        let shown = Within(plan, node)
        select new DefinitionFinding(
            FindingSeverity.Error, "excuse-changed", plan.Definition.Source, shown == node ? $"{node.Activity.Place}.condition" : shown.Activity.Place,
            $"'{node.Id}' excuses from '{required.Name}' by '{way.Outcome}' only where its condition is: {way.Condition}", shown.Id)
        { Clause = required.ClauseAt(profile) };

    /// <summary>Where a step is shown: what lies inside a workflow that is used as an activity, at that activity.</summary>
    public static PlanNode Within(WorkflowPlan plan, PlanNode step)
    {
        while (step.Owner != plan.Root)
            step = step.Owner;
        return step;
    }
}
