using EnforcementFlows.Api.Features.Approvals;
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
internal sealed class ApprovalLint(WorkflowPlan plan, CourtProfile profile, FlowRequirements requirements, DateOnly today)
{
    /// <summary>The approvals by a chain that is made for an act, whatever flow they stand in.</summary>
    public IEnumerable<DefinitionFinding> Check() =>
        from node in plan.Nodes.Values
        where node.Owner == plan.Root && node.Type == "Court.Approval"
        from key in Chains.Of(node).Where(profile.ApprovalChains.ContainsKey)
        from finding in Below(node, key, key)
        select finding;

    /// <summary>Whether an approval is what the law asks for of the act: by whichever chain it may go.</summary>
    public bool IsLawful(PlanNode node, RequiredStep required, string act) =>
        LawsOf(act).Count == 0 || (ChainsFor(node, required) is { Count: > 0 } chains && chains.All(chain => !Unmet(chain, act).Any()));

    /// <summary>What an approval of an act lacks that is not lawful.</summary>
    public IEnumerable<DefinitionFinding> Unlawful(PlanNode node, RequiredStep required, string act) =>
        ChainsFor(node, required) is { Count: > 0 } chains ? chains.SelectMany(chain => Below(node, chain, act)) : Unsure(node, required.Name, act);

    private IReadOnlyList<string>? ChainsFor(PlanNode node, RequiredStep required) =>
        node.Inputs.GetValueOrDefault("chain")?.Texts(required.GivenTo(node, plan));

    private IEnumerable<DefinitionFinding> Below(PlanNode node, string chain, string act) =>
        from law in Unmet(chain, act)
        let name = profile.ApprovalChains.GetValueOrDefault(chain)?.Name ?? chain
        select Found("approval-below-law", node, law, $"The chain '{name}' has no step of {Roles(law)}, whose approval the law asks for ({law.Source}), and no authorisation is recorded.");

    private IEnumerable<DefinitionFinding> Unsure(PlanNode node, string required, string act) =>
        from law in LawsOf(act)
        select Found(
            "approval-chain-unsure", node, law,
            $"By which chain '{RequirementLint.Within(plan, node).Id}' goes can not be told before it runs; '{required}' must surely be given by {Roles(law)} ({law.Source}).");

    private DefinitionFinding Found(string code, PlanNode node, LawfulApproval law, FindingMessage message)
    {
        var shown = RequirementLint.Within(plan, node);
        return new(FindingSeverity.Error, code, plan.Definition.Source, shown == node ? $"{node.Activity.Place}.chain" : shown.Activity.Place, message, shown.Id) { Clause = law.Source };
    }

    private IEnumerable<LawfulApproval> Unmet(string chain, string act) => LawsOf(act).Where(law => !IsMet(law, chain, act));

    private IReadOnlyList<LawfulApproval> LawsOf(string act) => requirements.Waivers.ContainsKey(act) ? [] : requirements.Approvals.GetValueOrDefault(act) ?? [];

    private bool IsMet(LawfulApproval law, string chain, string act) =>
        profile.ApprovalChains.GetValueOrDefault(chain) is { Steps.Count: > 0 } && profile.PlanOf(chain, today).Any(step => Satisfies(step, act, law));

    private bool Satisfies(PlannedStep step, string act, LawfulApproval law)
    {
        if (law.Quorum > 1)
            return step.Mode == ApprovalMode.Quorum && step.Quorum >= law.Quorum && step.Roles.All(law.Roles.Contains);
        return step.Mode == ApprovalMode.Decision && step.Roles.Count > 0
            && step.Roles.All(role => law.Roles.Contains(role) || law.Roles.Any(by => profile.Authorisations.Any(paper => paper.Covers(by, role, act, today))));
    }

    private string Roles(LawfulApproval law) => string.Join("、", law.Roles.Select(role => profile.NameOfRole(role)));
}

/// <summary>The chains that an approval may go by: the one it names, or those that its script names.</summary>
internal static class Chains
{
    public static IEnumerable<string> Of(PlanNode node) => node.Inputs.GetValueOrDefault("chain") switch
    {
        { Script: { } script } input => input.Texts() ?? StepPattern.TextsOf(script),
        { Literal: string key } => [key],
        _ => [],
    };
}
