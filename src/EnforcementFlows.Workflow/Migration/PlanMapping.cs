using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Workflow.Migration;

/// <summary>What the host has to say against a live step going over: by what it is before and after, and what it remembers. Null where nothing.</summary>
public delegate RepairRefusedException? StepObjection(PlanNode before, PlanNode after, object? memory);

/// <summary>Two plans and the map between them, ready to be asked. Immutable, and shared by all instances that go over.</summary>
public sealed class PlanMapping
{
    private readonly Dictionary<string, NodeMapping> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlanNode> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Scope, string Id), string?> _variables = [];
    private readonly Dictionary<string, TimePolicy> _timers = new(StringComparer.Ordinal);

    public PlanMapping(WorkflowPlan from, WorkflowPlan to, MigrationMap map, StepObjection? objection = null)
    {
        (From, To, Map, Objection) = (from, to, map, objection);
        foreach (var node in map.Nodes.Where(node => from.Nodes.ContainsKey(node.From)))
            _nodes[node.From] = node;
        foreach (var (path, mapped) in _nodes)
        {
            if (mapped.To is { } target)
                _sources.TryAdd(target, from.Nodes[path]);
        }

        foreach (var variable in map.Variables)
            _variables[(variable.Scope, variable.From)] = variable.To;
        foreach (var timer in map.Timers)
            _timers[timer.From] = timer.Policy;
    }

    public WorkflowPlan From { get; }

    public WorkflowPlan To { get; }

    public MigrationMap Map { get; }

    internal StepObjection? Objection { get; }

    /// <summary>What an activity of the earlier plan is in the later one; null where there is none.</summary>
    public PlanNode? TargetOf(PlanNode node) => PathOf(node) is { } path ? To.Nodes.GetValueOrDefault(path) : null;

    /// <summary>The path that the map names for an activity, whether the later plan has it or not.</summary>
    public string? PathOf(PlanNode node) => _nodes.GetValueOrDefault(node.Path)?.To;

    /// <summary>What an activity of the later plan was in the earlier one; null for a new one.</summary>
    public PlanNode? SourceOf(PlanNode target) => _sources.GetValueOrDefault(target.Path);

    /// <summary>Whether what stands at an activity is ended.</summary>
    public bool Ends(PlanNode node) => _nodes.GetValueOrDefault(node.Path) is { To: null, Ends: true };

    /// <summary>Whether something that an activity lies in is ended, and it with it.</summary>
    public bool IsWithinEnded(PlanNode node)
    {
        for (var outer = node.Parent; outer is not null; outer = outer.Parent)
        {
            if (Ends(outer))
                return true;
        }

        return false;
    }

    /// <summary>The path of the activity that is begun in place of one that is ended.</summary>
    public string? GoOnAt(PlanNode node) => _nodes.GetValueOrDefault(node.Path)?.GoOnAt;

    /// <summary>The variable that a declared one becomes; null where its value is dropped. One that nobody has named goes by its id.</summary>
    public string? VariableOf(PlanNode scope, string id)
    {
        if (_variables.TryGetValue((scope.Path, id), out var named))
            return named;
        return TargetOf(scope)?.Variables.Any(variable => variable.Id == id) == true ? id : null;
    }

    public TimePolicy PolicyOf(PlanNode node) => _timers.GetValueOrDefault(node.Path);
}
