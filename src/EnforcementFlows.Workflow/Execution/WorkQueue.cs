namespace EnforcementFlows.Workflow.Execution;

/// <summary>A unit of queued work: a node to be begun, or an execution to be gone on with.</summary>
/// <param name="Owner">The container that asked for it; null for the workflow itself.</param>
/// <param name="Existing">The execution to go on with; null begins a new one of the node.</param>
internal sealed record WorkItem(
    ActivityExecutionContext? Owner, PlanNode Node, ActivityExecutionContext? Existing, Stimulus? Stimulus,
    int? Tag = null, Dictionary<string, object?>? Variables = null, bool Backward = false);

/// <summary>What an execution has still to run: first in, first out, and that order is the observable order.</summary>
internal sealed class WorkQueue
{
    private readonly LinkedList<WorkItem> _items = new();

    public void Add(WorkItem item) => _items.AddLast(item);

    /// <summary>Takes the oldest item; null when there is none.</summary>
    public WorkItem? Take()
    {
        if (_items.First is not { } first)
            return null;
        _items.RemoveFirst();
        return first.Value;
    }

    /// <summary>Whether a container has asked for a node that has not begun.</summary>
    public bool Holds(ActivityExecutionContext owner, PlanNode node) =>
        _items.Any(i => i.Existing is null && ReferenceEquals(i.Owner, owner) && ReferenceEquals(i.Node, node));

    /// <summary>Whether anything is queued for a container or what is in it.</summary>
    public bool HasWorkWithin(ActivityExecutionContext container) => _items.Any(i => i.Owner?.IsWithin(container) == true);

    /// <summary>Drops what is queued for an execution and what is in it.</summary>
    public void Withdraw(ActivityExecutionContext context)
    {
        for (var node = _items.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value.Existing?.IsWithin(context) == true || node.Value.Owner?.IsWithin(context) == true)
                _items.Remove(node);
            node = next;
        }
    }

    public void Clear() => _items.Clear();
}
