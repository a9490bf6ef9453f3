using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Expressions;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>
/// A definition compiled for running, with the definitions it uses as activities inlined. Immutable and shared by all instances;
/// identified by content, so a cache of plans never needs invalidation.
/// </summary>
public sealed class WorkflowPlan
{
    /// <summary>Hash over the contents of the definition and everything inlined.</summary>
    public required string Hash { get; init; }

    public required WorkflowDefinition Definition { get; init; }

    /// <summary>Version ids of the definitions inlined, by the node that uses them; pinned with the instance.</summary>
    public required IReadOnlyDictionary<string, string> InlinedVersions { get; init; }

    /// <summary>The workflow itself; its only child is the definition's root activity.</summary>
    public required PlanNode Root { get; init; }

    /// <summary>All nodes by their path.</summary>
    public required IReadOnlyDictionary<string, PlanNode> Nodes { get; init; }

    /// <summary>Whether outputs of completed activities are read by some script and so must be kept.</summary>
    public required bool KeepsOutputs { get; init; }
}

/// <summary>One activity of a plan.</summary>
public sealed class PlanNode
{
    private readonly Dictionary<string, List<PlanNode>> _ports = [];

    /// <summary>Path of ids from the workflow to this activity; unique in the plan and stable for one content.</summary>
    public required string Path { get; init; }

    public required ActivityDefinition Activity { get; init; }

    public required ActivityDescriptor Descriptor { get; init; }

    public required PlanNode? Parent { get; init; }

    public string Id => Activity.Id;

    public string Type => Activity.Type;

    public IReadOnlyList<PlanNode> Children { get; private set; } = [];

    /// <summary>Position among the children of a flowchart.</summary>
    public int FlowIndex { get; internal set; }

    public Dictionary<string, CompiledInput> Inputs { get; } = new(StringComparer.Ordinal);

    /// <summary>Variable id by output name.</summary>
    public Dictionary<string, string> OutputBindings { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<CompiledCase> Cases { get; internal set; } = [];

    public IReadOnlyList<VariableDefinition> Variables { get; internal set; } = [];

    /// <summary>The definition whose variables, inputs and outputs this node carries: the workflow itself or one used as an activity.</summary>
    public WorkflowDefinition? Composite { get; internal set; }

    /// <summary>The graph of a flowchart, entered at its start activity.</summary>
    public FlowGraph? Flow { get; internal set; }

    /// <summary>The graphs of a flowchart entered at one of its triggers, by the trigger's position.</summary>
    internal IReadOnlyDictionary<int, FlowGraph> TriggerFlows { get; set; } = new Dictionary<int, FlowGraph>();

    /// <summary>The workflow this node stands in: the plan's own, or one used as an activity.</summary>
    public PlanNode Owner
    {
        get
        {
            var owner = Parent ?? this;
            while (owner.Composite is null && owner.Parent is not null)
                owner = owner.Parent;
            return owner;
        }
    }

    /// <summary>May start its workflow.</summary>
    public bool IsTrigger => Activity.CanStartWorkflow && Descriptor.IsTrigger;

    /// <summary>Whether no way from the start or from a trigger leads to a child of this flowchart.</summary>
    public bool IsUnreachable(PlanNode child) =>
        Flow!.IsDangling(child.FlowIndex) && TriggerFlows.Values.All(f => f.IsDangling(child.FlowIndex));

    /// <summary>The first child in a port, or null.</summary>
    public PlanNode? Child(string port) => _ports.TryGetValue(port, out var list) && list.Count > 0 ? list[0] : null;

    /// <summary>All children in a list port.</summary>
    public IReadOnlyList<PlanNode> ChildList(string port) => _ports.TryGetValue(port, out var list) ? list : [];

    internal void AddChild(string port, PlanNode child)
    {
        if (!_ports.TryGetValue(port, out var list))
            _ports[port] = list = [];
        list.Add(child);
        Children = [.. Children, child];
    }

    public override string ToString() => $"{Path} ({Type})";
}

/// <summary>How an input gets its value.</summary>
public enum InputKind
{
    Literal,
    Script,
    Variable,
    WorkflowInput,
}

/// <summary>An input expression, parsed once.</summary>
public sealed class CompiledInput
{
    public required string Name { get; init; }

    public required InputKind Kind { get; init; }

    public string? TypeName { get; init; }

    /// <summary>The value of a literal, already converted.</summary>
    public object? Literal { get; init; }

    public Script? Script { get; init; }

    /// <summary>Variable id or input name.</summary>
    public string? Reference { get; init; }

    /// <summary>Where it stands in the definition.</summary>
    public required string Place { get; init; }

    /// <summary>The input as it would be written: two of the same text give the same. Null where nothing is given.</summary>
    public string? Written => this switch
    {
        { Kind: InputKind.Literal, Literal: null } => null,
        { Kind: InputKind.Literal } => $"={WorkflowValue.ToJson(Literal)}",
        { Script: { } script } => script.Source.Text,
        _ => $"{Kind}:{Reference}",
    };

    /// <summary>The texts of which its value is one; null where that can not be told before it runs.</summary>
    /// <param name="given">What is known by then, by name of the variable or input.</param>
    public IReadOnlyList<string>? Texts(IReadOnlyDictionary<string, JsonElement>? given = null) => this switch
    {
        { Kind: InputKind.Literal } => Literal is string text ? [text] : [],
        { Script: { } script } => script.Texts(GivenValues.Scope(given)),
        _ => null,
    };
}

/// <summary>A case of Switch or FlowSwitch.</summary>
public sealed record CompiledCase(string Label, CompiledInput? Condition, PlanNode? Activity, JsonObject Json);
