using EnforcementFlows.Workflow.Execution;
using static EnforcementFlows.Workflow.Migration.MigrationFinding;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>
/// Proves of a map, without looking at any instance, that wherever one may stand it is known where it goes on, and with what. Counters
/// of joins depend on what has happened and are looked at instance by instance.
/// </summary>
public static class MigrationProof
{
    public static IReadOnlyList<MigrationFinding> Check(PlanMapping mapping)
    {
        List<PlanNode> carried = [.. mapping.From.Nodes.Values.Where(node => !mapping.IsWithinEnded(node))]; // what ends with its container goes nowhere
        return
        [
            .. Modes(mapping),
            .. carried.SelectMany(node => Node(mapping, node)),
            .. Doubles(mapping, carried),
            .. carried.SelectMany(scope => VariableProof.Check(mapping, scope)),
            .. carried.SelectMany(node => Outcomes(mapping, node)),
            .. carried.SelectMany(node => Joins(mapping, node)),
            .. mapping.To.Nodes.Values.Where(node => IsNewWork(mapping, node)).Select(node => Warning(
                "migration.step-new", node, $"新版增加了“{StepLabel.Of(node)}”：已经办过此处的案件不再补办。")),
            .. Outputs(mapping),
        ];
    }

    /// <summary>Whether an instance may be put away while it stands at an activity.</summary>
    public static bool MayWait(PlanNode node) => node.Descriptor.Waits && node.Composite is null;

    private static IEnumerable<MigrationFinding> Modes(PlanMapping mapping)
    {
        if (mapping.From.Definition.UsesTokens != mapping.To.Definition.UsesTokens)
            yield return Error("migration.mode-differs", null, "两版流程图的执行方式不同（计数与令牌），进行中的位置不能换算。");
    }

    private static IEnumerable<MigrationFinding> Node(PlanMapping mapping, PlanNode node)
    {
        if (mapping.Ends(node))
            return Ending(mapping, node);
        if (mapping.PathOf(node) is null)
            return MayWait(node) ? [Error("migration.node-unmapped", node, $"“{StepLabel.Of(node)}”在新版中没有对应的步骤：请指定对应步骤，或者明确结束。")] : [];
        return mapping.TargetOf(node) is { } target ? Target(mapping, node, target) : [Error("migration.node-unknown", node, $"新版中没有为“{StepLabel.Of(node)}”指定的步骤。")];
    }

    private static IEnumerable<MigrationFinding> Target(PlanMapping mapping, PlanNode node, PlanNode target)
    {
        if (target.Type != node.Type)
            yield return Error("migration.type-differs", node, $"“{StepLabel.Of(node)}”与“{StepLabel.Of(target)}”的活动类型不同（{node.Type}、{target.Type}）。");
        if (node.Parent is { } parent && mapping.TargetOf(parent) != target.Parent)
            yield return Error("migration.parent-differs", node, $"“{StepLabel.Of(node)}”与“{StepLabel.Of(target)}”不在互相对应的流程图或者容器中。");
    }

    private static IEnumerable<MigrationFinding> Ending(PlanMapping mapping, PlanNode node)
    {
        if (node.Parent?.Flow is null || mapping.TargetOf(node.Parent) is not { } chart)
            yield return Error("migration.end-not-in-flowchart", node, $"“{StepLabel.Of(node)}”不直接位于流程图中，不能单独结束；可结束包含它的步骤。");
        else if (mapping.GoOnAt(node) is not { } path)
            yield return Warning("migration.node-ended", node, $"停在“{StepLabel.Of(node)}”的案件，该分支随迁移结束，不再继续。");
        else if (mapping.To.Nodes.GetValueOrDefault(path) is not { } next || next.Parent != chart || chart.IsUnreachable(next))
            yield return Error("migration.go-on-unknown", node, $"结束“{StepLabel.Of(node)}”之后继续的步骤不在对应的流程图中，或者从起点无法到达。");
        else
            yield return Warning("migration.node-ended", node, $"停在“{StepLabel.Of(node)}”的案件随迁移结束该步骤，自“{StepLabel.Of(next)}”继续；此项不能撤销。");
    }

    private static IEnumerable<MigrationFinding> Doubles(PlanMapping mapping, List<PlanNode> carried) =>
        from same in carried.Where(node => mapping.PathOf(node) is not null).GroupBy(node => mapping.PathOf(node)!)
        where same.Count() > 1
        select Error("migration.target-twice", same.Last(), $"{string.Join("、", same.Select(node => $"“{StepLabel.Of(node)}”"))}对应新版的同一步骤。");

    // an open task is completed with one of the outcomes it was offered with
    private static IEnumerable<MigrationFinding> Outcomes(PlanMapping mapping, PlanNode node)
    {
        if (node.Descriptor.Outcomes?.FromInput is not { } input || !MayWait(node) || mapping.TargetOf(node) is not { } target)
            return [];
        if (!StepInputs.Differs(node, target, input) || mapping.Map.Tasks == TaskPolicy.ReOffer)
            return [];
        return [Error("migration.outcomes-changed", node, $"“{StepLabel.Of(node)}”的办理结果有变化，已经发出的待办不能按新版继续：请选择重新派发待办。")];
    }

    private static IEnumerable<MigrationFinding> Joins(PlanMapping mapping, PlanNode node)
    {
        if (node.Flow is not { } flow || mapping.TargetOf(node) is not { Flow: not null } target)
            return [];
        var edges = new FlowEdges(mapping, node, target, flow, target.Flow);
        return node.ChildList("activities").Where(activity => flow.ForwardInbound(activity.FlowIndex).Count > 1 && !edges.JoinIsSame(activity.FlowIndex))
            .Select(activity => Warning("migration.join-differs", activity, $"“{StepLabel.Of(activity)}”汇合的分支有变化：已有分支到达、尚待其他分支的案件不予迁移。"));
    }

    // outputs are kept only where some script of the version reads them
    private static IEnumerable<MigrationFinding> Outputs(PlanMapping mapping) => mapping.From.KeepsOutputs || !mapping.To.KeepsOutputs
        ? []
        : mapping.To.Nodes.Values.Where(node => node.Inputs.Values.Any(input => input.Script is { } script && ScriptBindings.ReadsOutputs(script))).Select(node => Warning(
            "migration.outputs-missing", node, $"“{StepLabel.Of(node)}”的脚本读取以前步骤的输出，而原版没有保存输出：迁移前已经办过的步骤，其输出读作空值。请改用变量传递，或者确认空值可以接受。"));

    // what only leads the flow from one step to another is no work
    private static bool IsNewWork(PlanMapping mapping, PlanNode node) =>
        mapping.SourceOf(node) is null && node.Composite is null && node.Children.Count == 0
        && (MayWait(node) || !node.Type.StartsWith("Elsa.", StringComparison.Ordinal));
}
