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
            if (scope.Profile.Nodes.GetValueOrDefault(mapping.ToNode) is not { } target)
            {
                if (mapping.ToNode != mapping.Node || mapping.Policy != DeadlineCarry.KeepDue)
                    yield return Finding(FindingSeverity.Error, "migration.deadline-node-unknown", $"本院配置没有节点“{mapping.ToNode}”，正在计算的期限无从延续。", null);
            }
            else if (scope.Profile.Nodes.GetValueOrDefault(mapping.Node) is { } source && source.Kind != target.Kind)
            {
                yield return Finding(FindingSeverity.Error, "migration.deadline-kind", $"节点“{source.Name}”与“{target.Name}”的期间种类不同，不能互相延续。", target.Clause);
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

    private static HashSet<string> NodesOf(IEnumerable<WorkflowPlan> plans, HashSet<string> types) =>
        [.. plans.SelectMany(plan => plan.Nodes.Values).Where(node => types.Contains(node.Type)).Select(NodeOf).OfType<string>()];

    private static string? NodeOf(PlanNode node) => node.Inputs.GetValueOrDefault("node")?.Literal as string;

    private static MigrationFinding Finding(FindingSeverity severity, string code, string message, string? clause) => new(severity, code, null, null, null, message) { Clause = clause };
}
