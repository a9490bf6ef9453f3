using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>Tasks, alerts and approvals for roles that nobody of the court holds now (岗位空缺, C-24).</summary>
internal static class StaffingLint
{
    /// <param name="held">The roles that some active person holds.</param>
    public static IEnumerable<DefinitionFinding> Check(WorkflowPlan plan, CourtProfile profile, IReadOnlySet<string> held) =>
        from node in plan.Nodes.Values
        where node.Owner == plan.Root
        from roles in RolesOf(node, profile)
        where roles.Count > 0 && !roles.Any(role => role == ProfileReview.Handler || held.Contains(profile.AliasOf(role) ?? role))
        let names = string.Join("、", roles.Select(role => profile.NameOfRole(role)))
        select new DefinitionFinding(
            FindingSeverity.Warning, "role-unheld", plan.Definition.Source, node.Activity.Place,
            $"Nobody of the court holds {names} now; '{node.Id}' would go to {ActingName(roles[0], profile, held)}.", node.Id);

    // each list is one task: any of its roles may do it
    private static IEnumerable<IReadOnlyList<string>> RolesOf(PlanNode node, CourtProfile profile) => node.Type switch
    {
        "Court.HumanTask" or "Court.Alert" => [TextList.Split(node.Inputs.GetValueOrDefault("role")?.Literal as string ?? "").ToList()],
        "Court.Approval" => Chains.Of(node).Where(profile.ApprovalChains.ContainsKey).SelectMany(key => profile.ApprovalChains[key].Steps).Select(step => step.Roles),
        _ => [],
    };

    private static string ActingName(string code, CourtProfile profile, IReadOnlySet<string> held)
    {
        var seen = new HashSet<string>();
        for (var role = profile.FindRole(code); role is not null && seen.Add(role.Code); role = role.Fallback is { } fallback ? profile.FindRole(fallback) : null)
        {
            if (held.Contains(role.Code))
                return role.Name;
        }

        return "无人";
    }
}
