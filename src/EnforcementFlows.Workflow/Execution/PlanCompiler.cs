using System.Text.Json.Nodes;
using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>Finds the definition that a node of a parent uses as an activity; null where there is none.</summary>
/// <param name="type">Activity type, the Pascal-cased name of the workflow.</param>
/// <param name="node">The activity object, with <c>workflowDefinitionId</c> and version hints.</param>
/// <param name="path">Path of the node in the plan; a pinned instance answers by it.</param>
public delegate WorkflowDefinition? DefinitionResolver(string type, ActivityDefinition node, string path);

/// <summary>
/// Compiles a definition into a <see cref="WorkflowPlan"/>. Everything that can be wrong in a definition is found here,
/// once, and not while a case runs.
/// </summary>
public sealed class PlanCompiler(ActivityRegistry registry, DefinitionResolver? resolve = null)
{
    private const int MaxInlineDepth = 16;

    /// <summary>The most activities of a plan, those of the workflows it uses included: each use is a copy, and copies multiply.</summary>
    private const int MaxActivities = 10_000;

    /// <summary>The pseudo type of the workflow itself and of workflows used as activities.</summary>
    public const string WorkflowType = "Elsa.Workflow";

    private readonly List<DefinitionFinding> _findings = [];
    private readonly Dictionary<string, PlanNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _inlined = new(StringComparer.Ordinal);
    private readonly List<string> _hashes = [];
    private readonly List<WorkflowDefinition> _within = []; // those being compiled, the outermost first
    private bool _keepsOutputs;
    private bool _isTooLarge;
    private WorkflowDefinition _current = null!;

    /// <summary>Compiles; the plan is null when there is an error among the findings.</summary>
    public (WorkflowPlan? Plan, IReadOnlyList<DefinitionFinding> Findings) Compile(WorkflowDefinition definition)
    {
        var root = AddComposite(definition, WorkflowNode(definition), null, "");
        if (_isTooLarge)
        {
            _current = definition;
            Error("plan-too-large", root.Activity, "$", $"With the workflows that it uses as activities it has more than {MaxActivities} activities.");
        }

        CheckScopes();
        if (_findings.Exists(f => f.Severity == FindingSeverity.Error))
            return (null, _findings);
        return (new()
        {
            Hash = DefinitionWriter.Combine(_hashes),
            Definition = definition,
            InlinedVersions = _inlined,
            Root = root,
            Nodes = _nodes,
            KeepsOutputs = _keepsOutputs,
        }, _findings);
    }

    // the workflow itself has no activity object; it gets one so that it is a node like any other
    private static ActivityDefinition WorkflowNode(WorkflowDefinition definition) => new()
    {
        Json = [],
        Place = "$",
        Id = "Workflow1",
        Name = definition.Name,
        Type = WorkflowType,
        Version = 1,
        Variables = [],
        Ports = [],
        Connections = [],
    };

    private PlanNode AddComposite(WorkflowDefinition definition, ActivityDefinition activity, PlanNode? parent, string prefix)
    {
        _within.Add(_current = definition);
        _hashes.Add(definition.ContentHash);
        var node = NewNode(activity, registry.Find(WorkflowType)!, parent, prefix);
        node.Composite = definition;
        node.Variables = definition.Variables;
        node.AddChild("root", AddNode(definition.Root, node));
        _within.RemoveAt(_within.Count - 1);
        _current = _within.Count > 0 ? _within[^1] : definition;
        return node;
    }

    private PlanNode NewNode(ActivityDefinition activity, ActivityDescriptor descriptor, PlanNode? parent, string prefix)
    {
        var path = prefix.Length == 0 ? activity.Id : $"{prefix}:{activity.Id}";
        var node = new PlanNode { Path = path, Activity = activity, Descriptor = descriptor, Parent = parent };
        _nodes[path] = node;
        return node;
    }

    private PlanNode AddNode(ActivityDefinition activity, PlanNode parent)
    {
        var descriptor = registry.Find(activity.Type);
        if (descriptor is null)
            return AddWorkflowAsActivity(activity, parent);

        var node = NewNode(activity, descriptor, parent, parent.Path);
        node.Variables = activity.Variables;
        foreach (var child in activity.Ports)
            node.AddChild(child.Port, AddNode(child.Activity, node));
        CompileInputs(node);
        CompileOutputs(node);
        node.Cases = CompileCases(node);
        if (activity.Type == "Elsa.Flowchart")
            CompileFlow(node);
        return node;
    }

    private PlanNode AddWorkflowAsActivity(ActivityDefinition activity, PlanNode parent)
    {
        var path = $"{parent.Path}:{activity.Id}";
        if (resolve?.Invoke(activity.Type, activity, path) is not { } child)
        {
            Error("activity-unknown", activity, activity.Place, $"The activity type '{activity.Type}' is unknown, and no published workflow of that name is usable as an activity.");
            return NewNode(activity, registry.Find(WorkflowType)!, parent, parent.Path);
        }

        if (!MayContain(child, activity))
            return NewNode(activity, registry.Find(WorkflowType)!, parent, parent.Path);

        _inlined[path] = child.Id;
        var node = AddComposite(child, activity, parent, parent.Path);
        foreach (var input in child.Inputs)
        {
            if (activity.Json.Get(Camel(input.Name)) is { } json)
                AddInput(node, Camel(input.Name), json, input.TypeName);
        }

        CompileOutputs(node);
        return node;
    }

    // looked at before the copy is made: of a workflow that uses itself three times there would be three to the power of the depth
    private bool MayContain(WorkflowDefinition child, ActivityDefinition activity)
    {
        var chain = string.Join(" → ", _within.Append(child).Select(definition => definition.Name ?? definition.DefinitionId));
        if (_within.Exists(outer => outer.DefinitionId == child.DefinitionId))
            Error("workflow-nesting", activity, activity.Place, $"{chain}: a workflow uses itself as an activity.");
        else if (_within.Count > MaxInlineDepth)
            Error("workflow-nesting", activity, activity.Place, $"{chain}: workflows are used as activities too many levels deep.");
        else
            return !(_isTooLarge |= _nodes.Count >= MaxActivities);
        return false;
    }

    internal static string Camel(string name) => JsonNames.Camel(name);

    private void CompileInputs(PlanNode node)
    {
        var json = node.Activity.Json;
        foreach (var declared in node.Descriptor.Inputs.Where(input => input.IsWrapped))
        {
            if (json.Get(declared.Name) is { } value)
                AddInput(node, declared.Name, value, declared.TypeName, declared.UIHint == Activities.RunJavaScript.ScriptHint);
            else if (declared.Required)
                Error("input-missing", node.Activity, $"{node.Activity.Place}.{declared.Name}", $"{node.Type} ({node.Descriptor.DisplayName}) needs the input '{declared.Name}' ({declared.DisplayName ?? declared.Name}).");
        }
    }

    private void AddInput(PlanNode node, string name, JsonNode json, string? declaredType, bool isCode = false)
    {
        var place = $"{node.Activity.Place}.{name}";
        var compiler = new InputCompiler(place, node.Activity, _current.Source, _findings);
        if ((isCode ? compiler.CompileCode(name, json) : compiler.Compile(name, json, declaredType)) is not { } input)
            return;
        node.Inputs[name] = input;
        KeepOutputsFor(input);
    }

    private void KeepOutputsFor(CompiledInput? input) => _keepsOutputs |= input?.Script is { } script && ScriptBindings.ReadsOutputs(script);

    private static void CompileOutputs(PlanNode node)
    {
        foreach (var (name, value) in node.Activity.Json)
        {
            if (value is JsonObject output && output.Get("expression") is null
                && output.Get("memoryReference") is JsonObject reference && reference.Text("id") is { } id)
                node.OutputBindings[Camel(name)] = id;
        }
    }

    private List<CompiledCase> CompileCases(PlanNode node)
    {
        var cases = new List<CompiledCase>();
        if (node.Type is not ("Elsa.Switch" or "Elsa.FlowSwitch") || node.Activity.Json.Get("cases") is not JsonArray list)
            return cases;
        var branches = node.ChildList("cases").ToDictionary(c => c.Activity.Place);
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not JsonObject json)
                continue;
            var place = $"{node.Activity.Place}.cases[{i}]";
            var compiler = new InputCompiler($"{place}.condition", node.Activity, _current.Source, _findings);
            var condition = json.Get("condition") is { } c ? compiler.CompileExpression("condition", c, "Boolean") : null;
            KeepOutputsFor(condition);
            cases.Add(new(json.Text("label") ?? "", condition, branches.GetValueOrDefault($"{place}.activity"), json));
        }

        return cases;
    }

    private void CompileFlow(PlanNode node)
    {
        var children = node.ChildList("activities");
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var child in children)
        {
            child.FlowIndex = index.Count;
            index[child.Id] = child.FlowIndex;
        }

        var edges = new List<FlowEdge>();
        foreach (var connection in node.Activity.Connections)
        {
            if (index.TryGetValue(connection.Source, out var source) && index.TryGetValue(connection.Target, out var target))
                edges.Add(new() { Index = edges.Count, Source = source, Target = target, Port = connection.SourcePort });
            else
                Error("connection-unknown", node.Activity, connection.Place, $"The connection {connection.Source} → {connection.Target} names an activity that is not in the flowchart.");
        }

        var flow = new FlowGraph(children.Count, edges, StartOf(children, edges));
        node.Flow = flow;
        node.TriggerFlows = children.Where(c => c.IsTrigger && c.FlowIndex != flow.Start).ToDictionary(c => c.FlowIndex, c => flow.From(c.FlowIndex));
    }

    private static int StartOf(IReadOnlyList<PlanNode> children, List<FlowEdge> edges)
    {
        var targets = edges.Select(e => e.Target).ToHashSet();
        var start = children.FirstOrDefault(c => c.Type == "Elsa.Start")
            ?? children.FirstOrDefault(c => c.Activity.CanStartWorkflow)
            ?? children.FirstOrDefault(c => !targets.Contains(c.FlowIndex))
            ?? (children.Count > 0 ? children[0] : null);
        return start?.FlowIndex ?? -1;
    }

    private void CheckScopes()
    {
        foreach (var node in _nodes.Values)
        {
            _current = node.Owner.Composite!;
            foreach (var (output, variable) in node.OutputBindings.Where(b => !VariableExists(node, b.Value)).ToList())
            {
                Warn("variable-unknown", node.Activity, $"{node.Activity.Place}.{output}", $"The output is bound to the unknown variable '{variable}' and goes nowhere.");
                node.OutputBindings.Remove(output);
            }

            foreach (var input in node.Inputs.Values.Where(i => i.Kind == InputKind.Variable && !VariableExists(node, i.Reference!)))
                Error("variable-unknown", node.Activity, input.Place, $"There is no variable with the id '{input.Reference}'.");
        }
    }

    private static bool VariableExists(PlanNode node, string id)
    {
        var outer = node.Composite is not null ? node.Parent : node; // what a used workflow is given comes from around it
        for (var scope = outer ?? node; scope is not null; scope = scope.Parent)
        {
            if (scope.Variables.Any(v => v.Id == id))
                return true;
        }

        return false;
    }

    private void Error(string code, ActivityDefinition activity, string place, FindingMessage message) =>
        _findings.Add(new(FindingSeverity.Error, code, _current.Source, place, message, activity.Id));

    private void Warn(string code, ActivityDefinition activity, string place, FindingMessage message) =>
        _findings.Add(new(FindingSeverity.Warning, code, _current.Source, place, message, activity.Id));
}
