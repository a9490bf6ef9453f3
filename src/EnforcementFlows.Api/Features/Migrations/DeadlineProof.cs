using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Migration;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>Proves that every deadline that runs has a node to go on as, and names those that nothing will meet any more.</summary>
internal static class DeadlineProof
{
    private const string Start = "Court.StartDeadline";
    private static readonly HashSet<string> Ends = ["Court.MeetDeadline", "Court.VoidDeadline", "Court.AwaitDeadline"];

    public static IEnumerable<MigrationFinding> Check(MigrationScope scope, MigrationPlan plan)
    {
        var (ended, ends) = (NodesOf(scope.From, Ends), NodesOf([scope.To], Ends));
        foreach (var mapping in plan.Deadlines)
        {
            var source = scope.Profile.Nodes.GetValueOrDefault(mapping.Node);
            if (scope.Profile.Nodes.GetValueOrDefault(mapping.ToNode) is not { } target)
            {
                if (mapping.ToNode != mapping.Node || mapping.Policy != DeadlineCarry.KeepDue)
                    yield return Finding(FindingSeverity.Error, "migration.deadline-node-unknown", $"本院配置没有节点“{mapping.ToNode}”，正在计算的期限无从延续。", null);
            }
            else if (source is not null && source.Kind != target.Kind)
            {
                yield return Finding(FindingSeverity.Error, "migration.deadline-kind", $"节点“{source.Name}”与“{target.Name}”的期间种类不同，不能互相延续。", target.Clause);
            }
            else if (source?.Statutory is not null && Lengthens(source, target))
            {
                yield return Finding(
                    FindingSeverity.Error, "migration.deadline-beyond-law",
                    $"节点“{source.Name}”有法定期限（{source.Statutory.Period}，{source.Statutory.Source}），节点“{target.Name}”没有法定期限、期限更长或者起算、计算方法不同，正在计算的期限不得因迁移突破法定期限。请另选节点。", target.Clause);
            }
            else if (ended.Contains(mapping.Node) && !ends.Contains(mapping.ToNode))
            {
                yield return Finding(FindingSeverity.Warning, "migration.deadline-unmet", $"新版流程不再办结节点“{target.Name}”，正在计算的期限届满后将按超期处理。", target.Clause);
            }
        }
    }

    /// <summary>The nodes whose deadlines a flow starts, each with what the step that starts it becomes.</summary>
    public static IReadOnlyList<DeadlineMapping> Propose(IEnumerable<PlanMapping> mappings, IEnumerable<string> running)
    {
        var proposed = new Dictionary<string, DeadlineMapping>();
        foreach (var mapping in mappings)
        {
            foreach (var node in mapping.From.Nodes.Values.Where(node => node.Type == Start))
            {
                if (NodeOf(node) is { } code)
                    proposed.TryAdd(code, new(code, (mapping.TargetOf(node) is { } target ? NodeOf(target) : null) ?? code, DeadlineCarry.KeepDue));
            }
        }

        foreach (var code in running)
            proposed.TryAdd(code, new(code, code, DeadlineCarry.KeepDue));
        return [.. proposed.Values.OrderBy(mapping => mapping.Node, StringComparer.Ordinal)];
    }

    // the law's limit drives where it is the earlier one (P11), under every policy: a later change of the profile counts by the new node
    private static bool Lengthens(NodeProfile source, NodeProfile target) => target.Statutory is not { } law
        || law.Unit != source.Statutory!.Unit || law.N > source.Statutory.N // of other units nobody can say which is longer
        || (law.From ?? target.From) != (source.Statutory.From ?? source.From)
        || (target.StopsDuringPauses && !source.StopsDuringPauses);

    private static HashSet<string> NodesOf(IEnumerable<WorkflowPlan> plans, HashSet<string> types) =>
        [.. plans.SelectMany(plan => plan.Nodes.Values).Where(node => types.Contains(node.Type)).Select(NodeOf).OfType<string>()];

    private static string? NodeOf(PlanNode node) => node.Inputs.GetValueOrDefault("node")?.Literal as string;

    private static MigrationFinding Finding(FindingSeverity severity, string code, string message, string? clause) => new(severity, code, null, null, null, message) { Clause = clause };
}
