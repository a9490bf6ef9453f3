namespace EnforcementFlows.Workflow.Execution;

/// <summary>
/// One kind of step. An activity is stateless: what it must remember over a wait goes into
/// <see cref="ActivityExecutionContext.State"/>. It runs inside a burst; everything it writes to the database commits with
/// the burst, and what must leave the process goes through <see cref="ActivityExecutionContext.Enqueue"/>.
/// </summary>
public abstract class Activity
{
    /// <summary>
    /// Does the step. An activity that neither completes nor waits when this returns is completed with the outcome <c>Done</c>.
    /// An exception becomes an incident of the instance: the burst is undone and run again without this step, so that nothing of it
    /// stays half done. A deadlock or a database that went away is no incident: the whole burst is tried again, or the command fails.
    /// It may therefore run more often than what it writes is written.
    /// </summary>
    public abstract ValueTask ExecuteAsync(ActivityExecutionContext context);

    /// <summary>Goes on after the wait. Without an override the activity completes with <c>Done</c>.</summary>
    public virtual ValueTask ResumeAsync(ActivityExecutionContext context, Stimulus stimulus) => ValueTask.CompletedTask;

    /// <summary>The flow went another way while this execution waited: takes back what it had asked for outside. Changes nothing of the flow.</summary>
    public virtual ValueTask CancelledAsync(ActivityExecutionContext context) => ValueTask.CompletedTask;

    /// <summary>
    /// The instance has gone over to another version of its definition while this execution waited: asks anew for what it waits for, by its
    /// inputs as they are there. Without an override it waits on for what it has asked for.
    /// </summary>
    public virtual ValueTask RenewAsync(ActivityExecutionContext context) => ValueTask.CompletedTask;
}

/// <summary>An activity with children; it decides what runs next when a child has ended.</summary>
public abstract class Container : Activity
{
    public sealed override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        Execute(context);
        return ValueTask.CompletedTask;
    }

    /// <summary>Schedules the first children, or completes.</summary>
    protected internal abstract void Execute(ActivityExecutionContext context);

    /// <summary>A child has completed with these outcomes.</summary>
    protected internal abstract void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyList<string> outcomes);

    /// <summary>A child was cancelled while this container goes on.</summary>
    protected internal virtual void ChildCancelled(ActivityExecutionContext context, ActivityExecutionContext child)
    {
    }

    /// <summary>Takes a break signal; false lets it bubble to the parent.</summary>
    protected internal virtual bool TakesBreak(ActivityExecutionContext context) => false;
}

/// <summary>Names an activity type as it stands in every definition: a contract, not a class name.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityAttribute(string type) : Attribute
{
    public string Type { get; } = type;

    public int Version { get; init; } = 1;

    public string? DisplayName { get; init; }

    public string? Category { get; init; }

    public string? Description { get; init; }

    /// <summary>A terminal node completes its container at once.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>May start a workflow when <c>canStartWorkflow</c> is set.</summary>
    public bool IsTrigger { get; init; }

    /// <summary>Waits for its time to come and has nothing to do then; whatever has something to do after a wait is known to wait by that.</summary>
    public bool WaitsForTime { get; init; }
}

/// <summary>Declares an input of an activity, for lint, descriptors and conversion.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = true)]
public sealed class ActivityInputAttribute(string name, string typeName) : Attribute
{
    public string Name { get; } = name;

    public string TypeName { get; } = typeName;

    public bool Required { get; init; }

    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    public string? UIHint { get; init; }

    /// <summary>The list of the host from which the designer lets people choose, such as its roles; null for free entry.</summary>
    public string? Picker { get; init; }

    /// <summary>The only codes that it takes, each with the word that people read: <c>lift=撤销</c>.</summary>
    public string[] Choices { get; init; } = [];

    /// <summary>False: it stands in the definition as it is, not as an expression, and the activity reads it from there.</summary>
    public bool IsWrapped { get; init; } = true;

    /// <summary>False: the activity evaluates the input itself when it wants (loop conditions).</summary>
    public bool AutoEvaluate { get; init; } = true;
}

/// <summary>Declares an output of an activity.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = true)]
public sealed class ActivityOutputAttribute(string name, string typeName) : Attribute
{
    public string Name { get; } = name;

    public string TypeName { get; } = typeName;

    public string? DisplayName { get; init; }
}

/// <summary>Declares the outcomes an activity can end with. Without it there is one outcome, <c>Done</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityOutcomesAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>What people read for each of the names, in their order.</summary>
    public string[] Labels { get; init; } = [];

    /// <summary>The names depend on an input of the node (the input's name), such as a list of outcomes or cases.</summary>
    public string? FromInput { get; init; }
}

/// <summary>Declares a child activity that is held by a property, such as the body of a loop.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = true)]
public sealed class ActivityBranchAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    public string? DisplayName { get; init; }
}
