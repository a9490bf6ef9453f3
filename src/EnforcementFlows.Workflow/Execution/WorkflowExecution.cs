using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>Starts a child workflow in the same burst and runs it; its end, if it has come to one.</summary>
internal delegate ValueTask<ChildFinishedStimulus?> ChildStarter(WorkflowExecution parent, ChildStart start, CancellationToken cancellationToken);

/// <summary>
/// One instance in memory, for the length of one burst: restored from its snapshot, run until nothing can run, and written
/// back. No parallelism inside: work is taken first in, first out, and that order is the observable order.
/// </summary>
public sealed class WorkflowExecution
{
    private readonly List<MissedSignal> _missedSignals = [];
    private readonly Queue<ActivityExecutionContext> _cancelled = new();
    private readonly StepRunner _runner;
    private int _ids;
    private bool _triggerTaken;
    private bool _isDropped;

    internal WorkflowExecution(WorkflowPlan plan, Guid instanceId, string tenant, BurstEnvironment environment, BurstEffects? effects = null)
    {
        Plan = plan;
        InstanceId = instanceId;
        Tenant = tenant;
        Environment = environment;
        Effects = effects ?? new();
        Alarms = new(Effects);
        _runner = new(this);
    }

    public WorkflowPlan Plan { get; }

    public Guid InstanceId { get; }

    public string Tenant { get; }

    public string? CorrelationId { get; set; }

    public string? Name { get; set; }

    public WorkflowStatus Status { get; internal set; } = WorkflowStatus.Running;

    public WorkflowSubStatus SubStatus { get; internal set; } = WorkflowSubStatus.Pending;

    public Dictionary<string, object?> Input { get; internal init; } = [];

    public Dictionary<string, object?> Output { get; internal init; } = [];

    public List<Incident> Incidents { get; } = [];

    /// <summary>What this burst wants written.</summary>
    public BurstEffects Effects { get; }

    /// <summary>How often each activity completed in this burst, for the command line's report.</summary>
    internal Dictionary<string, int> CompletedCounts { get; } = new(StringComparer.Ordinal);

    internal BurstEnvironment Environment { get; }

    internal DateTimeOffset Now => Environment.Now;

    internal CancellationToken CancellationToken { get; private set; }

    internal LiveContexts Contexts { get; } = new();

    internal WorkQueue Queue { get; } = new();

    internal InstanceAlarms Alarms { get; }

    /// <summary>Sets an alarm of this instance, with the burst; one of the same key is replaced.</summary>
    public void ScheduleAlarm(AlarmDraft alarm) => Alarms.Schedule(alarm);

    internal KeptOutputs Outputs { get; init; } = new();

    /// <summary>Signals that came while the instance stood still with a fault, for waits that are still there, oldest first.</summary>
    internal IReadOnlyList<MissedSignal> MissedSignals => _missedSignals;

    /// <summary>The trigger that started the instance, or null.</summary>
    internal string? StartedBy { get; init; }

    /// <summary>Runs a child workflow inside this burst.</summary>
    internal ChildStarter? Starter { get; init; }

    /// <summary>Whether flowcharts run by tokens; decided when the instance starts.</summary>
    internal bool UsesTokens { get; init; }

    /// <summary>Version of the instance's row when it was locked; 0 for a new one.</summary>
    internal long Revision { get; init; }

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
        execution.Queue.Add(new(null, plan.Root, null, null));
        return execution;
    }

    /// <summary>The next id of this burst; derived from the command, so a replayed burst makes the same ids.</summary>
    public Guid NewId() => DerivedId.Create(Environment.CommandId, InstanceId, _ids++, Now);

    /// <summary>Queues the resumption of a waiting execution; false when it no longer waits.</summary>
    public bool Resume(int contextId, Stimulus stimulus)
    {
        if (Status != WorkflowStatus.Running || Contexts.Find(contextId) is not { } context)
            return false;
        var mends = stimulus is RetryStimulus or SkipStimulus; // which only what is faulted takes; the rest only what waits
        if (mends ? context.Status != ActivityStatus.Faulted : !context.IsWaiting)
            return false;
        if (mends)
            Rewind(context);

        CloseWaits(context);
        Queue.Add(new(context.Parent, context.Node, context, stimulus));
        return true;
    }

    /// <summary>
    /// Sends a signal to every execution that waits for one and accepts it. While the instance stands still with a fault the signal
    /// is kept for them, the first for each, and takes effect when the fault is mended.
    /// </summary>
    public void Signal(Func<ActivityExecutionContext, bool> accepts, SignalStimulus signal)
    {
        foreach (var id in Contexts.All.Where(c => c.Waits.HasFlag(WaitKinds.Internal) && accepts(c)).Select(c => c.Id).Order())
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
        while (Queue.Take() is { } item)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await _runner.RunAsync(item);
        }

        await TellCancelledAsync();
        if (Status == WorkflowStatus.Running)
            SubStatus = WorkflowSubStatus.Suspended;
    }

    /// <summary>Tells those that waited when they were cancelled, and want to know it.</summary>
    internal async ValueTask TellCancelledAsync()
    {
        while (_cancelled.TryDequeue(out var cancelled))
            await _runner.ActivityOf(cancelled.Node.Descriptor).CancelledAsync(cancelled);
    }

    /// <summary>Cancels the whole instance; one that stands still with a fault can be given up so, too.</summary>
    public void Cancel()
    {
        if (HasEnded)
            return;
        if (Contexts.Root is { } root)
            Journal(root, "Canceled", null);
        DropEverything();
        Status = WorkflowStatus.Finished;
        SubStatus = WorkflowSubStatus.Cancelled;
    }

    /// <summary>Does an operator's act; the instance is to be run afterwards.</summary>
    /// <returns>What was there before and is there now, for the audit.</returns>
    /// <exception cref="RepairRefusedException">It can not be done to the instance as it stands; nothing was changed.</exception>
    public (string Before, string After) Repair(RepairAct act)
    {
        InstanceRepair.Check(this, act);
        return InstanceRepair.Apply(this, act);
    }

    /// <summary>What is open, for people.</summary>
    public InstanceView Show() => InstanceViews.Of(this);

    /// <summary>What a waiting execution asked for can not be had: an incident.</summary>
    internal void Fail(int contextId, ActivityFaultException reason)
    {
        if (Contexts.Find(contextId) is { IsWaiting: true } context)
            Fault(context, reason);
    }

    /// <summary>One that stands still with a fault has not ended: when it is mended it goes on, and only then its parent does.</summary>
    internal bool HasEnded => Status == WorkflowStatus.Finished && SubStatus != WorkflowSubStatus.Faulted;

    /// <summary>Makes a faulted instance runnable again, before its incidents are retried.</summary>
    internal void Reopen()
    {
        if (SubStatus == WorkflowSubStatus.Faulted)
            (Status, SubStatus) = (WorkflowStatus.Running, WorkflowSubStatus.Suspended);
    }

    /// <summary>Whether anything in a container runs, waits, has failed or is queued.</summary>
    internal bool HasPendingWork(ActivityExecutionContext container) =>
        container.Children.Any(c => c.Status is ActivityStatus.Running or ActivityStatus.Faulted)
        || Queue.HasWorkWithin(container);

    internal void SetOutput(ActivityExecutionContext context, string name, object? value)
    {
        if (context.Node.OutputBindings.TryGetValue(name, out var variableId))
            ScopedVariables.Set(context.Parent ?? context, variableId, value);
        if (Plan.KeepsOutputs)
            Outputs.Keep(context.Node.Id, name, value);
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
        Environment.Trace?.Complete(context.Node, outcomes);
        Contexts.Drop(context);
        if (context.Parent is { } parent)
        {
            if (parent.Status == ActivityStatus.Running && !_isDropped)
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
        if (context.Parent is { Status: ActivityStatus.Running } parent)
            Guarded(parent, () => ContainerOf(parent).ChildCancelled(parent, context));
    }

    /// <summary>Ends an execution and everything in it; its container is not told, for something else takes its place.</summary>
    internal void Withdraw(ActivityExecutionContext context)
    {
        Queue.Withdraw(context);
        RememberCancelled(context);
        SettleIncidents(context);
        context.Status = ActivityStatus.Canceled;
        CancelChildren(context);
        CloseWaits(context);
        Journal(context, "Canceled", null);
        Contexts.Drop(context);
    }

    /// <summary>Ends the instance at once: queue, callbacks and all waits are dropped (Elsa.Finish).</summary>
    internal void FinishNow()
    {
        if (Contexts.Root is { } root)
            Journal(root, "Completed", null); // and with it whatever else there was
        DropEverything();
        FinishInstance(WorkflowSubStatus.Finished);
    }

    /// <summary>Has a waiting execution ask anew for what it waits for.</summary>
    /// <param name="began">From when the wait is to be counted; null from now.</param>
    internal void Renew(ActivityExecutionContext context, DateTimeOffset? began)
    {
        CloseWaits(context);
        context.WaitBegan = began;
        Queue.Add(new(context.Parent, context.Node, context, new RenewStimulus()));
    }

    /// <summary>Goes on from an earlier burst: its numbers, its alarms and what it has missed.</summary>
    internal void Restore(int nextContextId, IEnumerable<string> alarms, IEnumerable<MissedSignal> missedSignals)
    {
        Contexts.GoOnFrom(nextContextId);
        _triggerTaken = true; // by the burst that started the instance; a loop that comes back to the trigger waits
        Alarms.Restore(alarms);
        _missedSignals.AddRange(missedSignals);
    }

    /// <summary>Whether this is the first execution of the trigger that started the instance.</summary>
    internal bool WasStartedBy(ActivityExecutionContext context)
    {
        if (_triggerTaken || StartedBy != context.Node.Id || context.Composite().Parent is not null)
            return false;
        return _triggerTaken = true;
    }

    internal static Container ContainerOf(ActivityExecutionContext context) => (Container)context.Node.Descriptor.Shared!;

    // a retry begins the activity anew, a skip ends it; what it had begun before is withdrawn
    private void Rewind(ActivityExecutionContext context)
    {
        CancelChildren(context);
        SettleIncidents(context);
        (context.Status, context.State, context.IsBreaking) = (ActivityStatus.Running, null, false);
    }

    private void SettleIncidents(ActivityExecutionContext context)
    {
        if (Incidents.RemoveAll(i => i.ContextId == context.Id) > 0)
            Effects.ResolvedIncidents.Add(context.Id);
    }

    private void Guarded(ActivityExecutionContext owner, Action callback)
    {
        try
        {
            callback();
        }
        catch (Exception exception) when (Environment.IsIncident(exception))
        {
            Fault(owner, exception);
        }
    }

    internal void Fault(ActivityExecutionContext context, Exception exception)
    {
        CloseWaits(context);
        Effects.Children.Clear(); // those it had asked for: they are started when it returns
        context.Status = ActivityStatus.Faulted;
        var incident = Incident.Of(context, exception);
        Incidents.Add(incident);
        Effects.NewIncidents.Add(incident);
        Journal(context, "Faulted", $"{incident.Code}: {incident.Message}");
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
            Alarms.CancelAll();
    }

    // told when everything has run: it may need the database, and cancelling happens in the middle of a step
    private void RememberCancelled(ActivityExecutionContext context)
    {
        if (context.IsWaiting && context.Node.Descriptor.HearsCancellation)
            _cancelled.Enqueue(context);
    }

    private void CancelChildren(ActivityExecutionContext context)
    {
        foreach (var child in context.Children.ToList())
            Cancel(child);
        Queue.Withdraw(context);
    }

    internal void CloseWaits(ActivityExecutionContext context)
    {
        if (context.Waits == WaitKinds.None)
            return;
        Effects.CloseWaits(context);
        _missedSignals.RemoveAll(m => m.ContextId == context.Id);
        context.RestoreWaits(WaitKinds.None);
    }

    private void DropEverything()
    {
        _isDropped = true; // what still completes has nobody to tell
        Queue.Clear();
        foreach (var context in Contexts.All)
        {
            RememberCancelled(context);
            CloseWaits(context);
        }

        Contexts.Clear();
        Alarms.CancelAll();
    }

    internal void Journal(ActivityExecutionContext context, string name, string? detail)
    {
        Effects.Journal.Add(new(context.Id, context.Node.Path, name, detail));
        Environment.Trace?.Note(context, name, detail);
    }
}
