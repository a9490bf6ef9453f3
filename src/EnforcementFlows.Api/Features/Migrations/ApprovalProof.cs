using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Migration;
using static EnforcementFlows.Workflow.Migration.MigrationFinding;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>A migration lowers no approval: what somebody of a certain rank had to sign, nobody of a lower rank signs in his place.</summary>
internal static class ApprovalProof
{
    private const string Approval = "Court.Approval";
    private const string Task = "Court.HumanTask";
    private const int MaxHops = 20;

    public static IEnumerable<MigrationFinding> Check(PlanMapping mapping, CourtProfile profile)
    {
        foreach (var node in mapping.From.Nodes.Values.Where(IsApproval))
        {
            if (mapping.Ends(node))
                yield return Error("migration.approval-removed", node, $"“{StepLabel.Of(node)}”是审批步骤，不得随迁移结束。");
            else if (mapping.TargetOf(node) is { } target && target.Type == node.Type && IsLowered(node, target, profile))
                yield return Error("migration.approval-lowered", node, $"“{StepLabel.Of(node)}”在新版中的审批层级低于原版，在办案件不得因迁移降低审批层级。");
        }
    }

    /// <summary>Of a chain that somebody has signed the steps are what they were.</summary>
    public static RepairRefusedException? Objection(PlanNode before, PlanNode after, object? memory) =>
        before.Type == Approval && memory is List<object?> { Count: > 0 } && StepInputs.Differs(before, after, "chain")
            ? new("migration.approval-started", $"“{StepLabel.Of(before)}”已有人签批，而新版的审批链不同，待审批办结后再迁移。")
            : null;

    private static bool IsApproval(PlanNode node) => node.Type == Approval || (node.Type == Task && OutcomesOf(node).Contains("approve"));

    private static bool IsLowered(PlanNode before, PlanNode after, CourtProfile profile)
    {
        var (was, becomes) = (LevelsOf(before, profile), LevelsOf(after, profile));
        return was.Count > 0 && (becomes.Count == 0 || becomes.Max(level => level.Rank) > was.Min(level => level.Rank) || becomes.Min(level => level.Quorum) < was.Max(level => level.Quorum));
    }

    // of each way that the approval may go: how far the highest signature is from the top, and how many give an opinion
    private static List<(int Rank, int Quorum)> LevelsOf(PlanNode node, CourtProfile profile) => node.Type == Task
        ? RolesOf(node) is { Length: > 0 } roles ? [(roles.Max(role => HopsOf(role, profile)), 1)] : []
        : [.. Chains.Of(node).Select(key => profile.ApprovalChains.GetValueOrDefault(key)).OfType<ApprovalChain>()
            .Select(chain => (chain.Steps.Min(step => RankOf(step, profile)), chain.Steps.Max(step => step.Quorum)))];

    // any one of the roles may sign: the lowest counts
    private static int RankOf(ApprovalStep step, CourtProfile profile) =>
        step.UnderAuthorisationOf is { } authoriser ? HopsOf(authoriser, profile) : step.Roles.Max(role => HopsOf(role, profile));

    private static int HopsOf(string role, CourtProfile profile)
    {
        var hops = 0;
        for (var at = profile.FindRole(role); at?.Fallback is { } above && hops < MaxHops; at = profile.FindRole(above))
            hops++;
        return profile.FindRole(role) is null ? MaxHops : hops;
    }

    private static string[] RolesOf(PlanNode node) => node.Inputs.GetValueOrDefault("role")?.Literal is string roles
        ? roles.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [];

    private static List<string> OutcomesOf(PlanNode node) => node.Inputs.GetValueOrDefault("outcomes")?.Literal switch
    {
        List<object?> list => [.. list.OfType<string>()],
        string text => [.. text.Split(',', StringSplitOptions.TrimEntries)],
        _ => [],
    };
}
