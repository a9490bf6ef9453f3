using EnforcementFlows.Workflow.Activities;
using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>What came out of a run without a database.</summary>
public sealed record VirtualRunResult(
    string Name, WorkflowStatus Status, WorkflowSubStatus SubStatus, IReadOnlyList<string> Lines,
    IReadOnlyDictionary<string, object?> Output, IReadOnlyList<Incident> Incidents,
    IReadOnlyDictionary<string, object?> Variables, IReadOnlyDictionary<string, int> Completed);

/// <summary>
/// Runs a workflow in memory on a virtual clock: timers fire in due order as soon as nothing else can run, given events are
/// published in order when they are waited for. Between bursts every instance goes through its snapshot, as it does on a database.
/// </summary>
public sealed class VirtualRun(DefinitionSet definitions, ActivityRegistry registry, DateTimeOffset start)
{
    private const int MaxBursts = 100_000;
    private readonly Dictionary<Guid, Instance> _instances = [];
    private readonly List<(Guid Instance, TimerWait Wait, int Order)> _timers = [];
    private readonly List<(Guid Instance, EventWait Wait)> _waits = [];
    private readonly Queue<OutboxMessage> _outbox = new();
    private readonly List<string> _lines = [];
    private readonly Dictionary<string, WorkflowPlan> _plans = [];
    private DateTimeOffset _now = start;
    private int _bursts;
    private int _timerOrder;

    /// <summary>Findings of the definitions that were compiled; errors keep the run from starting.</summary>
    public List<DefinitionFinding> Findings { get; } = [];

    /// <summary>Runs a definition to its end, or until it can go no further; null when it can not be compiled.</summary>
    public async Task<VirtualRunResult?> RunAsync(
        WorkflowDefinition definition, Dictionary<string, object?> input, IEnumerable<string> events, CancellationToken cancellationToken)
    {
        if (PlanOf(definition) is not { } plan)
            return null;
        var pending = new Queue<string>(events);
        var main = await StartAsync(plan, NextId(), input, null, null, cancellationToken);
        while (await StepAsync(pending, cancellationToken))
        {
            if (_bursts > MaxBursts)
                throw new InvalidOperationException($"The run did not come to rest within {MaxBursts} bursts.");
        }

        return Report(definition, main);
    }

    private static VirtualRunResult Report(WorkflowDefinition definition, Instance main, IReadOnlyList<string> lines) => new(
        definition.Name ?? definition.DefinitionId, main.Status, main.SubStatus, lines, main.Output, main.Incidents, main.Variables, main.Completed);

    private VirtualRunResult Report(WorkflowDefinition definition, Instance main) => Report(definition, main, _lines);

    private async Task<bool> StepAsync(Queue<string> events, CancellationToken cancellationToken)
    {
        if (_outbox.TryDequeue(out var message))
        {
            await DeliverAsync(message, cancellationToken);
            return true;
        }

        if (events.TryPeek(out var name) && _waits.Exists(w => w.Wait.Name == name))
        {
            events.Dequeue();
            await PublishAsync(name, null, null, cancellationToken);
            return true;
        }

        if (_timers.Count == 0)
            return false;
        var due = _timers.MinBy(t => (t.Wait.DueAt, t.Order));
        _now = due.Wait.DueAt > _now ? due.Wait.DueAt : _now;
        await BurstAsync(due.Instance, e => e.Resume(due.Wait.ContextId, new TimerStimulus(due.Wait.DueAt)), cancellationToken);
        _timers.Remove(due);
        return true;
    }

    private async Task DeliverAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var payload = (Dictionary<string, object?>)message.Payload!;
        if (message.Kind == PublishEvent.OutboxKind)
            await PublishAsync((string)payload["name"]!, (string?)payload["correlation"], payload["payload"], cancellationToken);
        else if (message.Kind == DispatchWorkflow.OutboxKind)
            await DispatchAsync(payload, cancellationToken);
    }

    private async Task DispatchAsync(Dictionary<string, object?> payload, CancellationToken cancellationToken)
    {
        if (Find((string)payload["definition"]!) is not { } plan)
            return;
        (Guid, int)? parent = payload["parent"] is string id ? (Guid.Parse(id), Convert.ToInt32(payload["parentContext"], System.Globalization.CultureInfo.InvariantCulture)) : null;
        await StartAsync(plan, NextId(), (Dictionary<string, object?>)payload["input"]!, (string?)payload["correlation"], parent, cancellationToken);
    }

    private async Task PublishAsync(string name, string? correlation, object? payload, CancellationToken cancellationToken)
    {
        foreach (var (instance, wait) in _waits.Where(w => w.Wait.Name == name && (correlation is null || w.Wait.Correlation == correlation)).ToList())
            await BurstAsync(instance, e => e.Resume(wait.ContextId, new EventStimulus(name, payload)), cancellationToken);
    }

    private Guid NextId() => DerivedId.FromName($"virtual:{_instances.Count}:{_bursts}");

    private BurstEnvironment NextEnvironment() => new(_now, DerivedId.FromName($"burst:{_bursts++}"));

    private async Task<Instance> StartAsync(
        WorkflowPlan plan, Guid id, Dictionary<string, object?> input, string? correlation, (Guid, int)? parent, CancellationToken cancellationToken)
    {
        var instance = _instances[id] = new() { Plan = plan, Parent = parent };
        var execution = WorkflowExecution.Start(plan, id, "", NextEnvironment(), input, correlation);
        await RunAsync(instance, execution, cancellationToken);
        return instance;
    }

    private async Task BurstAsync(Guid id, Action<WorkflowExecution> command, CancellationToken cancellationToken)
    {
        var instance = _instances[id];
        var execution = Snapshot.Read(instance.Snapshot, instance.Plan, id, "", NextEnvironment(), instance.Status, instance.SubStatus);
        command(execution);
        await RunAsync(instance, execution, cancellationToken);
    }

    private async Task RunAsync(Instance instance, WorkflowExecution execution, CancellationToken cancellationToken)
    {
        await execution.RunAsync(cancellationToken);
        var started = 0;
        while (started < execution.Effects.Children.Count)
        {
            var child = execution.Effects.Children[started++];
            await RunChildAsync(execution, child, cancellationToken);
            await execution.RunAsync(cancellationToken);
        }

        Keep(instance, execution);
        if (instance is { Status: WorkflowStatus.Finished, Parent: var (parentId, contextId) })
        {
            instance.Parent = null;
            await BurstAsync(parentId, e => e.Resume(contextId, Finished(execution)), cancellationToken);
        }
    }

    private async Task RunChildAsync(WorkflowExecution parent, ChildStart start, CancellationToken cancellationToken)
    {
        _lines.AddRange(parent.Effects.Lines);
        parent.Effects.Lines.Clear();
        var plan = Find(start.DefinitionId)
            ?? throw new InvalidOperationException($"There is no definition '{start.DefinitionId}'.");
        var id = NextId();
        var instance = _instances[id] = new() { Plan = plan };
        var child = WorkflowExecution.Start(plan, id, "", NextEnvironment(), start.Input, start.CorrelationId);
        await RunAsync(instance, child, cancellationToken);
        if (!start.Wait)
            return;
        if (instance.Status == WorkflowStatus.Finished)
            parent.Resume(start.ContextId, Finished(child));
        else
            instance.Parent = (parent.InstanceId, start.ContextId);
    }

    private static ChildFinishedStimulus Finished(WorkflowExecution child) =>
        new(child.InstanceId, child.Status.ToString(), child.SubStatus.ToString(), child.Output);

    private void Keep(Instance instance, WorkflowExecution execution)
    {
        var effects = execution.Effects;
        foreach (var closed in effects.ClosedWaits.Keys)
        {
            _timers.RemoveAll(t => t.Instance == execution.InstanceId && t.Wait.ContextId == closed);
            _waits.RemoveAll(w => w.Instance == execution.InstanceId && w.Wait.ContextId == closed);
        }

        _timers.AddRange(effects.Timers.Select(t => (execution.InstanceId, t, _timerOrder++)));
        _waits.AddRange(effects.Events.Select(e => (execution.InstanceId, e with { Correlation = e.Correlation ?? execution.CorrelationId })));
        foreach (var message in effects.Outbox)
            _outbox.Enqueue(message);
        _lines.AddRange(effects.Lines);
        instance.Keep(execution);
    }

    private WorkflowPlan? Find(string definitionId) => definitions.Find(definitionId) is { } definition ? PlanOf(definition) : null;

    private WorkflowPlan? PlanOf(WorkflowDefinition definition)
    {
        if (_plans.TryGetValue(definition.Id, out var known))
            return known;
        var (plan, findings) = new PlanCompiler(registry, definitions.Resolve).Compile(definition);
        Findings.AddRange(findings);
        return plan is null ? null : _plans[definition.Id] = plan;
    }

    private sealed class Instance
    {
        public required WorkflowPlan Plan { get; init; }

        public (Guid, int)? Parent { get; set; }

        public byte[] Snapshot { get; private set; } = [];

        public WorkflowStatus Status { get; private set; }

        public WorkflowSubStatus SubStatus { get; private set; }

        public Dictionary<string, object?> Output { get; private set; } = [];

        public Dictionary<string, object?> Variables { get; private set; } = [];

        public IReadOnlyList<Incident> Incidents { get; private set; } = [];

        public Dictionary<string, int> Completed { get; } = new(StringComparer.Ordinal);

        public void Keep(WorkflowExecution execution)
        {
            Snapshot = Execution.Snapshot.Write(execution);
            (Status, SubStatus, Output, Incidents) = (execution.Status, execution.SubStatus, execution.Output, execution.Incidents);
            Variables = Plan.Root.Variables.ToDictionary(v => v.Name, v => execution.Root?.Variables.GetValueOrDefault(v.Id));
            foreach (var (id, count) in execution.CompletedCounts)
                Completed[id] = Completed.GetValueOrDefault(id) + count;
        }
    }
}
