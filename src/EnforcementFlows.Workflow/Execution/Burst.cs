using System.Security.Cryptography;
using System.Text;
using EnforcementFlows.Workflow.HumanTasks;
using EnforcementFlows.Workflow.Storage;
using EnforcementFlows.Workflow.Timers;
using EnforcementFlows.Workflow.Values;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>
/// One transaction of the runtime: instances are locked, run in memory to their next waits, and written together with the
/// domain rows of the same scope. Everything or nothing of it happens.
/// </summary>
public sealed class Burst
{
    /// <summary>How long an event that nobody waits for yet is kept.</summary>
    private static readonly TimeSpan EarlyEventLife = TimeSpan.FromDays(400);

    private readonly Dictionary<Guid, Session> _sessions = [];
    private readonly List<OutboxMessage> _messages = [];
    private readonly BurstStore _store;
    private readonly PlanCatalogue _plans;
    private readonly Func<Exception, bool>? _isRefusal;
    private readonly bool _looksForEarlyEvents;
    private int _ids;

    // events that came before their wait are rare: a burst looks for them as it writes, and only if there is one it is run again,
    // looking at every wait
    internal Burst(
        Command command, DateTimeOffset now, IServiceProvider services, BurstStore store, PlanCatalogue plans, Func<Exception, bool>? isRefusal,
        bool looksForEarlyEvents)
    {
        (Command, Now, Services, _store, _plans, _isRefusal) = (command, now, services, store, plans, isRefusal);
        _looksForEarlyEvents = looksForEarlyEvents;
    }

    public Command Command { get; }

    /// <summary>The injected clock's instant, read once for the burst, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The burst's scope: a DbContext from it writes in this transaction.</summary>
    public IServiceProvider Services { get; }

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

    /// <summary>Completes the wait of an execution for a human task. The task's row is the caller's; it must be saved in this scope.</summary>
    /// <exception cref="NothingToResumeException">The instance does not wait for it any more.</exception>
    public Task CompleteTaskAsync(HumanTask task, TaskCompletedStimulus stimulus, CancellationToken cancellationToken) =>
        ResumeAsync(task.InstanceId, task.ContextId, stimulus, cancellationToken);

    /// <summary>Resumes one waiting execution and runs its instance.</summary>
    /// <exception cref="NothingToResumeException">It does not wait any more.</exception>
    public async Task ResumeAsync(Guid instanceId, int contextId, Stimulus stimulus, CancellationToken cancellationToken)
    {
        var session = await LoadAsync(instanceId, cancellationToken);
        if (!session.Execution.Resume(contextId, stimulus))
            throw new NothingToResumeException("该流程步骤已不再等待，操作未生效。");
        session.Note(stimulus, contextId);
        await RunAsync(session, cancellationToken);
    }

    /// <summary>Resumes an execution if it still waits; it may have gone another way meanwhile.</summary>
    internal async Task TryResumeAsync(Guid instanceId, int contextId, Stimulus stimulus, CancellationToken cancellationToken)
    {
        var session = await LoadAsync(instanceId, cancellationToken);
        if (!session.Execution.Resume(contextId, stimulus))
            return;
        session.Note(stimulus, contextId);
        await RunAsync(session, cancellationToken);
    }

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
            var stimulus = new EventStimulus(name, payload);
            if (session.Execution.SubStatus == WorkflowSubStatus.Faulted)
            {
                if (keptFor.Add(instanceId)) // once, for however many waits
                    await KeepAsync(name, correlationId ?? "", payload, instanceId, cancellationToken);
            }
            else if (session.Execution.Resume(contextId, stimulus))
            {
                session.Note(stimulus, contextId);
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
            await KeepAsync(name, correlationId, payload, null, cancellationToken);
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

    /// <summary>Begins a faulted activity anew and lets its instance go on, with what came for it while it stood still.</summary>
    /// <exception cref="NothingToResumeException">The activity is not faulted.</exception>
    public async Task RetryAsync(Guid instanceId, int contextId, CancellationToken cancellationToken)
    {
        var session = await LoadAsync(instanceId, cancellationToken);
        var wasFaulted = session.Execution.SubStatus == WorkflowSubStatus.Faulted;
        session.Execution.Reopen();
        if (!session.Execution.Resume(contextId, new RetryStimulus()))
            throw new NothingToResumeException("该流程步骤没有待处理的故障，操作未生效。");
        session.Note(new RetryStimulus(), contextId);
        await RunAsync(session, cancellationToken);
        if (wasFaulted)
            await CatchUpAsync(session, cancellationToken);
    }

    // each as if in a burst of its own, so that of two things that exclude each other the earlier one counts
    private async Task CatchUpAsync(Session session, CancellationToken cancellationToken)
    {
        var execution = session.Execution;
        foreach (var missed in await MissedStimulus.FindAsync(execution, _store, cancellationToken))
        {
            if (execution.Status != WorkflowStatus.Running)
                return; // failed again: what is left is missed still
            if (missed.KeptEvent is { } kept)
                await _store.TakeEarlyEventAsync(kept, cancellationToken); // also where its wait has gone: it was for that one
            if (!execution.Resume(missed.ContextId, missed.Stimulus))
                continue;
            session.Note(missed.Stimulus, missed.ContextId);
            await RunAsync(session, cancellationToken);
        }
    }

    /// <summary>Locks an instance and changes it: for alarms, signals and operators' acts.</summary>
    public async Task ChangeAsync(Guid instanceId, Func<WorkflowExecution, ValueTask> change, CancellationToken cancellationToken)
    {
        var session = await LoadAsync(instanceId, cancellationToken);
        await change(session.Execution);
        await RunAsync(session, cancellationToken);
    }

    internal async Task<bool> FireAsync(ClaimedTimer timer, CancellationToken cancellationToken)
    {
        var session = await LoadAsync(timer.InstanceId, cancellationToken);
        if (!await _store.HasTimerAsync(timer.Id, timer.Generation, cancellationToken))
            return false;
        if (timer.Handler is null)
        {
            var stimulus = new TimerStimulus(timer.DueAt);
            if (session.Execution.Resume(timer.ContextId, stimulus))
                session.Note(stimulus, timer.ContextId);
            session.Execution.Effects.ClosedWaits.TryAdd(timer.ContextId, WaitKinds.Timer); // the row goes, whatever it met
        }
        else
        {
            session.Execution.AlarmRang(timer.Key!);
            var handler = Services.GetRequiredKeyedService<AlarmHandler>(timer.Handler);
            await handler.HandleAsync(new(session.Execution, timer.Key!, timer.DueAt, WorkflowValue.Parse(timer.Data), Command, cancellationToken));
            session.Note($"alarm {timer.Key}");
        }

        await RunAsync(session, cancellationToken);
        return true;
    }

    internal Task<bool> ConsumeOutboxAsync(long id, CancellationToken cancellationToken) => _store.ConsumeOutboxAsync(id, Now, cancellationToken);

    internal BurstWrite ToWrite(object? result)
    {
        var write = new BurstWrite { Command = Command, Result = result is null ? null : WorkflowValue.ToJson(result), Now = Now };
        write.Messages.AddRange(_messages);
        foreach (var session in _sessions.Values.Where(s => s.HasRun).OrderBy(s => s.Execution.InstanceId))
        {
            write.Instances.Add(session.ToWrite(Command, Now));
            if (!_looksForEarlyEvents)
                write.UncheckedEvents.UnionWith(EventKeys(session.Execution, session.Execution.Effects.Events));
        }

        write.NewPlans.AddRange(write.Instances.Where(i => i.Locked is null).Select(i => i.Execution.Plan)
            .Where(p => !_plans.IsStored(Command.TenantId, p.Hash)).DistinctBy(p => p.Hash));
        return write;
    }

    private static IEnumerable<(string Name, string Correlation)> EventKeys(WorkflowExecution execution, IEnumerable<EventWait> waits) =>
        from wait in waits
        let correlation = wait.Correlation ?? execution.CorrelationId
        where correlation is not null
        select (wait.Name, correlation);

    private Session Begin(
        WorkflowPlan plan, Dictionary<string, object?> input, string? correlationId, (Guid Instance, int Context)? parent, string? triggerActivityId,
        int depth = 0)
    {
        var execution = WorkflowExecution.Start(
            plan, NewId(), Command.TenantId, Environment(), input, correlationId, triggerActivityId, StartChildAsync, depth);
        var session = new Session(execution, null, parent);
        session.Note($"start {plan.Definition.DefinitionId}");
        _sessions[execution.InstanceId] = session;
        return session;
    }

    private BurstEnvironment Environment() => new(Now, Command.Id, Command.Actor, Services) { Refuses = Command.Actor is null ? null : _isRefusal };

    private async Task<Session> LoadAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        if (_sessions.TryGetValue(instanceId, out var session))
            return session;
        var locked = await _store.LockAsync(instanceId, cancellationToken)
            ?? throw new NothingToResumeException("流程实例不存在。");
        var plan = await _plans.GetAsync(_store.Connection, Command.TenantId, locked.PlanHash, cancellationToken);
        var execution = Snapshot.Read(locked.State, plan, instanceId, Command.TenantId, Environment(), locked.Status, locked.SubStatus, StartChildAsync);
        return _sessions[instanceId] = new(execution, locked, locked.Parent);
    }

    private async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var execution = session.Execution;
        session.HasRun = true;
        do
            await execution.RunAsync(cancellationToken);
        while (_looksForEarlyEvents && await TakeEarlyEventsAsync(session, cancellationToken));

        if (HasEnded(execution) && session.Parent is { } parent && !session.ParentTold)
            TellParent(session, parent);
    }

    // a child that stands still with a fault has not ended: when it is mended it goes on, and only then its parent does
    private static bool HasEnded(WorkflowExecution child) =>
        child is { Status: WorkflowStatus.Finished, SubStatus: not WorkflowSubStatus.Faulted };

    private async ValueTask<ChildFinishedStimulus?> StartChildAsync(WorkflowExecution parent, ChildStart start, CancellationToken cancellationToken)
    {
        var plan = await _plans.FindPublishedAsync(_store.Connection, Command.TenantId, start.DefinitionId, cancellationToken)
            ?? throw new ActivityFaultException("definition-missing", $"There is no published definition '{start.DefinitionId}'.");
        var child = Begin(plan, start.Input, start.CorrelationId, start.Wait ? (parent.InstanceId, start.ContextId) : null, null, parent.Depth + 1);
        child.ParentTold = true; // finishing inside this burst answers directly
        await RunAsync(child, cancellationToken);
        child.ParentTold = HasEnded(child.Execution);
        return child.ParentTold ? Finished(child.Execution) : null;
    }

    // the parent may be locked by somebody else: it is told in a burst of its own
    private static void TellParent(Session session, (Guid Instance, int Context) parent)
    {
        session.ParentTold = true;
        var child = session.Execution;
        child.Effects.Outbox.Add(new(WorkflowRuntime.ChildFinishedKind, $"{child.InstanceId:N}", new Dictionary<string, object?>
        {
            ["parent"] = parent.Instance.ToString("D"),
            ["parentContext"] = (double)parent.Context,
            ["child"] = child.InstanceId.ToString("D"),
            ["status"] = child.Status.ToString(),
            ["subStatus"] = child.SubStatus.ToString(),
            ["output"] = child.Output,
        }));
    }

    private static ChildFinishedStimulus Finished(WorkflowExecution child) =>
        new(child.InstanceId, child.Status.ToString(), child.SubStatus.ToString(), child.Output);

    private Task KeepAsync(string name, string correlationId, object? payload, Guid? instanceId, CancellationToken cancellationToken) =>
        _store.KeepEarlyEventAsync(
            new()
            {
                TenantId = Command.TenantId,
                Id = NewId(),
                Name = name,
                CorrelationId = correlationId,
                Payload = payload is null ? null : WorkflowValue.ToJson(payload),
                ReceivedAt = Now,
                ExpiresAt = Now + EarlyEventLife,
                InstanceId = instanceId,
            },
            cancellationToken);

    private async Task<bool> TakeEarlyEventsAsync(Session session, CancellationToken cancellationToken)
    {
        var execution = session.Execution;
        var waits = execution.Effects.Events.Where(session.Looked.Add).ToList();
        var keys = EventKeys(execution, waits).Distinct().ToList();
        if (keys.Count == 0)
            return false;
        var taken = false;
        foreach (var early in await _store.FindEarlyEventsAsync(keys, Now, cancellationToken))
        {
            var stimulus = new EventStimulus(early.Name, WorkflowValue.Parse(early.Payload));
            var taker = waits.Find(w => w.Name == early.Name && (w.Correlation ?? execution.CorrelationId) == early.Correlation);
            if (taker is null || !execution.Resume(taker.ContextId, stimulus))
                continue;
            waits.Remove(taker);
            session.Note(stimulus, taker.ContextId);
            await _store.TakeEarlyEventAsync(early.Id, cancellationToken);
            taken = true;
        }

        return taken;
    }

    /// <summary>An instance inside the burst.</summary>
    private sealed class Session(WorkflowExecution execution, LockedInstance? locked, (Guid Instance, int Context)? parent)
    {
        private readonly List<object?> _causes = [];

        public WorkflowExecution Execution { get; } = execution;

        public (Guid Instance, int Context)? Parent { get; } = parent;

        public bool ParentTold { get; set; }

        /// <summary>Whether there is anything to write.</summary>
        public bool HasRun { get; set; }

        /// <summary>Waits for which early events were looked up. By identity: an execution may wait again for the same.</summary>
        public HashSet<EventWait> Looked { get; } = new(ReferenceEqualityComparer.Instance);

        public void Note(string cause) => _causes.Add(cause);

        public void Note(Stimulus stimulus, int contextId) => _causes.Add(new Dictionary<string, object?>
        {
            ["resume"] = (double)contextId,
            ["by"] = stimulus.GetType().Name.Replace("Stimulus", "", StringComparison.Ordinal),
            ["outcome"] = (stimulus as TaskCompletedStimulus)?.Outcome ?? (stimulus as EventStimulus)?.Name,
        });

        public InstanceWrite ToWrite(Command command, DateTimeOffset now)
        {
            var seq = (locked?.Seq ?? 0) + 1;
            var body = WorkflowValue.ToJson(new Dictionary<string, object?>
            {
                ["causes"] = _causes,
                ["lines"] = Execution.Effects.Journal.Select(l => (object?)new List<object?> { (double)l.ContextId, l.NodeId, l.Event, l.Detail }).ToList(),
            });
            return new()
            {
                Execution = Execution,
                Locked = locked,
                Parent = Parent,
                State = Snapshot.Write(Execution),
                Seq = seq,
                JournalBody = body,
                Hash = JournalChain.Hash(locked?.HeadHash ?? [], Execution.InstanceId, seq, now, command, body),
            };
        }
    }
}

/// <summary>The hash chain of an instance's journal.</summary>
public static class JournalChain
{
    /// <summary>SHA-256 over the previous hash and the canonical text of the record.</summary>
    internal static byte[] Hash(byte[] previous, Guid instanceId, long seq, DateTimeOffset at, Command command, string body) =>
        Hash(previous, instanceId, seq, at, command.Kind, command.Actor, command.Id, body);

    /// <inheritdoc cref="Hash(byte[], Guid, long, DateTimeOffset, Command, string)"/>
    public static byte[] Hash(byte[] previous, Guid instanceId, long seq, DateTimeOffset at, string kind, string? actor, Guid commandId, string body)
    {
        // PostgreSQL keeps microseconds; the hash is over what is stored
        var micros = at.ToUniversalTime().Ticks / 10;
        var text = Encoding.UTF8.GetBytes($"{instanceId:N}|{seq}|{micros}|{kind}|{actor}|{commandId:N}|{body}");
        return SHA256.HashData([.. previous, .. text]);
    }
}

/// <summary>A definition that should be started is not published for this tenant.</summary>
public sealed class DefinitionMissingException(string definitionId) : BurstAbortedException($"流程定义“{definitionId}”未发布。")
{
    public string DefinitionId { get; } = definitionId;
}
