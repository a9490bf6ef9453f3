using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>An activity that completed, and how.</summary>
/// <param name="DefinitionId">The definition it stands in, also where that one is used as an activity.</param>
public sealed record CompletedActivity(string DefinitionId, string ActivityId, string Type, IReadOnlyList<string> Outcomes);

/// <summary>Something that came of an execution of an activity.</summary>
/// <param name="DefinitionId">The definition it stands in, also where that one is used as an activity.</param>
/// <param name="Event">In the words of the journal: <c>Started, Resumed, Completed, Canceled, Faulted</c>.</param>
/// <param name="Detail">The outcomes of what has completed, unless it is the only one; why it has failed.</param>
public sealed record TracedActivity(
    DateTimeOffset At, Guid InstanceId, string DefinitionId, string ActivityId, string Path, string Type, string Event, string? Detail);

/// <summary>A connection of a flowchart, by its place in the definition's JSON.</summary>
public sealed record FollowedConnection(string DefinitionId, string Place);

/// <summary>Remembers the way a rehearsal took. The real runtime has none: its journal is the instance's.</summary>
public sealed class RunTrace
{
    private readonly List<CompletedActivity> _completed = [];
    private readonly HashSet<FollowedConnection> _followed = [];
    private readonly List<TracedActivity> _log = [];

    /// <summary>Everything that happened to activities, in its order, over all instances.</summary>
    public IReadOnlyList<TracedActivity> Log => _log;

    /// <summary>Completed activities in the order of completion, over all instances.</summary>
    public IReadOnlyList<CompletedActivity> Completed => _completed;

    public IReadOnlyCollection<FollowedConnection> Followed => _followed;

    /// <summary>The connections of a definition that were not followed.</summary>
    public IEnumerable<ConnectionDefinition> NotFollowed(WorkflowDefinition definition) =>
        definition.Connections.Where(c => !_followed.Contains(new(definition.DefinitionId, c.Place)));

    /// <summary>Adds what another rehearsal walked.</summary>
    public void Add(RunTrace other) => _followed.UnionWith(other._followed);

    internal void Note(ActivityExecutionContext context, string name, string? detail)
    {
        var node = context.Node;
        _log.Add(new(context.Now, context.InstanceId, node.Owner.Composite!.DefinitionId, node.Id, node.Path, node.Type, name, detail));
    }

    internal void Complete(PlanNode node, IReadOnlyList<string> outcomes) =>
        _completed.Add(new(node.Owner.Composite!.DefinitionId, node.Id, node.Type, [.. outcomes]));

    internal void Follow(PlanNode chart, FlowEdge edge) =>
        _followed.Add(new(chart.Owner.Composite!.DefinitionId, chart.Activity.Connections[edge.Index].Place));
}
