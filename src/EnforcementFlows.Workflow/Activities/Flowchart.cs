using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Activities;

/// <summary>
/// A flowchart. In counter mode, Elsa's default, visits of activities and edges are counted, and a target runs when its inbound edges have
/// been decided; paths that were not taken are skipped through to their joins (dead-path elimination). Token mode is
/// <see cref="TokenFlow"/>.
/// </summary>
[Activity("Elsa.Flowchart", Category = "控制流", DisplayName = "流程图", Description = "用连线安排步骤的流程图")]
public sealed class Flowchart : Container
{
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var start = GraphOf(context).Start;
        if (start < 0)
            context.Complete();
        else
            context.Schedule(ActivityAt(context, start));
    }

    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyList<string> outcomes)
    {
        if (child.Node.Descriptor.IsTerminal)
        {
            context.Complete();
            return;
        }

        if (context.Execution.UsesTokens)
            TokenFlow.ChildCompleted(context, GraphOf(context), child, outcomes);
        else
            Leave(context, child, outcomes);
    }

    // a cancelled child leaves as if none of its outcomes had come
    protected internal override void ChildCancelled(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        if (context.Execution.UsesTokens)
            TokenFlow.ChildCancelled(context, GraphOf(context), child);
        else
            Leave(context, child, Outcomes.None);
    }

    private static void Leave(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyList<string> outcomes)
    {
        var scope = FlowScope.Of(context);
        var scheduled = FollowEdges(context, scope, child.Node.FlowIndex, outcomes, child.EnteredBackward);
        scope.Store(context);
        if (!scheduled && !context.Execution.HasPendingWork(context))
            context.Complete();
    }

    // entered at the trigger that started the instance, where it stands in this flowchart
    internal static FlowGraph GraphOf(ActivityExecutionContext context)
    {
        var (node, startedBy) = (context.Node, context.Execution.StartedBy);
        if (startedBy is null || node.TriggerFlows.Count == 0 || node.Owner != context.Execution.Plan.Root)
            return node.Flow!;
        var trigger = node.ChildList("activities").FirstOrDefault(c => c.Id == startedBy);
        return trigger is null ? node.Flow! : node.TriggerFlows.GetValueOrDefault(trigger.FlowIndex, node.Flow!);
    }

    private static PlanNode ActivityAt(ActivityExecutionContext context, int index) => context.Node.ChildList("activities")[index];

    private static bool FollowEdges(ActivityExecutionContext context, FlowScope scope, int node, IReadOnlyList<string> outcomes, bool enteredBackward)
    {
        var graph = GraphOf(context);
        if (graph.IsDangling(node))
            throw new ActivityFaultException("activity-dangling", $"'{ActivityAt(context, node).Id}' can not be reached from the start of the flowchart.");
        if (!enteredBackward)
            scope.Visits[node]++;
        var scheduled = false;
        foreach (var edge in graph.Outbound(node))
        {
            var followed = edge.Follows(outcomes);
            scope.EdgeVisits[edge.Index]++;
            scope.Followed[edge.Index] = followed;
            if (followed)
                context.Execution.Environment.Trace?.Follow(context.Node, edge);
            scheduled |= edge.IsBackward ? FollowBackward(context, edge, followed) : FollowForward(context, scope, edge);
        }

        return scheduled;
    }

    private static bool FollowBackward(ActivityExecutionContext context, FlowEdge edge, bool followed)
    {
        if (!followed)
            return false;
        if (!edge.IsValidBackward)
        {
            var (from, to) = (ActivityAt(context, edge.Source).Id, ActivityAt(context, edge.Target).Id);
            throw new ActivityFaultException("backward-connection-invalid", $"Invalid backward connection: every way from the start to '{from}' must pass '{to}'.");
        }

        context.Schedule(ActivityAt(context, edge.Target), backward: true);
        return true;
    }

    private static bool FollowForward(ActivityExecutionContext context, FlowScope scope, FlowEdge edge)
    {
        var target = ActivityAt(context, edge.Target);
        return (target.Type == "Elsa.FlowJoin" ? FlowJoin.Mode(target) : "WaitAllActive") switch
        {
            "WaitAll" => JoinAll(context, scope, target),
            "WaitAny" => JoinAny(context, scope, target, edge),
            _ => JoinActive(context, scope, target),
        };
    }

    private static bool JoinActive(ActivityExecutionContext context, FlowScope scope, PlanNode target)
    {
        if (!AllVisited(context, scope, target))
            return false;
        return AnyFollowed(context, scope, target) ? Enter(context, target) : Skip(context, scope, target);
    }

    private static bool JoinAll(ActivityExecutionContext context, FlowScope scope, PlanNode target)
    {
        if (!AllVisited(context, scope, target))
            return false;
        var all = GraphOf(context).ForwardInbound(target.FlowIndex).All(e => scope.Followed[e.Index]);
        return all ? Enter(context, target) : Skip(context, scope, target);
    }

    private static bool JoinAny(ActivityExecutionContext context, FlowScope scope, PlanNode target, FlowEdge edge)
    {
        if (scope.EdgeVisits[edge.Index] <= scope.Visits[target.FlowIndex] || context.Execution.Queue.Holds(context, target))
            return false;
        if (AnyFollowed(context, scope, target))
        {
            Enter(context, target);
            CancelAncestors(context, scope, target);
            return true;
        }

        return AllVisited(context, scope, target) && Skip(context, scope, target);
    }

    private static void CancelAncestors(ActivityExecutionContext context, FlowScope scope, PlanNode target)
    {
        var ancestors = GraphOf(context).Ancestors(target.FlowIndex);
        scope.Store(context); // cancelling comes back through ChildCancelled, which reads the scope
        foreach (var child in context.Children.Where(c => ancestors.Contains(c.Node.FlowIndex)).ToList())
            context.Execution.Cancel(child);
        scope.Load(context);
    }

    private static bool AllVisited(ActivityExecutionContext context, FlowScope scope, PlanNode target)
    {
        var visits = scope.Visits[target.FlowIndex];
        foreach (var edge in GraphOf(context).ForwardInbound(target.FlowIndex))
        {
            if (scope.EdgeVisits[edge.Index] <= visits)
                return false;
        }

        return true;
    }

    private static bool AnyFollowed(ActivityExecutionContext context, FlowScope scope, PlanNode target)
    {
        var inbound = GraphOf(context).ForwardInbound(target.FlowIndex);
        var latest = inbound.Max(e => scope.EdgeVisits[e.Index]);
        return inbound.Any(e => scope.EdgeVisits[e.Index] == latest && scope.Followed[e.Index]);
    }

    private static bool Enter(ActivityExecutionContext context, PlanNode target)
    {
        context.Schedule(target);
        return true;
    }

    private static bool Skip(ActivityExecutionContext context, FlowScope scope, PlanNode target) =>
        FollowEdges(context, scope, target.FlowIndex, Outcomes.None, enteredBackward: false);
}
