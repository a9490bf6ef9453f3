using EnforcementFlows.Api.Features.Approvals;
using EnforcementFlows.Api.Features.Tasks;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Migration;
using static EnforcementFlows.Workflow.Migration.MigrationFinding;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>
/// A migration lowers no approval: what somebody of a certain rank had to sign, nobody of a lower rank signs in his place, and no case
/// comes to what needs a signature without it.
/// </summary>
internal static class ApprovalProof
{
    private const string Approval = "Court.Approval";
    private const string Task = "Court.HumanTask";
    private static readonly string Approve = ApprovalDecision.Approve.Code();
    private static readonly string Approved = ApprovalChains.OutcomeOf(ApprovalDecision.Approve);

    public static IEnumerable<MigrationFinding> Check(PlanMapping mapping, CourtProfile profile)
    {
        List<PlanNode> approvals = [.. mapping.From.Nodes.Values.Where(IsApproval)];
        foreach (var node in approvals)
        {
            if (mapping.Ends(node) || mapping.IsWithinEnded(node))
                yield return Error("migration.approval-removed", node, $"“{StepLabel.Of(node)}”是审批步骤，不得随迁移结束。");
            else if (mapping.TargetOf(node) is { } target && target.Type == node.Type && Level(node, target, profile) is { } finding)
                yield return finding;
        }

        foreach (var (at, passed) in PassedSteps.Behind(mapping, approvals))
            yield return Error("migration.approval-passed", at, $"停在“{StepLabel.Of(at)}”的案件尚待“{StepLabel.Of(passed)}”，迁移后却不再经过。请改为对应该审批之前的步骤，或者结束后从该审批、其之前的步骤继续。");
        foreach (var (step, avoided) in PassedSteps.Avoided(mapping, approvals, outcome => outcome == Approved || outcome == Approve).Where(way => IsWork(way.Step)).DistinctBy(way => way.Avoided))
            yield return Error("migration.approval-avoided", step, $"原版须经“{StepLabel.Of(avoided)}”同意才能到达“{StepLabel.Of(step)}”，新版未经同意也能到达，在办案件不得因迁移免去审批。");
    }

    /// <summary>Of a chain that somebody has signed the steps are what they were.</summary>
    public static RepairRefusedException? Objection(PlanNode before, PlanNode after, object? memory) =>
        before.Type == Approval && memory is List<object?> { Count: > 0 } && StepInputs.Differs(before, after, "chain")
            ? new("migration.approval-started", $"“{StepLabel.Of(before)}”已有人签批，而新版的审批链不同，待审批办结后再迁移。")
            : null;

    private static bool IsApproval(PlanNode node) => node.Type == Approval || (node.Type == Task && TextList.Of(node.Inputs.GetValueOrDefault("outcomes")?.Literal).Contains(Approve));

    // what only leads the flow on does nothing that would need a signature
    private static bool IsWork(PlanNode node) => node.Composite is null && node.Children.Count == 0 && !node.Type.StartsWith("Elsa.", StringComparison.Ordinal);

    private static MigrationFinding? Level(PlanNode node, PlanNode target, CourtProfile profile)
    {
        if (!IsApproval(target))
            return Lowered(node);
        if (node.Type == Task && target.Inputs.ContainsKey("assignee") && StepInputs.Differs(node, target, "assignee"))
            return Unproven(node); // whoever is named signs, whatever his role
        var input = node.Type == Task ? "role" : "chain";
        return StepInputs.Differs(node, target, input) ? Compare(node, ChoicesOf(node, input), ChoicesOf(target, input), profile) : null;
    }

    // under the same conditions each choice is compared with what stands in its place; under others each may come in place of any
    private static MigrationFinding? Compare(PlanNode node, IReadOnlyList<ScriptChoice>? was, IReadOnlyList<ScriptChoice>? becomes, CourtProfile profile)
    {
        if (was is null || becomes is null)
            return Unproven(node);
        var isSame = was.Select(choice => choice.When).SequenceEqual(becomes.Select(choice => choice.When));
        IEnumerable<(ScriptChoice Was, ScriptChoice Now)> all = isSame ? was.Zip(becomes) : was.SelectMany(_ => becomes, (before, after) => (before, after));
        var changed = all.Where(pair => pair.Was.Value != pair.Now.Value).Select(pair => (Was: SignaturesOf(node, pair.Was.Value, profile), Now: SignaturesOf(node, pair.Now.Value, profile))).ToList();
        if (changed.Exists(pair => pair.Was is null))
            return Unproven(node);
        if (changed.TrueForAll(pair => pair.Now is not null && RequiredSignature.AreKept(pair.Was!, pair.Now, profile)))
            return null;
        return isSame ? Lowered(node) : Unproven(node);
    }

    private static IReadOnlyList<ScriptChoice>? ChoicesOf(PlanNode node, string input) => ScriptChoices.Of(node.Inputs.GetValueOrDefault(input));

    // null where the court has no chain of that key
    private static IReadOnlyList<RequiredSignature>? SignaturesOf(PlanNode node, string text, CourtProfile profile) => node.Type == Task
        ? [new(TextList.Split(text), 1)]
        : profile.ApprovalChains.GetValueOrDefault(text) is { } chain ? RequiredSignature.Of(chain) : null;

    private static MigrationFinding Lowered(PlanNode node) =>
        Error("migration.approval-lowered", node, $"“{StepLabel.Of(node)}”在新版中的审批层级低于原版，在办案件不得因迁移降低审批层级。");

    private static MigrationFinding Unproven(PlanNode node) =>
        Error("migration.approval-unproven", node, $"“{StepLabel.Of(node)}”由谁审批在新版中有变化，而条件也有变化或者由计算得出，不能证明审批层级没有降低。请保持原来的条件，只更换审批链或者角色。");
}
