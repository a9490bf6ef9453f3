using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>A flowchart that runs, on its way from one version to the other.</summary>
/// <param name="From">Its execution under the earlier plan.</param>
/// <param name="To">Its execution under the later plan; what runs in it is there already.</param>
/// <param name="Edges">The connections of both.</param>
/// <param name="Ended">Activities of the earlier version that are ended, by their position.</param>
/// <param name="Begun">Activities of the later version that are begun in their place.</param>
internal sealed record ChartTranslation(
    ActivityExecutionContext From, ActivityExecutionContext To, FlowEdges Edges, IReadOnlySet<int> Ended, IReadOnlyList<PlanNode> Begun)
{
    public FlowGraph Was { get; } = Flowchart.GraphOf(From);

    public FlowGraph Becomes { get; } = Flowchart.GraphOf(To);

    /// <summary>Where something ran before, what is ended included.</summary>
    public IReadOnlySet<int> RanAt { get; } = From.Children.Select(child => child.Node.FlowIndex).Concat(Ended).ToHashSet();

    /// <summary>Where something runs afterwards.</summary>
    public IReadOnlySet<int> RunsAt { get; } = To.Children.Select(child => child.Node.FlowIndex).Concat(Begun.Select(node => node.FlowIndex)).ToHashSet();

    public bool IsSame => Ended.Count == 0 && Edges.IsSame();

    /// <summary>Carries over what the flowchart has counted.</summary>
    /// <exception cref="RepairRefusedException">What has happened in it has no meaning in the later version.</exception>
    public void Apply()
    {
        if (To.Execution.UsesTokens)
            TokenTranslation.Apply(this);
        else
            CounterTranslation.Apply(this);
    }

    /// <summary>What forward connections of the later version lead to from where something runs.</summary>
    public HashSet<int> Ahead() => Reach(Becomes, RunsAt);

    public static HashSet<int> Reach(FlowGraph graph, IEnumerable<int> from)
    {
        var found = new HashSet<int>();
        var open = new Stack<int>(from);
        while (open.TryPop(out var current))
        {
            foreach (var edge in graph.Outbound(current).Where(edge => !edge.IsBackward && found.Add(edge.Target)))
                open.Push(edge.Target);
        }

        return found;
    }

    public RepairRefusedException InFork(int nodeBefore) => new(
        "migration.in-fork", $"案件正处于分叉之中，而“{StepLabel.Of(From.Node.ChildList("activities")[nodeBefore])}”汇合的分支在新版中有变化，到达情况不能换算。");

    public RepairRefusedException Unmet(int nodeAfter) => new(
        "migration.join-unmet", $"新版的“{StepLabel.Of(To.Node.ChildList("activities")[nodeAfter])}”须等待不会再到达的分支，迁移后流程将无法继续。");
}
