using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Elsa.Descriptors;
using EnforcementFlows.Workflow.Definitions;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Elsa.Definitions;

/// <summary>An activity of a version, as Elsa writes it.</summary>
/// <param name="Port">What holds it: a branch of the step that it is in, or the root of a flow.</param>
/// <param name="Activity">With all that is inside it; a flow that is used as a step has that flow's root.</param>
/// <param name="Opens">A chart that the designer opens from the step which holds it.</param>
internal sealed record DefinitionNode(string NodeId, string? Port, JsonObject Activity, bool Opens, IReadOnlyList<ChildPort> Inside)
{
    public string Id => Activity.TextOf("id") ?? "";

    /// <summary>What is answered of it.</summary>
    public object Answer => new { nodeId = NodeId, port = Port, activity = Activity };
}

/// <summary>
/// Finds activities of a version by the ids of their nodes, in flows that are used as steps too. It looks at the document and compiles nothing: a
/// draft with mistakes can be looked into as well.
/// </summary>
internal sealed class DefinitionNodes(DefinitionFinder definitions, FlowDescriptors flows, ActivityRegistry registry)
{
    private const string Flowchart = "Elsa.Flowchart";
    private const string Workflow = "Workflow1";
    private const string Root = "root";

    /// <summary>The way from the flow down to a node, as far as there is one; null where the court has no such version.</summary>
    public async Task<IReadOnlyList<DefinitionNode>?> WayToAsync(string versionId, string? nodeId, CancellationToken cancellationToken)
    {
        if (await definitions.FindVersionAsync(versionId, cancellationToken) is not { } row || DefinitionReader.Read(row.Json, versionId, []) is not { } definition)
            return null;
        var usable = new DefinitionSet((await flows.OfAsync(cancellationToken)).Select(flow => flow.Definition));
        var way = new List<DefinitionNode> { Top(definition) };
        while (nodeId is not null && Next(way[^1], nodeId, usable) is { } next)
            way.Add(next);
        return way;
    }

    private static DefinitionNode Top(WorkflowDefinition definition)
    {
        var json = new JsonObject { ["id"] = Workflow, ["name"] = definition.Name, ["type"] = PlanCompiler.WorkflowType, [Root] = definition.Root.Json.DeepClone() };
        return new(Workflow, null, ActivityShape.Complete(json, null), Opens: false, [new(Root, 0, definition.Root)]);
    }

    private DefinitionNode? Next(DefinitionNode parent, string nodeId, DefinitionSet usable)
    {
        var child = parent.Inside.FirstOrDefault(child => $"{nodeId}:".StartsWith($"{parent.NodeId}:{child.Activity.Id}:", StringComparison.Ordinal));
        if (child is null)
            return null;
        var (activity, json, inside) = (child.Activity, child.Activity.Json.DeepClone().AsObject(), child.Activity.Ports);
        if (registry.Find(activity.Type) is null && usable.Resolve(activity.Type, activity, nodeId) is { } used)
            (json[Root], inside) = (used.Root.Json.DeepClone(), [new(Root, 0, used.Root)]);
        return new($"{parent.NodeId}:{activity.Id}", DescriptorOf.Pascal(child.Port), ActivityShape.Complete(json, parent.NodeId), Opens(parent, child), inside);
    }

    private bool Opens(DefinitionNode parent, ChildPort child) => child.Activity.Type == Flowchart
        && (registry.Find(parent.Activity.TextOf("type")!) is { } holder ? holder.Branches.Any(branch => branch.Name == child.Port) : child.Port == Root);
}
