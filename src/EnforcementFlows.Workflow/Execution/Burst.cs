using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Outbox;
using EnforcementFlows.Workflow.Storage;
using EnforcementFlows.Workflow.Timers;
using EnforcementFlows.Workflow.Values;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>
/// One transaction of the runtime: instances are locked, run in memory to their next waits, and written together with the
/// domain rows of the same scope. Everything or nothing of it happens.
/// </summary>
public sealed partial class Burst
{
    private readonly Dictionary<Guid, BurstSession> _sessions = [];
    private readonly List<OutboxMessage> _messages = [];
    private readonly BurstStore _store;
    private readonly EarlyEvents _earlyEvents;
    private readonly PlanCatalogue _plans;
    private readonly Func<Exception, bool>? _isRefusal;
    private readonly EarlierAttempts _earlier;
    private int _ids;

    // events that came before their wait are rare: a burst looks for them as it writes, and only if there is one it is run again,
    // looking at every wait
    internal Burst(
        Command command, DateTimeOffset now, IServiceProvider services, BurstStore store, PlanCatalogue plans, Func<Exception, bool>? isRefusal,
        EarlierAttempts earlier)
    {
        (Command, Now, Services, _store, _plans, _isRefusal) = (command, now, services, store, plans, isRefusal);
        _earlyEvents = new(store, this);
        _earlier = earlier;
    }

    public Command Command { get; }

    /// <summary>The injected clock's instant, read once for the burst, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The burst's scope: a DbContext from it writes in this transaction.</summary>
    public IServiceProvider Services { get; }

    /// <summary>
    /// The human task that the command is about, as it stands under the lock of its instance; null where there is none. What is done to
    /// it is written with the burst; queries of a context that has joined the burst give this object.
    /// </summary>
    public HumanTask? HumanTask => _store.Task;

    /// <summary>An id derived from the command: a repetition makes the same.</summary>
    public Guid NewId() => DerivedId.Create(Command.Id, Guid.Empty, _ids++, Now);

    /// <summary>Sends something out of the process after the commit; at least once, effective once by its key.</summary>
    public void Enqueue(OutboxMessage message) => _messages.Add(message);

    /// <summary>Starts the published version of a definition and runs it to its first waits.</summary>
    /// <returns>The new instance's id.</returns>
    /// <exception cref="DefinitionMissingException">The tenant has no such published definition.</exception>
    public async Task<Guid> StartAsync(
        string definitionId, Dictionary<string, object?> input, string? correlationId, CancellationToken cancellationToken,
        (Guid Instance, int Context)? parent = null, string? triggerActivityId = null)
    {
        var plan = await _plans.FindPublishedAsync(_store.Connection, Command.TenantId, definitionId, cancellationToken)
            ?? throw new DefinitionMissingException(definitionId);
        var session = Begin(plan, input, correlationId, parent, triggerActivityId);
        await RunAsync(session, cancellationToken);
        return session.Execution.InstanceId;
    }

    /// <summary>
    /// Completes the wait of an execution for a human task. The task is <see cref="HumanTask"/>, or one that the caller saves in this scope.
    /// </summary>
    /// <exception cref="NothingToResumeException">The instance does not wait for it any more.</exception>
    public Task CompleteTaskAsync(HumanTask task, TaskCompletedStimulus stimulus, CancellationToken cancellationToken) =>
        ResumeAsync(task.InstanceId, task.ContextId, stimulus, cancellationToken);

    /// <summary>Resumes one waiting execution and runs its instance.</summary>
    /// <exception cref="NothingToResumeException">It does not wait any more.</exception>
    public async Task ResumeAsync(Guid instanceId, int contextId, Stimulus stimulus, CancellationToken cancellationToken)
    {
        if (!await TryResumeAsync(instanceId, contextId, stimulus, cancellationToken))
            throw new NothingToResumeException("该流程步骤已不再等待，操作未生效。");
    }

    /// <summary>Resumes an execution if it still waits; it may have gone another way meanwhile.</summary>
    internal async Task<bool> TryResumeAsync(Guid instanceId, int contextId, Stimulus stimulus, CancellationToken cancellationToken)
    {
        var session = await LoadAsync(instanceId, cancellationToken);
        if (!session.Resume(contextId, stimulus))
            return false;
        await RunAsync(session, cancellationToken);
        return true;
    }

    /// <summary>Whether an execution of an instance waits.</summary>
    internal async Task<bool> WaitsAsync(Guid instanceId, int contextId, CancellationToken cancellationToken) =>
        (await LoadAsync(instanceId, cancellationToken)).Execution.Contexts.Find(contextId)?.IsWaiting == true;

    /// <summary>
    /// Publishes an event: every wait of its name and correlation takes it in this transaction, every trigger of its name starts
    /// an instance. With a correlation, an event that reaches nobody is kept for a wait to come.
    /// </summary>
    /// <returns>How many instances took it.</returns>
    public async Task<int> PublishAsync(string name, string? correlationId, object? payload, CancellationToken cancellationToken, Guid? onlyInstance = null)
    {
        var reach = await _store.ReachAsync(new(name, correlationId, onlyInstance), cancellationToken);
        var (reached, keptFor) = (0, new HashSet<Guid>());
        foreach (var (instanceId, contextId) in Waiting(reach, name, correlationId, onlyInstance))
        {
            var session = await LoadAsync(instanceId, cancellationToken);
            if (session.Execution.SubStatus == WorkflowSubStatus.Faulted)
            {
                if (keptFor.Add(instanceId)) // once, for however many waits
                    await _earlyEvents.KeepAsync(name, correlationId ?? "", payload, instanceId, cancellationToken);
            }
            else if (session.Resume(contextId, new EventStimulus(name, payload)))
            {
                await RunAsync(session, cancellationToken);
                reached++;
            }
        }

        foreach (var (definitionId, activityId) in onlyInstance is null ? reach.Triggers : [])
        {
            await StartAsync(definitionId, new() { ["Event"] = payload }, correlationId, cancellationToken, triggerActivityId: activityId);
            reached++;
        }

        if (reached + keptFor.Count == 0 && correlationId is not null && onlyInstance is null)
            await _earlyEvents.KeepAsync(name, correlationId, payload, null, cancellationToken);
        return reached;
    }

    // the rows, as far as this burst has not gone on from them, and what it has come to wait for itself
    private List<(Guid Instance, int Context)> Waiting(EventReach reach, string name, string? correlationId, Guid? onlyInstance)
    {
        var stored = reach.Waits.Where(w => !_sessions.TryGetValue(w.Instance, out var session) || !session.Execution.Effects.ClosedWaits.ContainsKey(w.Context));
        var fresh =
            from session in _sessions.Values
            where onlyInstance is null || session.Execution.InstanceId == onlyInstance
            from wait in session.Execution.Effects.Events
            let correlation = wait.Correlation ?? session.Execution.CorrelationId
            where wait.Name == name && (correlationId is null || correlation is null || correlation == correlationId)
            select (session.Execution.InstanceId, wait.ContextId);
        return [.. stored.Concat(fresh).Distinct().Order()];
    }

    /// <summary>Locks an instance, changes it and runs it: for what an operator does to it.</summary>
    public async Task ChangeAsync(Guid instanceId, Func<WorkflowExecution, ValueTask> change, CancellationToken cancellationToken)
    {
        var session = await LoadAsync(instanceId, cancellationToken);
        await change(session.Execution);
        await RunAsync(session, cancellationToken);
    }

    /// <summary>
    /// Fires a claimed timer or rings a claimed alarm, and before it what the same instance was due for earlier: another node may
    /// have died with that in its hands, and of two things that exclude each other the earlier one counts.
    /// </summary>
    /// <exception cref="AlreadyDoneException">Its row is gone or parked.</exception>
    internal async Task FireAsync(ClaimedTimer timer, CancellationToken cancellationToken)
    {
        var session = await LoadAsync(timer.InstanceId, cancellationToken);
        var due = _store.TakeDue();
        if (due.All(t => t.Id != timer.Id))
            throw new AlreadyDoneException();
        foreach (var each in due)
        {
            await FireAsync(session, each, cancellationToken);
            await RunAsync(session, cancellationToken);
        }
    }

    private async Task FireAsync(BurstSession session, ClaimedTimer timer, CancellationToken cancellationToken)
    {
        if (timer.Handler is null)
        {
            session.Resume(timer.ContextId, new TimerStimulus(timer.DueAt));
            session.Execution.Effects.ClosedWaits.TryAdd(timer.ContextId, WaitKinds.Timer); // the row goes, whatever it met
        }
        else if (session.Execution.Alarms.Ring(timer.Key!))
        {
            var handler = Services.GetKeyedService<AlarmHandler>(timer.Handler)
                ?? throw new NodeTooOldException($"This node has no handler for alarms of the name '{timer.Handler}'.");
            await handler.HandleAsync(new(session.Execution, timer.Key!, timer.DueAt, WorkflowValue.Parse(timer.Data), Command, cancellationToken));
            session.Note($"alarm {timer.Key}");
        }
    }

    internal Task<bool> ConsumeOutboxAsync(QueuedMessage message, CancellationToken cancellationToken) => _store.ConsumeOutboxAsync(message, Now, cancellationToken);

    internal Task<bool> GiveUpOutboxAsync(QueuedMessage message, string reason, CancellationToken cancellationToken) =>
        _store.GiveUpOutboxAsync(message, reason, cancellationToken);

    internal BurstWrite ToWrite(object? result)
    {
        var write = new BurstWrite
        {
            Command = Command,
            Result = result is null ? null : WorkflowValue.ToJson(result),
            Now = Now,
            Task = HumanTask is { } task && task.Version != _store.TaskVersion ? (task, _store.TaskVersion) : null,
        };
        write.Messages.AddRange(_messages);
        foreach (var session in _sessions.Values.Where(s => s.HasRun).OrderBy(s => s.Execution.InstanceId))
        {
            write.Instances.Add(session.ToWrite(Command, Now));
            if (!_earlier.FoundEarlyEvent)
                write.UncheckedEvents.UnionWith(EarlyEvents.KeysOf(session.Execution, session.Execution.Effects.Events));
        }

        write.NewPlans.AddRange(write.Instances.Where(i => i.Locked?.PlanHash != i.Execution.Plan.Hash).Select(i => i.Execution.Plan)
            .Where(p => !_plans.IsStored(Command.TenantId, p.Hash)).DistinctBy(p => p.Hash));
        return write;
    }

    private BurstSession Begin(
        WorkflowPlan plan, Dictionary<string, object?> input, string? correlationId, (Guid Instance, int Context)? parent, string? triggerActivityId,
        int depth = 0)
    {
        var execution = WorkflowExecution.Start(
            plan, NewId(), Command.TenantId, Environment(), input, correlationId, triggerActivityId, StartChildAsync, depth);
        var session = new BurstSession(execution, null, parent);
        session.Note($"start {plan.Definition.DefinitionId}");
        _sessions[execution.InstanceId] = session;
        return session;
    }

    private BurstEnvironment Environment() => new(Now, Command.Id, Command.Actor, Services)
    {
        Refuses = Command.Actor is null ? null : _isRefusal,
        Earlier = _earlier,
    };

    private async Task<BurstSession> LoadAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        if (_sessions.TryGetValue(instanceId, out var session))
            return session;
        var locked = await _store.LockAsync(instanceId, cancellationToken)
            ?? throw new NothingToResumeException("流程实例不存在。");
        var plan = await _plans.GetAsync(_store.Connection, Command.TenantId, locked.PlanHash, cancellationToken);
        var execution = Snapshot.Read(locked.State, plan, instanceId, Command.TenantId, Environment(), locked.Status, locked.SubStatus, StartChildAsync, locked.Version);
        return _sessions[instanceId] = new(execution, locked, locked.Parent);
    }

    private async Task RunAsync(BurstSession session, CancellationToken cancellationToken)
    {
        do
            await session.RunAsync(cancellationToken);
        while (_earlier.FoundEarlyEvent && await _earlyEvents.TakeAsync(session, cancellationToken));
        session.TellParent();
    }

    private async ValueTask<ChildFinishedStimulus?> StartChildAsync(WorkflowExecution parent, ChildStart start, CancellationToken cancellationToken)
    {
        var plan = await _plans.FindPublishedAsync(_store.Connection, Command.TenantId, start.DefinitionId, cancellationToken)
            ?? throw new ActivityFaultException("definition-missing", $"There is no published definition '{start.DefinitionId}'.");
        var child = Begin(plan, start.Input, start.CorrelationId, start.Wait ? (parent.InstanceId, start.ContextId) : null, null, parent.Depth + 1);
        child.ParentTold = true; // finishing inside this burst answers directly
        await RunAsync(child, cancellationToken);
        child.ParentTold = child.Execution.HasEnded;
        return child.ParentTold ? ChildFinishedStimulus.Of(child.Execution) : null;
    }
}
