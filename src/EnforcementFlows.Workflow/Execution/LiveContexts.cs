namespace EnforcementFlows.Workflow.Execution;

/// <summary>The live executions of an instance's activities, by number. Those that have ended are dropped; numbers are never used again.</summary>
internal sealed class LiveContexts
{
    private readonly Dictionary<int, ActivityExecutionContext> _byId = [];

    /// <summary>The number that the next execution gets.</summary>
    public int NextId { get; private set; } = 1;

    /// <summary>The execution of the workflow itself; it stays known when it has ended.</summary>
    public ActivityExecutionContext? Root { get; private set; }

    /// <summary>A copy, as executions end while they are walked through.</summary>
    public List<ActivityExecutionContext> All => [.. _byId.Values];

    public ActivityExecutionContext? Find(int id) => _byId.GetValueOrDefault(id);

    /// <summary>Begins a new execution of the node that was asked for, with the variables it declares.</summary>
    public ActivityExecutionContext Begin(WorkflowExecution execution, WorkItem item) => Add(new(execution, item.Node, item.Owner, NextId++)
    {
        Tag = item.Tag,
        EnteredBackward = item.Backward,
        Variables = item.Variables ?? [],
    });

    /// <summary>Adds an execution; parents come before their children.</summary>
    public ActivityExecutionContext Add(ActivityExecutionContext context)
    {
        foreach (var variable in context.Node.Variables)
            context.Variables.TryAdd(variable.Id, variable.Default);
        _byId[context.Id] = context;
        Root ??= context;
        return context;
    }

    /// <summary>Goes on numbering where an earlier burst has stopped.</summary>
    public void GoOnFrom(int nextId) => NextId = nextId;

    public void Drop(ActivityExecutionContext context)
    {
        context.Parent?.RemoveChild(context);
        _byId.Remove(context.Id);
    }

    public void Clear() => _byId.Clear();
}
