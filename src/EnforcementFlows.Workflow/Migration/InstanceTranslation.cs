using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>
/// An instance under another plan. Executions keep their numbers, and with them their waits, tasks and timers: what has been done is not done
/// again, and what was asked for is not asked for twice. What has no place in the later plan is refused, never guessed.
/// </summary>
internal sealed class InstanceTranslation
{
    private readonly WorkflowExecution _old;
    private readonly PlanMapping _mapping;
    private readonly List<(ActivityExecutionContext Context, ActivityExecutionContext? Parent)> _ended = [];
    private readonly List<ActivityExecutionContext> _endedWithin = [];

    private InstanceTranslation(WorkflowExecution old, PlanMapping mapping)
    {
        (_old, _mapping) = (old, mapping);
        Execution = New(old, mapping);
    }

    /// <summary>The instance as it goes on.</summary>
    public WorkflowExecution Execution { get; }

    /// <summary>What was ended, and what ran within it.</summary>
    public IReadOnlyList<ActivityExecutionContext> Ended => _endedWithin;

    /// <summary>The number that the first execution gets that is begun after the translation.</summary>
    public int FirstNewId => _old.Contexts.NextId;

    /// <summary>Executions that ask anew for what they wait for.</summary>
    public IReadOnlyList<ActivityExecutionContext> Renewed { get; private set; } = [];

    /// <summary>Takes an instance over. The earlier execution must not be used any more; its effects are those of the later one.</summary>
    /// <exception cref="RepairRefusedException">It can not go over as it stands; nothing may be written.</exception>
    public static InstanceTranslation Of(WorkflowExecution old, PlanMapping mapping)
    {
        if (old.HasEnded)
            throw new RepairRefusedException("migration.flow-ended", "该流程已结束，无须迁移。");
        var translation = new InstanceTranslation(old, mapping);
        translation.RequireTrigger();
        translation.End();
        translation.Carry();
        translation.Settle();
        return translation;
    }

    private static WorkflowExecution New(WorkflowExecution old, PlanMapping mapping)
    {
        var execution = new WorkflowExecution(mapping.To, old.InstanceId, old.Tenant, old.Environment, old.Effects)
        {
            CorrelationId = old.CorrelationId,
            Name = old.Name,
            Input = old.Input,
            Output = old.Output,
            Status = old.Status,
            SubStatus = old.SubStatus,
            Starter = old.Starter,
            Revision = old.Revision,
            UsesTokens = old.UsesTokens,
            StartedBy = StartedBy(old, mapping),
            Outputs = new() { Values = OutputsOf(old, mapping) },
        };
        return execution;
    }

    private static string? StartedBy(WorkflowExecution old, PlanMapping mapping) =>
        TriggerOf(old) is { } trigger ? mapping.TargetOf(trigger)?.Id : old.StartedBy;

    private static PlanNode? TriggerOf(WorkflowExecution old) =>
        old.StartedBy is { } id ? old.Plan.Nodes.Values.FirstOrDefault(node => node.Id == id && node.Owner == old.Plan.Root) : null;

    // kept by the activity's id
    private static Dictionary<string, object?> OutputsOf(WorkflowExecution old, PlanMapping mapping)
    {
        var renamed = old.Plan.Nodes.Values.Select(node => (node.Id, New: mapping.TargetOf(node)?.Id)).Where(pair => pair.New is not null && pair.New != pair.Id)
            .DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.New!);
        return renamed.Count == 0 ? old.Outputs.Values : old.Outputs.Values.ToDictionary(kept => Renamed(kept.Key, renamed), kept => kept.Value);
    }

    private static string Renamed(string key, Dictionary<string, string> renamed)
    {
        var dot = key.LastIndexOf('.');
        return dot > 0 && renamed.TryGetValue(key[..dot], out var id) ? id + key[dot..] : key;
    }

    // which connections lead forward depends on the trigger that a flowchart was entered at
    private void RequireTrigger()
    {
        if (TriggerOf(_old) is { Parent.TriggerFlows.Count: > 0 } trigger && _mapping.TargetOf(trigger) is null)
            throw new RepairRefusedException("migration.trigger-unmapped", $"案件由“{StepLabel.Of(trigger)}”触发，新版中没有对应的触发步骤。");
    }

    private void End()
    {
        foreach (var context in _old.Contexts.All.Where(context => _mapping.Ends(context.Node) && !_mapping.IsWithinEnded(context.Node)).ToList())
        {
            _ended.Add((context, context.Parent));
            _endedWithin.AddRange(_old.Contexts.All.Where(inner => inner.IsWithin(context)));
            _old.Withdraw(context);
        }
    }

    private void Carry()
    {
        Execution.Restore(_old.Contexts.NextId, _old.Alarms.Keys, _old.MissedSignals);
        Execution.Incidents.AddRange(_old.Incidents);
        var live = _old.Contexts.All.OrderBy(context => context.Id).ToList(); // containers before what is in them
        foreach (var context in live)
            Execution.Contexts.Add(Translated(context));
        foreach (var context in live.Where(context => context.Node.Flow is not null && Execution.Contexts.Find(context.Id)!.Status == ActivityStatus.Running))
            ChartOf(context).Apply();
    }

    private ActivityExecutionContext Translated(ActivityExecutionContext context)
    {
        if (_mapping.TargetOf(context.Node) is not { } node)
            throw new RepairRefusedException("migration.step-unmapped", $"案件停在“{StepLabel.Of(context.Node)}”，新版中没有对应的步骤。");
        var parent = context.Parent is null ? null : Execution.Contexts.Find(context.Parent.Id);
        if (node.Type != context.Node.Type || node.Parent != parent?.Node)
            throw new RepairRefusedException("migration.step-moved", $"案件停在“{StepLabel.Of(context.Node)}”，新版中对应步骤的类型或者所在的容器不同。");
        if (_mapping.Objection?.Invoke(context.Node, node, context.State) is { } objection)
            throw objection;
        var translated = new ActivityExecutionContext(Execution, node, parent, context.Id)
        {
            Tag = context.Tag,
            EnteredBackward = context.EnteredBackward,
            IsBreaking = context.IsBreaking,
            Status = context.Status,
            Variables = VariablesOf(context),
            State = context.Node.Flow is null ? ContainerMemory.Of(context, node, _mapping) : null,
        };
        translated.RestoreWaits(context.Waits);
        return translated;
    }

    private Dictionary<string, object?> VariablesOf(ActivityExecutionContext context)
    {
        var declared = context.Node.Variables.Select(variable => variable.Id).ToHashSet();
        var variables = new Dictionary<string, object?>();
        foreach (var (id, value) in context.Variables)
        {
            if ((declared.Contains(id) ? _mapping.VariableOf(context.Node, id) : id) is { } becomes)
                variables[becomes] = value;
        }

        return variables;
    }

    private ChartTranslation ChartOf(ActivityExecutionContext from)
    {
        var to = Execution.Contexts.Find(from.Id)!;
        var ended = _ended.Where(end => end.Parent == from).Select(end => end.Context.Node).ToList();
        var edges = new FlowEdges(_mapping, from.Node, to.Node, Activities.Flowchart.GraphOf(from), Activities.Flowchart.GraphOf(to));
        return new(from, to, edges, ended.Select(node => node.FlowIndex).ToHashSet(), [.. ended.Select(NextOf).OfType<PlanNode>()]);
    }

    private PlanNode? NextOf(PlanNode ended) => _mapping.GoOnAt(ended) is { } path ? _mapping.To.Nodes.GetValueOrDefault(path) : null;

    // what comes in place of what has ended is begun; a flowchart in which nothing is left is done
    private void Settle()
    {
        Renewed = [.. Execution.Contexts.All.Where(context => MustRenew(_old.Contexts.Find(context.Id)!, context)).OrderBy(context => context.Id)];
        if (_old.SubStatus == WorkflowSubStatus.Faulted && (Renewed.Count > 0 || _ended.Count > 0))
            throw new RepairRefusedException("migration.flow-faulted", "流程因故障停止，迁移时不能结束步骤或者重新等待；请先处理故障，或者保留待办和期限。");
        foreach (var (context, parent) in _ended)
        {
            if (NextOf(context.Node) is { } next && Execution.Contexts.Find(parent!.Id) is { } chart)
                chart.Schedule(next);
        }
    }

    private bool MustRenew(ActivityExecutionContext before, ActivityExecutionContext after)
    {
        if (!after.IsWaiting || !after.Node.Descriptor.Renews)
            return false;
        if (after.Waits.HasFlag(WaitKinds.Timer))
            return _mapping.PolicyOf(before.Node) != TimePolicy.KeepDue;
        if (!StepInputs.Differ(before.Node, after.Node))
            return false;
        return !after.Waits.HasFlag(WaitKinds.Task) || _mapping.Map.Tasks == TaskPolicy.ReOffer;
    }

    /// <summary>Flowcharts in which a migration has ended all that ran, and begins nothing.</summary>
    public IReadOnlyList<ActivityExecutionContext> Emptied() =>
        [.. _ended.Select(end => Execution.Contexts.Find(end.Parent!.Id)).OfType<ActivityExecutionContext>().Distinct().Where(chart => !Execution.HasPendingWork(chart))];
}
