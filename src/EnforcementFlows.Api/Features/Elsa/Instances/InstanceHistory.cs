using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Storage;
using JournalLine = EnforcementFlows.Workflow.Storage.JournalLine;

namespace EnforcementFlows.Api.Features.Elsa.Instances;

/// <summary>One time that a step ran.</summary>
internal sealed class StepExecution(string id, PlanNode node, string? parentId, DateTimeOffset startedAt)
{
    public string Id { get; } = id;

    public PlanNode Node { get; } = node;

    public string? ParentId { get; } = parentId;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public ExecutionStatus Status { get; set; } = ExecutionStatus.Running;

    public DateTimeOffset? EndedAt { get; set; }

    public IReadOnlyList<string> Outcomes { get; set; } = [];

    /// <summary>The code of what went wrong last.</summary>
    public string? Fault { get; set; }

    public int Faults { get; set; }

    /// <summary>Waits for a person, a time, an event or another flow.</summary>
    public bool IsWaiting { get; set; }
}

/// <summary>What became of an execution, in Elsa's words.</summary>
internal enum ExecutionStatus
{
    Running,
    Completed,
    Canceled,
    Faulted,
}

/// <summary>A line of the log.</summary>
internal sealed record LogEntry(int Sequence, StepExecution Execution, DateTimeOffset At, string Event, IReadOnlyList<string> Outcomes, string? Fault);

/// <summary>
/// The way of an instance through its flow and the flows that it uses as steps, from its journal and, for what is at work, its state. No values
/// of the case are in it, for neither source is asked for any.
/// </summary>
internal sealed class InstanceHistory
{
    private readonly Dictionary<int, StepExecution> _executions = [];
    private readonly Dictionary<string, StepExecution> _lastAt = [];
    private readonly List<LogEntry> _log = [];
    private readonly WorkflowInstance _instance;
    private readonly WorkflowPlan _plan;

    public InstanceHistory(WorkflowInstance instance, InstanceSight sight, IEnumerable<JournalLine> lines)
    {
        (_instance, _plan) = (instance, sight.Plan);
        foreach (var line in lines)
            Add(line);
        var live = sight.Live.ToDictionary(step => step.ContextId);
        foreach (var step in live.Values.Where(step => NodeAt(step.Path) is not null))
            Settle(step);
        foreach (var (id, execution) in _executions.Where(one => one.Value.EndedAt is null && !live.ContainsKey(one.Key)))
            (execution.Status, execution.EndedAt) = (ExecutionStatus.Canceled, instance.FinishedAt ?? execution.StartedAt); // ended with the instance
    }

    /// <summary>In the order in which they began.</summary>
    public IEnumerable<StepExecution> Executions => _executions.OrderBy(one => one.Key).Select(one => one.Value);

    public IReadOnlyList<LogEntry> Log => _log;

    /// <summary>The type of a step; nothing where the flow has no such step.</summary>
    public string TypeAt(string nodeId) => _plan.Nodes.TryGetValue(nodeId, out var node) ? node.Type : "";

    /// <summary>The id of an execution, which names its instance.</summary>
    public static string IdOf(Guid instanceId, int contextId) => $"{instanceId:N}-{contextId}";

    /// <summary>The instance that an execution's id names; null where it is none.</summary>
    public static Guid? InstanceOf(string? executionId) =>
        executionId?.Split('-') is [var instance, _] && Guid.TryParseExact(instance, "N", out var id) ? id : null;

    private void Add(JournalLine line)
    {
        if (NodeAt(line.Path) is not { } node)
            return;
        var execution = ExecutionOf(line.ContextId, node, line.At);
        var (outcomes, fault) = (OutcomesOf(line), line.Event == "Faulted" ? line.Detail?.Split(": ", 2)[0] : null);
        switch (line.Event)
        {
            case "Completed":
                (execution.Status, execution.EndedAt, execution.Outcomes) = (ExecutionStatus.Completed, line.At, outcomes);
                break;
            case "Canceled":
                (execution.Status, execution.EndedAt) = (ExecutionStatus.Canceled, line.At);
                break;
            case "Faulted":
                (execution.Status, execution.Fault, execution.Faults) = (ExecutionStatus.Faulted, fault, execution.Faults + 1);
                break;
            default: // begun, gone on, begun anew
                execution.Status = ExecutionStatus.Running;
                break;
        }

        _log.Add(new(_log.Count + 1, execution, line.At, line.Event, outcomes, fault));
    }

    private void Settle(LiveActivity step)
    {
        var execution = ExecutionOf(step.ContextId, NodeAt(step.Path)!, _instance.StartedAt);
        execution.Status = step.IsFaulted ? ExecutionStatus.Faulted : ExecutionStatus.Running;
        execution.IsWaiting = step.Waits != WaitKinds.None;
    }

    private StepExecution ExecutionOf(int contextId, PlanNode node, DateTimeOffset at)
    {
        if (_executions.TryGetValue(contextId, out var known))
            return known;
        var parent = node.Parent is null ? null : _lastAt.GetValueOrDefault(node.Parent.Path)?.Id;
        return _executions[contextId] = _lastAt[node.Path] = new(IdOf(_instance.Id, contextId), node, parent, at);
    }

    private PlanNode? NodeAt(string path) => _plan.Nodes.GetValueOrDefault(path);

    private static string[] OutcomesOf(JournalLine line) => line.Event != "Completed" ? [] : line.Detail is { } detail ? detail.Split(',') : ["Done"];
}
