using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>State of one execution of an activity.</summary>
public enum ActivityStatus
{
    Running,
    Completed,
    Canceled,
    Faulted,
}

/// <summary>
/// One execution of one activity: what it may read, write and ask for. Live executions are part of the instance's snapshot;
/// completed ones are dropped.
/// </summary>
public sealed class ActivityExecutionContext
{
    private readonly List<ActivityExecutionContext> _children = [];

    internal ActivityExecutionContext(WorkflowExecution execution, PlanNode node, ActivityExecutionContext? parent, int id)
    {
        Execution = execution;
        Node = node;
        Parent = parent;
        Id = id;
        parent?._children.Add(this);
    }

    /// <summary>The instance's execution; for signals and derived ids.</summary>
    public WorkflowExecution Execution { get; }

    /// <summary>Number of the execution inside its instance.</summary>
    public int Id { get; }

    public PlanNode Node { get; }

    public ActivityExecutionContext? Parent { get; }

    public IReadOnlyList<ActivityExecutionContext> Children => _children;

    public ActivityStatus Status { get; internal set; }

    /// <summary>Which of several executions of the same node this is, in a parallel loop.</summary>
    public int? Tag { get; internal init; }

    /// <summary>Variables of this scope by id.</summary>
    internal Dictionary<string, object?> Variables { get; set; } = [];

    /// <summary>Private memory of the activity; JSON-like, survives a suspension.</summary>
    public object? State { get; set; }

    internal WaitKinds Waits { get; private set; }

    /// <summary>Kinds of waits that have rows from an earlier burst.</summary>
    internal WaitKinds StoredWaits { get; private set; }

    internal bool IsWaiting => Status == ActivityStatus.Running && Waits != WaitKinds.None;

    internal bool EnteredBackward { get; init; }

    internal bool IsBreaking { get; set; }

    /// <summary>With what the activity asked to be completed, until it returns.</summary>
    internal IReadOnlyList<string>? AskedOutcomes { get; set; }

    public Guid InstanceId => Execution.InstanceId;

    /// <summary>Tenant of the instance.</summary>
    public string Tenant => Execution.Tenant;

    public string? CorrelationId
    {
        get => Execution.CorrelationId;
        set => Execution.CorrelationId = value;
    }

    /// <summary>The injected clock's instant of this burst, UTC; the same for the whole burst.</summary>
    public DateTimeOffset Now => Execution.Now;

    /// <summary>From when a wait is counted: from now, or from when it began, where it is asked for anew and the time spent is kept.</summary>
    public DateTimeOffset WaitBegins => WaitBegan ?? Now;

    internal DateTimeOffset? WaitBegan { get; set; }

    /// <summary>Who gave the command: a user or client id; null for the system itself.</summary>
    public string? Actor => Execution.Environment.Actor;

    public string ActivityId => Node.Id;

    /// <summary>The definition the activity stands in.</summary>
    public string DefinitionId => Execution.Plan.Definition.DefinitionId;

    public CancellationToken CancellationToken => Execution.CancellationToken;

    /// <summary>The command that drives this burst.</summary>
    public Guid CommandId => Execution.Environment.CommandId;

    /// <summary>The value of an input, evaluated at the start of this execution; null when it is not given.</summary>
    public object? Input(string name) => InputEvaluation.Evaluate(this, name);

    /// <summary>The value of an input as text, number, flag, list or map; the type's default when it is not given.</summary>
    /// <exception cref="ActivityFaultException">The value is of another type.</exception>
    public T? Input<T>(string name) => InputConversion.To<T>(Input(name), name);

    /// <summary>The input as text.</summary>
    /// <exception cref="ActivityFaultException">It is missing.</exception>
    public string RequiredText(string name) =>
        Input<string>(name) is { Length: > 0 } text ? text : throw new ActivityFaultException("input-missing", $"The input '{name}' is empty.");

    /// <summary>An input of the workflow that the activity stands in; where that is used as an activity and has no such input, of the workflow around it.</summary>
    public object? WorkflowInput(string name)
    {
        for (var composite = Composite(); ; composite = composite.Composite())
        {
            var value = ScriptBindings.InputOf(composite, name);
            if (value is not null || composite.Parent is null)
                return value;
        }
    }

    /// <summary>Sets an output; where it is bound, the variable gets the value.</summary>
    public void SetOutput(string name, object? value) => Execution.SetOutput(this, name, WorkflowValue.Normalise(value));

    /// <summary>Ends this execution when the activity returns. Without outcomes: <c>Done</c>. A second call has no effect.</summary>
    /// <remarks>Not before: an activity that throws after this call has failed, and a retry must find it still open.</remarks>
    public void Complete(params IReadOnlyList<string> outcomes)
    {
        if (outcomes.Count == 0)
            outcomes = Outcomes.Done;
        if (Node.Descriptor.Shared is Container)
            Execution.Complete(this, outcomes);
        else
            AskedOutcomes ??= outcomes;
    }

    /// <summary>Waits for an event of that name; with a correlation only events sent to it, else those sent to the instance's.</summary>
    public void WaitForEvent(string eventName, string? correlation = null)
    {
        Waits |= WaitKinds.Event;
        Execution.Effects.Events.Add(new(Id, eventName, correlation));
    }

    /// <summary>Waits until an instant; in the past it fires at once, in a burst of its own.</summary>
    public void WaitUntil(DateTimeOffset due)
    {
        Waits |= WaitKinds.Timer;
        Execution.Effects.Timers.Add(new(Id, due.ToUniversalTime()));
    }

    /// <summary>Writes a human task and waits until it is completed.</summary>
    /// <returns>The task's id.</returns>
    public Guid CreateTask(HumanTaskDraft draft)
    {
        Waits |= WaitKinds.Task;
        var id = Execution.NewId();
        Execution.Effects.Tasks.Add(new(Id, id, draft));
        return id;
    }

    /// <summary>Waits for a signal sent inside the instance.</summary>
    public void WaitForSignal() => Waits |= WaitKinds.Internal;

    /// <summary>Schedules or replaces an alarm of the instance. It does not keep the activity waiting.</summary>
    public void ScheduleAlarm(AlarmDraft draft) => Execution.Alarms.Schedule(draft);

    /// <summary>Removes an alarm; a late one then finds nothing.</summary>
    public void CancelAlarm(string key) => Execution.Alarms.Cancel(key);

    /// <summary>Sends something out of the instance: after the commit, at least once, effective once.</summary>
    public void Enqueue(OutboxMessage message) => Execution.Effects.Outbox.Add(message);

    /// <summary>Runs another definition as an instance of its own, in this transaction.</summary>
    public void StartChild(string definitionId, string? correlationId, Dictionary<string, object?> input, bool wait)
    {
        if (wait)
            Waits |= WaitKinds.Internal;
        Execution.Effects.Children.Enqueue(new(Id, definitionId, correlationId, input, wait));
    }

    /// <summary>Schedules a child of this container; it runs after what is already queued.</summary>
    internal void Schedule(PlanNode? child, int? tag = null, Dictionary<string, object?>? variables = null, bool backward = false)
    {
        if (child is not null)
            Execution.Queue.Add(new(this, child, null, null, tag, variables, backward));
    }

    internal void RestoreWaits(WaitKinds waits)
    {
        Waits = waits;
        StoredWaits = waits & ~WaitKinds.Internal;
    }

    internal void RemoveChild(ActivityExecutionContext child) => _children.Remove(child);

    internal bool IsWithin(ActivityExecutionContext ancestor)
    {
        for (var context = this; context is not null; context = context.Parent)
        {
            if (ReferenceEquals(context, ancestor))
                return true;
        }

        return false;
    }

    /// <summary>Where names in this execution's inputs are looked up: what is passed to a workflow is said in the words of the one that uses it.</summary>
    internal ActivityExecutionContext Scope => Node.Composite is not null && Parent is not null ? Parent : this;

    /// <summary>The nearest workflow or workflow-as-activity around this execution.</summary>
    internal ActivityExecutionContext Composite()
    {
        var context = Parent ?? this;
        while (context.Node.Composite is null && context.Parent is not null)
            context = context.Parent;
        return context;
    }
}

/// <summary>Frequent outcome lists.</summary>
internal static class Outcomes
{
    public static readonly IReadOnlyList<string> Done = ["Done"];
    public static readonly IReadOnlyList<string> None = [];
}

/// <summary>An activity can not do its work for a reason a person can understand and mend.</summary>
public sealed class ActivityFaultException(string code, string message) : Exception(message)
{
    /// <summary>Stable code, shown with the incident.</summary>
    public string Code { get; } = code;
}

internal static class InputConversion
{
    public static T? To<T>(object? value, string name)
    {
        if (value is null)
            return default;
        var target = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        var alias = target == typeof(string) ? "String"
            : target == typeof(bool) ? "Boolean"
            : target == typeof(int) || target == typeof(long) ? "Int64"
            : target == typeof(double) || target == typeof(decimal) ? "Double"
            : null;
        if (alias is null)
            return value is T same ? same : throw Wrong(value, name, target);
        if (!TypeAlias.TryConvert(value, alias, out var converted) || converted is null)
            throw Wrong(value, name, target);
        return converted is T fits ? fits : (T)Convert.ChangeType(converted, target, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static ActivityFaultException Wrong(object value, string name, Type target) =>
        new("input-type", $"The input '{name}' is a {value.GetType().Name} and can not be read as {target.Name}.");
}
