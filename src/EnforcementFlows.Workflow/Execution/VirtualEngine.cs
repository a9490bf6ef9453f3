using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.HumanTasks;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>A human task that is open in a <see cref="VirtualEngine"/>.</summary>
public sealed record VirtualTask(Guid Id, Guid InstanceId, int ContextId, string DefinitionId, string ActivityId, HumanTaskDraft Draft, DateTimeOffset CreatedAt);

/// <summary>Something other than a person that an activity waits for in a <see cref="VirtualEngine"/>.</summary>
/// <param name="DueAt">When its timer fires.</param>
/// <param name="Event">The event that it takes.</param>
public sealed record VirtualWait(Guid InstanceId, string DefinitionId, string ActivityId, DateTimeOffset? DueAt, string? Event);

/// <summary>A run that does not come to rest: somewhere it goes round and round.</summary>
public sealed class EndlessRunException(int bursts) : InvalidOperationException($"The run did not come to rest within {bursts} bursts.");

/// <summary>An event that a flow published.</summary>
public sealed record PublishedEvent(string Name, string? CorrelationId, object? Payload);

/// <summary>
/// Runs workflows in memory on a clock that stands still until it is moved. Between bursts every instance goes through its
/// snapshot, as it does on a database; what the outbox would deliver is delivered before a call returns. Alarms do not ring.
/// </summary>
public sealed class VirtualEngine(RehearsalPlans plans, DateTimeOffset start)
{
    private readonly Dictionary<Guid, VirtualInstance> _instances = [];
    private readonly List<(Guid Instance, TimerWait Wait, int Order)> _timers = [];
    private readonly List<(Guid Instance, EventWait Wait)> _waits = [];
    private readonly List<VirtualTask> _tasks = [];
    private readonly List<PublishedEvent> _published = [];
    private readonly List<PublishedEvent> _early = [];
    private readonly Queue<OutboxMessage> _outbox = new();
    private readonly List<string> _lines = [];
    private readonly HashSet<string> _compiled = [];
    private readonly Dictionary<(Guid Instance, int Context), PlanNode> _waiting = [];
    private int _bursts;
    private int _timerOrder;

    public VirtualEngine(DefinitionSet definitions, ActivityRegistry registry, DateTimeOffset start)
        : this(new RehearsalPlans(definitions, registry), start)
    {
    }

    /// <summary>After so many bursts it is taken to run for ever.</summary>
    public int MaxBursts { get; init; } = 100_000;

    /// <summary>Gives an activity to run instead of the registered one, where that needs services; null runs the registered one.</summary>
    public Func<ActivityDescriptor, Activity?>? Substitute { get; init; }

    /// <inheritdoc cref="BurstEnvironment.Recorded"/>
    public Func<ActivityExecutionContext, IReadOnlyList<string>?>? Recorded { get; init; }

    /// <inheritdoc cref="BurstEnvironment.Missing"/>
    public Action<ActivityExecutionContext, string>? Missing { get; init; }

    /// <summary>Whether flowcharts run by tokens; null leaves it to the definition.</summary>
    public bool? UsesTokens { get; init; }

    public RunTrace Trace { get; } = new();

    /// <summary>Findings of the definitions that were compiled; errors keep a run from starting.</summary>
    public List<DefinitionFinding> Findings { get; } = [];

    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>Open human tasks, oldest first.</summary>
    public IReadOnlyList<VirtualTask> Tasks => _tasks;

    /// <summary>Events that flows published, in order.</summary>
    public IReadOnlyList<PublishedEvent> Published => _published;

    /// <summary>What WriteLine wrote.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>When the next timer fires; null when none is set.</summary>
    public DateTimeOffset? NextTimer => _timers.Count == 0 ? null : _timers.Min(t => t.Wait.DueAt);

    /// <summary>The timers and events that are waited for, in the order of the waits.</summary>
    public IReadOnlyList<VirtualWait> Waits =>
    [
        .. _timers.Select(t => WaitOf(t.Instance, t.Wait.ContextId, t.Wait.DueAt, null)),
        .. _waits.Select(w => WaitOf(w.Instance, w.Wait.ContextId, null, w.Wait.Name)),
    ];

    public bool WaitsFor(string eventName) => _waits.Exists(w => w.Wait.Name == eventName);

    /// <summary>Starts a definition and runs it to its waits; null when there is none of that id, or it can not be compiled.</summary>
    public async Task<VirtualInstance?> StartAsync(
        string definitionId, Dictionary<string, object?> input, string? correlation, CancellationToken cancellationToken) =>
        plans.Definitions.Find(definitionId) is { } definition ? await StartAsync(definition, input, correlation, cancellationToken) : null;

    /// <summary>Starts a definition and runs it to its waits; null when it can not be compiled.</summary>
    public async Task<VirtualInstance?> StartAsync(
        WorkflowDefinition definition, Dictionary<string, object?> input, string? correlation, CancellationToken cancellationToken) =>
        PlanOf(definition) is { } plan ? await StartAsync(plan, input, correlation, cancellationToken) : null;

    /// <summary>Starts a plan and runs it to its waits.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="input">Inputs of the workflow.</param>
    /// <param name="correlation">What the instance is about.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <param name="trigger">The trigger that starts it; null for none.</param>
    public async Task<VirtualInstance> StartAsync(
        WorkflowPlan plan, Dictionary<string, object?> input, string? correlation, CancellationToken cancellationToken, string? trigger = null)
    {
        var instance = await StartAsync(plan, input, correlation, null, trigger, cancellationToken);
        await DeliverAsync(cancellationToken);
        return instance;
    }

    /// <summary>Completes an open task. Who may do so is the caller's to check.</summary>
    public async Task CompleteAsync(VirtualTask task, TaskCompletedStimulus stimulus, CancellationToken cancellationToken)
    {
        await BurstAsync(task.InstanceId, e => e.Resume(task.ContextId, stimulus), cancellationToken);
        await DeliverAsync(cancellationToken);
    }

    /// <summary>Publishes an event from outside. With a correlation, one that reaches nobody is kept for a wait to come.</summary>
    public async Task PublishAsync(string name, string? correlation, object? payload, CancellationToken cancellationToken)
    {
        await SpreadAsync(new(name, correlation, payload), cancellationToken);
        await DeliverAsync(cancellationToken);
    }

    /// <summary>Sends a signal to every waiting execution that accepts it.</summary>
    public async Task SignalAsync(Func<ActivityExecutionContext, bool> accepts, SignalStimulus signal, CancellationToken cancellationToken)
    {
        foreach (var (id, _) in _instances.Where(i => i.Value.Status == WorkflowStatus.Running).ToList())
            await BurstAsync(id, e => e.Signal(accepts, signal), cancellationToken);
        await DeliverAsync(cancellationToken);
    }

    /// <summary>Moves the clock forward; timers due by then fire at their own instants, in due order.</summary>
    public async Task AdvanceAsync(DateTimeOffset to, CancellationToken cancellationToken)
    {
        while (NextTimer <= to)
            await FireNextAsync(cancellationToken);
        Now = to > Now ? to : Now;
    }

    /// <summary>Moves the clock to the next timer and fires it.</summary>
    public async Task FireNextAsync(CancellationToken cancellationToken)
    {
        var due = _timers.MinBy(t => (t.Wait.DueAt, t.Order));
        Now = due.Wait.DueAt > Now ? due.Wait.DueAt : Now;
        await BurstAsync(due.Instance, e => e.Resume(due.Wait.ContextId, new TimerStimulus(due.Wait.DueAt)), cancellationToken);
        _timers.Remove(due);
        await DeliverAsync(cancellationToken);
    }

    private async Task DeliverAsync(CancellationToken cancellationToken)
    {
        while (_outbox.TryDequeue(out var message))
        {
            if (message.Kind == PublishEvent.OutboxKind)
                await PublishAsync((Dictionary<string, object?>)message.Payload!, cancellationToken);
            else if (message.Kind == DispatchWorkflow.OutboxKind)
                await DispatchAsync((Dictionary<string, object?>)message.Payload!, cancellationToken);
        }
    }

    private Task PublishAsync(Dictionary<string, object?> payload, CancellationToken cancellationToken)
    {
        var published = new PublishedEvent((string)payload["name"]!, (string?)payload["correlation"], payload["payload"]);
        _published.Add(published);
        return SpreadAsync(published, cancellationToken, payload["instance"] is string only ? Guid.Parse(only) : null);
    }

    private async Task DispatchAsync(Dictionary<string, object?> payload, CancellationToken cancellationToken)
    {
        if (Find((string)payload["definition"]!) is not { } plan)
            return;
        (Guid, int)? parent = payload.GetValueOrDefault("parent") is string id
            ? (Guid.Parse(id), Convert.ToInt32(payload["parentContext"], System.Globalization.CultureInfo.InvariantCulture))
            : null;
        await StartAsync(plan, (Dictionary<string, object?>)payload["input"]!, (string?)payload["correlation"], parent, null, cancellationToken);
    }

    private async Task SpreadAsync(PublishedEvent published, CancellationToken cancellationToken, Guid? onlyInstance = null)
    {
        var takers = _waits.Where(w => (Takes(w.Wait, published) || TakesAny(w.Wait, published)) && (onlyInstance is null || w.Instance == onlyInstance)).ToList();
        if (takers.Count == 0 && published.CorrelationId is not null && onlyInstance is null)
            _early.Add(published);
        foreach (var (instance, wait) in takers)
            await BurstAsync(instance, e => e.Resume(wait.ContextId, new EventStimulus(published.Name, published.Payload)), cancellationToken);
    }

    private static bool Takes(EventWait wait, PublishedEvent published) =>
        wait.Name == published.Name && (published.CorrelationId is null || wait.Correlation == published.CorrelationId);

    // a wait of an instance without a correlation takes what comes
    private static bool TakesAny(EventWait wait, PublishedEvent published) => wait.Name == published.Name && wait.Correlation is null;

    private Guid NextId() => DerivedId.FromName($"virtual:{_instances.Count}:{_bursts}");

    private BurstEnvironment NextEnvironment() => _bursts < MaxBursts
        ? new(Now, DerivedId.FromName($"burst:{_bursts++}")) { Substitute = Substitute, Trace = Trace, UsesTokens = UsesTokens, Recorded = Recorded, Missing = Missing }
        : throw new EndlessRunException(MaxBursts);

    private async Task<VirtualInstance> StartAsync(
        WorkflowPlan plan, Dictionary<string, object?> input, string? correlation, (Guid, int)? parent, string? trigger, CancellationToken cancellationToken)
    {
        var id = NextId();
        var instance = _instances[id] = new(id, plan) { Parent = parent };
        await RunAsync(instance, WorkflowExecution.Start(plan, id, "", NextEnvironment(), input, correlation, trigger, StartChildAsync, 0), cancellationToken);
        return instance;
    }

    private async Task BurstAsync(Guid id, Action<WorkflowExecution> command, CancellationToken cancellationToken)
    {
        var instance = _instances[id];
        var execution = Snapshot.Read(instance.Snapshot, instance.Plan, id, "", NextEnvironment(), instance.Status, instance.SubStatus, StartChildAsync, 0);
        command(execution);
        await RunAsync(instance, execution, cancellationToken);
    }

    private async Task RunAsync(VirtualInstance instance, WorkflowExecution execution, CancellationToken cancellationToken)
    {
        do
            await execution.RunAsync(cancellationToken);
        while (TakesEarlyEvent(execution));

        Keep(instance, execution);
        if (instance is { Status: WorkflowStatus.Finished, Parent: var (parentId, contextId) })
        {
            instance.Parent = null;
            await BurstAsync(parentId, e => e.Resume(contextId, ChildFinishedStimulus.Of(execution)), cancellationToken);
        }
    }

    private bool TakesEarlyEvent(WorkflowExecution execution)
    {
        foreach (var wait in execution.Effects.Events.Select(e => WithCorrelation(e, execution)))
        {
            if (_early.Find(e => Takes(wait, e)) is not { } kept || !execution.Resume(wait.ContextId, new EventStimulus(kept.Name, kept.Payload)))
                continue;
            return _early.Remove(kept);
        }

        return false;
    }

    private static EventWait WithCorrelation(EventWait wait, WorkflowExecution execution) =>
        wait with { Correlation = wait.Correlation ?? execution.CorrelationId };

    private async ValueTask<ChildFinishedStimulus?> StartChildAsync(WorkflowExecution parent, ChildStart start, CancellationToken cancellationToken)
    {
        _lines.AddRange(parent.Effects.Lines);
        parent.Effects.Lines.Clear();
        var plan = Find(start.DefinitionId) ?? throw new ActivityFaultException("definition-missing", $"There is no definition '{start.DefinitionId}'.");
        var id = NextId();
        var instance = _instances[id] = new(id, plan);
        var child = WorkflowExecution.Start(plan, id, "", NextEnvironment(), start.Input, start.CorrelationId, null, StartChildAsync, parent.Depth + 1);
        await RunAsync(instance, child, cancellationToken);
        if (instance.Status == WorkflowStatus.Finished)
            return ChildFinishedStimulus.Of(child);
        instance.Parent = start.Wait ? (parent.InstanceId, start.ContextId) : null;
        return null;
    }

    private void Keep(VirtualInstance instance, WorkflowExecution execution)
    {
        var (id, effects) = (execution.InstanceId, execution.Effects);
        foreach (var closed in effects.ClosedWaits.Keys)
        {
            _timers.RemoveAll(t => t.Instance == id && t.Wait.ContextId == closed);
            _waits.RemoveAll(w => w.Instance == id && w.Wait.ContextId == closed);
            _tasks.RemoveAll(t => t.InstanceId == id && t.ContextId == closed);
        }

        foreach (var context in effects.Timers.Select(t => t.ContextId).Concat(effects.Events.Select(e => e.ContextId)))
            _waiting[(id, context)] = execution.Contexts.Find(context)!.Node;
        _timers.AddRange(effects.Timers.Select(t => (id, t, _timerOrder++)));
        _waits.AddRange(effects.Events.Select(e => (id, WithCorrelation(e, execution))));
        _tasks.AddRange(effects.Tasks.Select(t => ToTask(t, execution)));
        foreach (var message in effects.Outbox)
            _outbox.Enqueue(message);
        _lines.AddRange(effects.Lines);
        instance.Keep(execution);
    }

    private VirtualTask ToTask(TaskWait wait, WorkflowExecution execution)
    {
        var node = execution.Contexts.Find(wait.ContextId)!.Node;
        return new(wait.TaskId, execution.InstanceId, wait.ContextId, node.Owner.Composite!.DefinitionId, node.Id, wait.Draft, Now);
    }

    private VirtualWait WaitOf(Guid instance, int context, DateTimeOffset? dueAt, string? name)
    {
        var node = _waiting[(instance, context)];
        return new(instance, node.Owner.Composite!.DefinitionId, node.Id, dueAt, name);
    }

    private WorkflowPlan? Find(string definitionId) => plans.Definitions.Find(definitionId) is { } definition ? PlanOf(definition) : null;

    private WorkflowPlan? PlanOf(WorkflowDefinition definition)
    {
        var (plan, findings) = plans.Of(definition);
        if (_compiled.Add(definition.Id))
            Findings.AddRange(findings);
        return plan;
    }
}

/// <summary>An instance in a <see cref="VirtualEngine"/>, as it stands between bursts.</summary>
public sealed class VirtualInstance(Guid id, WorkflowPlan plan)
{
    public Guid Id { get; } = id;

    public WorkflowPlan Plan { get; } = plan;

    public WorkflowStatus Status { get; private set; }

    public WorkflowSubStatus SubStatus { get; private set; }

    public Dictionary<string, object?> Output { get; private set; } = [];

    public Dictionary<string, object?> Variables { get; private set; } = [];

    public IReadOnlyList<Incident> Incidents { get; private set; } = [];

    /// <summary>How often each activity completed.</summary>
    public Dictionary<string, int> Completed { get; } = new(StringComparer.Ordinal);

    internal (Guid, int)? Parent { get; set; }

    internal byte[] Snapshot { get; private set; } = [];

    internal void Keep(WorkflowExecution execution)
    {
        Snapshot = Execution.Snapshot.Write(execution);
        (Status, SubStatus, Output, Incidents) = (execution.Status, execution.SubStatus, execution.Output, execution.Incidents);
        if (execution.Contexts.Root is { } root) // gone when something comes for an instance that has ended
            Variables = Plan.Root.Variables.ToDictionary(v => v.Name, v => root.Variables.GetValueOrDefault(v.Id));
        foreach (var (activityId, count) in execution.CompletedCounts)
            Completed[activityId] = Completed.GetValueOrDefault(activityId) + count;
    }
}
