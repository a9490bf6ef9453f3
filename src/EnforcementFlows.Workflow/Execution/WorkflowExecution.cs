using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>What a burst brings to an execution: the recorded clock, the actor and the services of its scope.</summary>
/// <param name="Now">The injected clock, read once for the burst.</param>
/// <param name="CommandId">Identity of the command; also the seed of ids and random numbers, so that a burst can be replayed.</param>
/// <param name="Services">The burst's scope; null where only engine activities run.</param>
public sealed record BurstEnvironment(DateTimeOffset Now, Guid CommandId, string? Actor = null, IServiceProvider? Services = null)
{
    /// <summary>
    /// Exceptions that refuse the whole command instead of becoming an incident: a broken rule that the person who gave the
    /// command is told at once. Null for commands of the system, which has nobody to tell.
    /// </summary>
    public Func<Exception, bool>? Refuses { get; init; }

    /// <summary>More steps in one burst are an endless loop: the instance faults instead of holding its row lock.</summary>
    public int MaxSteps { get; init; } = 20_000;

    /// <summary>Whether instances started here run their flowcharts by tokens; null leaves it to the definition.</summary>
    public bool? UsesTokens { get; init; }

    /// <summary>For rehearsals: gives the activity to run instead of the registered one; null runs the registered one.</summary>
    public Func<ActivityDescriptor, Activity?>? Substitute { get; init; }

    /// <summary>For rehearsals: remembers the way that was taken.</summary>
    public RunTrace? Trace { get; init; }
}

/// <summary>A unit of queued work.</summary>
internal sealed record WorkItem(
    ActivityExecutionContext? Owner, PlanNode Node, ActivityExecutionContext? Existing, Stimulus? Stimulus,
    int? Tag = null, Dictionary<string, object?>? Variables = null, bool Backward = false);

/// <summary>Starts a child workflow in the same burst and runs it; its end, if it has come to one.</summary>
internal delegate ValueTask<ChildFinishedStimulus?> ChildStarter(WorkflowExecution parent, ChildStart start, CancellationToken cancellationToken);

/// <summary>A signal that an execution waited for and could not take, because its instance stood still with a fault.</summary>
internal sealed record MissedSignal(int ContextId, SignalStimulus Signal, DateTimeOffset At);

/// <summary>Something that went wrong on an instance and waits for an operator.</summary>
public sealed record Incident(int ContextId, string ActivityId, string NodeId, string Code, string Message, DateTimeOffset At);

/// <summary>
/// One instance in memory, for the length of one burst: restored from its snapshot, run until nothing can run, and written
/// back. No parallelism inside: work is taken first in, first out, and that order is the observable order.
/// </summary>
public sealed class WorkflowExecution
{
    private const int MaxDepth = 16;
    private readonly LinkedList<WorkItem> _queue = new();
    private readonly Dictionary<int, ActivityExecutionContext> _contexts = [];
    private readonly Dictionary<string, object?> _outputsKept = [];
    private readonly HashSet<string> _alarms = [];
    private readonly List<MissedSignal> _missedSignals = [];
    private BurstEnvironment _environment;
    private int _nextContextId = 1;
    private int _steps;
    private int _ids;
    private int _childrenStarted;
    private bool _triggerTaken;

    internal WorkflowExecution(WorkflowPlan plan, Guid instanceId, string tenant, BurstEnvironment environment)
    {
        Plan = plan;
        InstanceId = instanceId;
        Tenant = tenant;
        _environment = environment;
    }

    public WorkflowPlan Plan { get; }

    public Guid InstanceId { get; }

    public string Tenant { get; }

    public string? CorrelationId { get; set; }

    public string? Name { get; set; }

    public WorkflowStatus Status { get; internal set; } = WorkflowStatus.Running;

    public WorkflowSubStatus SubStatus { get; internal set; } = WorkflowSubStatus.Pending;

    public Dictionary<string, object?> Input { get; internal set; } = [];

    public Dictionary<string, object?> Output { get; internal set; } = [];

    public List<Incident> Incidents { get; internal set; } = [];

    /// <summary>What this burst wants written.</summary>
    public BurstEffects Effects { get; } = new();

    /// <summary>How often each activity completed, for the command line's report.</summary>
    public Dictionary<string, int> CompletedCounts { get; } = new(StringComparer.Ordinal);

    internal BurstEnvironment Environment => _environment;

    internal DateTimeOffset Now => _environment.Now;

    internal CancellationToken CancellationToken { get; private set; }

    internal ActivityExecutionContext? Root { get; private set; }

    internal IReadOnlyDictionary<int, ActivityExecutionContext> Contexts => _contexts;

    internal IReadOnlyCollection<string> Alarms => _alarms;

    /// <summary>Signals that came while the instance stood still with a fault, for waits that are still there, oldest first.</summary>
    internal IReadOnlyList<MissedSignal> MissedSignals => _missedSignals;

    internal int NextContextId => _nextContextId;

    internal Dictionary<string, object?> OutputsKept => _outputsKept;

    internal string? StartedBy { get; private set; }

    /// <summary>Runs a child workflow inside this burst.</summary>
    internal ChildStarter? Starter { get; init; }

    /// <summary>Whether flowcharts run by tokens; decided when the instance starts.</summary>
    internal bool UsesTokens { get; init; }

    /// <summary>How many workflows deep this one was started inside one burst.</summary>
    internal int Depth { get; init; }

    /// <summary>Queues the start. <paramref name="triggerActivityId"/> is the trigger that started it, or null.</summary>
    public static WorkflowExecution Start(
        WorkflowPlan plan, Guid instanceId, string tenant, BurstEnvironment environment,
        Dictionary<string, object?>? input = null, string? correlationId = null, string? triggerActivityId = null) =>
        Start(plan, instanceId, tenant, environment, input, correlationId, triggerActivityId, null, 0);

    internal static WorkflowExecution Start(
        WorkflowPlan plan, Guid instanceId, string tenant, BurstEnvironment environment, Dictionary<string, object?>? input, string? correlationId,
        string? triggerActivityId, ChildStarter? starter, int depth)
    {
        var execution = new WorkflowExecution(plan, instanceId, tenant, environment)
        {
            Starter = starter,
            Depth = depth,
            UsesTokens = environment.UsesTokens ?? plan.Definition.UsesTokens,
            CorrelationId = correlationId,
            Input = input ?? [],
            StartedBy = triggerActivityId,
        };
        execution.Schedule(new(null, plan.Root, null, null));
        return execution;
    }

    /// <summary>The next id of this burst; derived from the command, so a replayed burst makes the same ids.</summary>
    public Guid NewId() => DerivedId.Create(_environment.CommandId, InstanceId, _ids++, Now);

    /// <summary>Queues the resumption of a waiting execution; false when it no longer waits.</summary>
    public bool Resume(int contextId, Stimulus stimulus)
    {
        if (Status != WorkflowStatus.Running || !_contexts.TryGetValue(contextId, out var context))
            return false;
        var retry = stimulus is RetryStimulus; // which only what is faulted takes; the rest only what waits
        if (retry ? context.Status != ActivityStatus.Faulted : !IsWaiting(contextId))
            return false;
        if (retry)
            Rewind(context);

        CloseWaits(context);
        Schedule(new(context.Parent, context.Node, context, stimulus));
        return true;
    }

    /// <summary>
    /// Sends a signal to every execution that waits for one and accepts it. While the instance stands still with a fault the signal
    /// is kept for them, the first for each, and takes effect when the fault is mended.
    /// </summary>
    public void Signal(Func<ActivityExecutionContext, bool> accepts, SignalStimulus signal)
    {
        foreach (var id in _contexts.Values.Where(c => c.Waits.HasFlag(WaitKinds.Internal) && accepts(c)).Select(c => c.Id).Order().ToList())
        {
            if (SubStatus != WorkflowSubStatus.Faulted)
                Resume(id, signal);
            else if (!_missedSignals.Exists(m => m.ContextId == id))
                _missedSignals.Add(new(id, signal with { Payload = WorkflowValue.Normalise(signal.Payload) }, Now));
        }
    }

    /// <summary>Runs until nothing is runnable, then settles status and sub-status.</summary>
    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        CancellationToken = cancellationToken;
        if (Status == WorkflowStatus.Running)
            SubStatus = WorkflowSubStatus.Executing;
        while (_queue.First is { } first)
        {
            _queue.RemoveFirst();
            cancellationToken.ThrowIfCancellationRequested();
            await RunItemAsync(first.Value);
        }

        Settle();
    }

    /// <summary>Cancels the whole instance; one that stands still with a fault can be given up so, too.</summary>
    public void Cancel()
    {
        if (Status == WorkflowStatus.Finished && SubStatus != WorkflowSubStatus.Faulted)
            return;
        if (Root is { } root)
            Journal(root, "Canceled", null);
        _queue.Clear();
        foreach (var context in _contexts.Values.ToList())
            CloseWaits(context);
        ClearAll();
        Status = WorkflowStatus.Finished;
        SubStatus = WorkflowSubStatus.Cancelled;
    }

    /// <summary>What a waiting execution asked for can not be had: an incident.</summary>
    internal void Fail(int contextId, ActivityFaultException reason)
    {
        if (IsWaiting(contextId))
            Fault(_contexts[contextId], reason);
    }

    /// <summary>Whether an execution waits.</summary>
    internal bool IsWaiting(int contextId) =>
        _contexts.TryGetValue(contextId, out var context) && context is { Status: ActivityStatus.Running, Waits: not WaitKinds.None };

    /// <summary>Makes a faulted instance runnable again, before its incidents are retried.</summary>
    public void Reopen()
    {
        if (SubStatus == WorkflowSubStatus.Faulted)
            (Status, SubStatus) = (WorkflowStatus.Running, WorkflowSubStatus.Suspended);
    }

    internal void Schedule(WorkItem item) => _queue.AddLast(item);

    internal bool IsQueued(ActivityExecutionContext owner, PlanNode node) =>
        _queue.Any(i => i.Existing is null && ReferenceEquals(i.Owner, owner) && ReferenceEquals(i.Node, node));

    internal bool HasPendingWork(ActivityExecutionContext container) =>
        container.Children.Any(c => c.Status is ActivityStatus.Running or ActivityStatus.Faulted)
        || _queue.Any(i => i.Owner?.IsWithin(container) == true);

    internal static object? EvaluateInput(ActivityExecutionContext context, string name) =>
        context.Node.Inputs.TryGetValue(name, out var input) ? Evaluate(context, input) : null;

    internal static object? Evaluate(ActivityExecutionContext context, CompiledInput input) => input.Kind switch
    {
        InputKind.Literal => input.Literal,
        InputKind.Variable => GetVariableById(context, input.Reference!),
        InputKind.WorkflowInput => ScriptBindings.Input(context, input.Reference!),
        _ => EvaluateScript(context, input),
    };

    internal static object? GetVariableById(ActivityExecutionContext context, string id)
    {
        for (var scope = context.Scope; scope is not null; scope = scope.Parent)
        {
            if (scope.Variables.TryGetValue(id, out var value))
                return value;
        }

        return null;
    }

    internal static void SetVariableById(ActivityExecutionContext context, string id, object? value)
    {
        for (var scope = context; scope is not null; scope = scope.Parent)
        {
            if (!scope.Variables.ContainsKey(id))
                continue;
            var declared = scope.Node.Variables.FirstOrDefault(v => v.Id == id);
            scope.Variables[id] = declared is { IsArray: false } && TypeAlias.TryConvert(value, declared.TypeName, out var converted) ? converted : value;
            return;
        }

        throw new ActivityFaultException("variable-unknown", $"There is no variable with the id '{id}'.");
    }

    internal void SetOutput(ActivityExecutionContext context, string name, object? value)
    {
        if (context.Node.OutputBindings.TryGetValue(name, out var variableId))
            SetVariableById(context.Parent ?? context, variableId, value);
        if (!Plan.KeepsOutputs)
            return;
        _outputsKept[$"{context.Node.Id}.{name}"] = value;
        _outputsKept["$last"] = value;
    }

    internal void ScheduleAlarm(AlarmDraft draft)
    {
        CancelAlarm(draft.Key);
        _alarms.Add(draft.Key);
        Effects.Alarms.Add(draft with { DueAt = draft.DueAt.ToUniversalTime(), Data = WorkflowValue.Normalise(draft.Data) });
    }

    internal void CancelAlarm(string key)
    {
        if (!_alarms.Remove(key))
            return;
        Effects.Alarms.RemoveAll(a => a.Key == key);
        Effects.CancelledAlarms.Add(key);
    }

    /// <summary>An alarm rings: its row goes with this burst.</summary>
    internal void AlarmRang(string key)
    {
        _alarms.Remove(key);
        Effects.CancelledAlarms.Add(key);
    }

    internal void Complete(ActivityExecutionContext context, IReadOnlyList<string> outcomes)
    {
        if (context.Status != ActivityStatus.Running)
            return;
        context.Status = ActivityStatus.Completed;
        CancelChildren(context);
        CloseWaits(context);
        Journal(context, "Completed", outcomes.Count == 1 && outcomes[0] == "Done" ? null : string.Join(',', outcomes));
        CompletedCounts[context.Node.Id] = CompletedCounts.GetValueOrDefault(context.Node.Id) + 1;
        _environment.Trace?.Complete(context.Node, outcomes);
        Drop(context);
        if (context.Parent is { } parent)
        {
            if (parent.Status == ActivityStatus.Running)
                Guarded(parent, () => ContainerOf(parent).ChildCompleted(parent, context, outcomes));
        }
        else
        {
            FinishInstance(WorkflowSubStatus.Finished);
        }
    }

    internal void Cancel(ActivityExecutionContext context)
    {
        if (context.Status is ActivityStatus.Completed or ActivityStatus.Canceled)
            return;
        Withdraw(context);
        context.Status = ActivityStatus.Canceled;
        CancelChildren(context);
        CloseWaits(context);
        Journal(context, "Canceled", null);
        Drop(context);
        if (context.Parent is { Status: ActivityStatus.Running } parent)
            Guarded(parent, () => ContainerOf(parent).ChildCancelled(parent, context));
    }

    /// <summary>Ends the instance at once: queue, callbacks and all waits are dropped (Elsa.Finish).</summary>
    internal void FinishNow()
    {
        _queue.Clear();
        foreach (var context in _contexts.Values.ToList())
            CloseWaits(context);
        ClearAll();
        FinishInstance(WorkflowSubStatus.Finished);
    }

    internal static void Break(ActivityExecutionContext from)
    {
        for (var scope = from.Parent; scope is not null; scope = scope.Parent)
        {
            scope.IsBreaking = true;
            if (ContainerOf(scope).TakesBreak(scope))
                return;
            if (scope.Node.Composite is not null)
                return;
        }
    }

    internal ActivityExecutionContext AddRestored(ActivityExecutionContext context)
    {
        _contexts[context.Id] = context;
        Root ??= context;
        return context;
    }

    internal void RestoreCounters(
        int nextContextId, string? startedBy, IEnumerable<string> alarms, IEnumerable<MissedSignal> missedSignals, Dictionary<string, object?> outputs)
    {
        _nextContextId = nextContextId;
        StartedBy = startedBy;
        _triggerTaken = true; // by the burst that started the instance; a loop that comes back to the trigger waits
        _alarms.UnionWith(alarms);
        _missedSignals.AddRange(missedSignals);
        foreach (var (name, value) in outputs)
            _outputsKept[name] = value;
    }

    /// <summary>Whether this is the first execution of the trigger that started the instance.</summary>
    internal bool WasStartedBy(ActivityExecutionContext context)
    {
        if (_triggerTaken || StartedBy != context.Node.Id || context.Composite().Parent is not null)
            return false;
        return _triggerTaken = true;
    }

    private static Container ContainerOf(ActivityExecutionContext context) => (Container)context.Node.Descriptor.Shared!;

    private static object? EvaluateScript(ActivityExecutionContext context, CompiledInput input)
    {
        var value = new ScriptBindings(context).Evaluate(input.Script!);
        return TypeAlias.TryConvert(value, input.TypeName, out var converted)
            ? converted
            : throw new ActivityFaultException("expression-type", $"{input.Name}: '{WorkflowValue.ToText(value)}' is not a {input.TypeName}.");
    }

    private async ValueTask RunItemAsync(WorkItem item)
    {
        if (item.Existing is null && item.Owner is { Status: not ActivityStatus.Running })
            return;
        var context = item.Existing ?? NewContext(item);
        if (context.Status != ActivityStatus.Running)
            return;
        Journal(context, item.Stimulus is null ? "Started" : "Resumed", null);
        try
        {
            if (++_steps > _environment.MaxSteps)
                throw new ActivityFaultException("burst-too-long", $"More than {_environment.MaxSteps} steps in one burst; is this an endless loop?");
            await RunActivityAsync(context, item.Stimulus);
        }
        catch (Exception exception) when (IsIncident(exception))
        {
            Fault(context, exception);
        }
    }

    private async ValueTask RunActivityAsync(ActivityExecutionContext context, Stimulus? stimulus)
    {
        var descriptor = context.Node.Descriptor;
        var activity = _environment.Substitute?.Invoke(descriptor) ?? ActivityRegistry.Resolve(descriptor, _environment.Services);
        context.AskedOutcomes = null;
        if (stimulus is null or RetryStimulus)
            await activity.ExecuteAsync(context);
        else
            await activity.ResumeAsync(context, stimulus);
        await StartChildrenAsync(activity, context);
        if (activity is not Container && context.Status == ActivityStatus.Running && (context.AskedOutcomes is not null || context.Waits == WaitKinds.None))
            Complete(context, context.AskedOutcomes ?? Outcomes.Done);
    }

    // a child runs as soon as its activity has asked for it, before anything that is queued here, as in Elsa
    private async ValueTask StartChildrenAsync(Activity activity, ActivityExecutionContext context)
    {
        while (_childrenStarted < Effects.Children.Count)
        {
            var start = Effects.Children[_childrenStarted++];
            if (Starter is null || Depth >= MaxDepth)
                throw new ActivityFaultException("workflow-too-deep", $"Workflows start each other more than {MaxDepth} deep; does one start itself?");
            if (await Starter(this, start, CancellationToken) is not { } finished || !start.Wait)
                continue;
            CloseWaits(context);
            await activity.ResumeAsync(context, finished);
        }
    }

    // a retry begins the activity anew; what it had begun before is withdrawn
    private void Rewind(ActivityExecutionContext context)
    {
        CancelChildren(context);
        Incidents.RemoveAll(i => i.ContextId == context.Id);
        Effects.ResolvedIncidents.Add(context.Id);
        (context.Status, context.State, context.IsBreaking) = (ActivityStatus.Running, null, false);
    }

    private ActivityExecutionContext NewContext(WorkItem item)
    {
        var context = new ActivityExecutionContext(this, item.Node, item.Owner, _nextContextId++)
        {
            Tag = item.Tag,
            EnteredBackward = item.Backward,
            Variables = item.Variables ?? [],
        };
        foreach (var variable in item.Node.Variables)
            context.Variables.TryAdd(variable.Id, variable.Default);
        _contexts[context.Id] = context;
        Root ??= context;
        return context;
    }

    private void Guarded(ActivityExecutionContext owner, Action callback)
    {
        try
        {
            callback();
        }
        catch (Exception exception) when (IsIncident(exception))
        {
            Fault(owner, exception);
        }
    }

    private bool IsIncident(Exception exception) =>
        exception is not OperationCanceledException and not BurstAbortedException && _environment.Refuses?.Invoke(exception) != true;

    private void Fault(ActivityExecutionContext context, Exception exception)
    {
        CloseWaits(context);
        context.Status = ActivityStatus.Faulted;
        var code = (exception as ActivityFaultException)?.Code ?? exception.GetType().Name;
        var incident = new Incident(context.Id, context.Node.Id, context.Node.Path, code, exception.Message, Now);
        Incidents.Add(incident);
        Effects.NewIncidents.Add(incident);
        Journal(context, "Faulted", $"{code}: {exception.Message}");
        if (!Plan.Definition.Options.ContinuesWithIncidents)
            FinishInstance(WorkflowSubStatus.Faulted);
    }

    private void FinishInstance(WorkflowSubStatus subStatus)
    {
        if (Status == WorkflowStatus.Finished)
            return;
        Status = WorkflowStatus.Finished;
        SubStatus = subStatus;
        if (subStatus == WorkflowSubStatus.Finished)
        {
            foreach (var key in _alarms.ToList())
                CancelAlarm(key);
        }
    }

    private void Settle()
    {
        if (Status == WorkflowStatus.Running)
            SubStatus = WorkflowSubStatus.Suspended;
    }

    private void CancelChildren(ActivityExecutionContext context)
    {
        foreach (var child in context.Children.ToList())
            Cancel(child);
        Withdraw(context);
    }

    private void Withdraw(ActivityExecutionContext context)
    {
        for (var node = _queue.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value.Existing?.IsWithin(context) == true || node.Value.Owner?.IsWithin(context) == true)
                _queue.Remove(node);
            node = next;
        }
    }

    private void CloseWaits(ActivityExecutionContext context)
    {
        if (context.Waits == WaitKinds.None)
            return;
        // a wait that was asked for in this same burst has no row yet
        Effects.Timers.RemoveAll(w => w.ContextId == context.Id);
        Effects.Events.RemoveAll(w => w.ContextId == context.Id);
        Effects.Tasks.RemoveAll(w => w.ContextId == context.Id);
        if (context.StoredWaits != WaitKinds.None)
            Effects.ClosedWaits[context.Id] = context.StoredWaits;
        _missedSignals.RemoveAll(m => m.ContextId == context.Id);
        context.RestoreWaits(WaitKinds.None);
    }

    private void Drop(ActivityExecutionContext context)
    {
        context.Parent?.RemoveChild(context);
        _contexts.Remove(context.Id);
    }

    private void ClearAll()
    {
        _contexts.Clear();
        foreach (var key in _alarms.ToList())
            CancelAlarm(key);
    }

    private void Journal(ActivityExecutionContext context, string name, string? detail) =>
        Effects.Journal.Add(new(context.Id, context.Node.Path, name, detail));
}

/// <summary>Whether an instance can still run (Elsa's Status).</summary>
public enum WorkflowStatus
{
    Running,
    Finished,
}

/// <summary>Elsa's SubStatus.</summary>
public enum WorkflowSubStatus
{
    Pending,
    Executing,
    Suspended,
    Finished,
    Cancelled,
    Faulted,
}

/// <summary>The whole command is refused: nothing of the burst may be written. Not an incident of the instance.</summary>
public abstract class BurstAbortedException(string message) : Exception(message);
