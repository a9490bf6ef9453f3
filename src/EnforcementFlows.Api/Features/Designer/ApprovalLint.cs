using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Definitions.Lint;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>
/// Approvals by a chain in which nobody has the signature that the law asks for (C-03). A lower role may give it only under a recorded
/// authorisation (授权); a step that says so is lawful, for without the record the engine adds the authorising role's step.
/// </summary>
internal static class ApprovalLint
{
    public static IEnumerable<DefinitionFinding> Check(WorkflowPlan plan, CourtProfile profile, FlowRequirements requirements, DateOnly today) =>
        from node in plan.Nodes.Values
        where node.Owner == plan.Root && node.Type == "Court.Approval"
        from key in ChainsOf(node, profile)
        where requirements.Approvals.ContainsKey(key) && !requirements.Waivers.ContainsKey(key)
        from law in requirements.Approvals[key]
        where !profile.ApprovalChains[key].Steps.Any(step => Satisfies(step, key, law, profile, today))
        select new DefinitionFinding(
            FindingSeverity.Error, "approval-below-law", plan.Definition.Source, $"{node.Activity.Place}.chain",
            $"The chain '{profile.ApprovalChains[key].Name}' has no step of {Roles(law, profile)}, whose approval the law asks for ({law.Source}), and no authorisation is recorded.", node.Id)
        { Clause = law.Source };

    private static IEnumerable<string> ChainsOf(PlanNode node, CourtProfile profile) => Chains.Of(node).Where(profile.ApprovalChains.ContainsKey);

    private static bool Satisfies(ApprovalStep step, string act, LawfulApproval law, CourtProfile profile, DateOnly today)
    {
        if (law.Quorum > 1)
            return step.Mode == ApprovalMode.Quorum && step.Quorum >= law.Quorum && step.Roles.All(law.Roles.Contains);
        if (step.Mode != ApprovalMode.Decision || step.Roles.Count == 0)
            return false;
        return (step.UnderAuthorisationOf is { } authoriser && law.Roles.Contains(authoriser))
            || step.Roles.All(role => law.Roles.Contains(role) || law.Roles.Any(by => profile.Authorisations.Any(paper => paper.Covers(by, role, act, today))));
    }

    private static string Roles(LawfulApproval law, CourtProfile profile) => string.Join("、", law.Roles.Select(role => profile.NameOfRole(role)));
}

/// <summary>The chains that an approval may go by: the one it names, or those that its script names.</summary>
internal static class Chains
{
    public static IEnumerable<string> Of(PlanNode node) => node.Inputs.GetValueOrDefault("chain") switch
    {
        { Script: { } script } => StepPattern.TextsOf(script),
        { Literal: string key } => [key],
        _ => [],
    };
}
