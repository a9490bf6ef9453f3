using System.Text.Json.Nodes;
using EnforcementFlows.Api.Features.Designer;
using EnforcementFlows.Api.Features.Elsa.Definitions;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Workflow.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace EnforcementFlows.Api.Features.Elsa.Descriptors;

/// <summary>A published flow that can stand as a step in another.</summary>
/// <param name="Version">The published version; steps that name an earlier one run it too.</param>
internal sealed record UsableFlow(string VersionId, string TypeName, string DefinitionId, string Name, string? Description, int Version, string Category, WorkflowDefinition Definition);

/// <summary>The flows of the court that can be used as activities. A published version never changes, so what was read of it stays true.</summary>
internal sealed class FlowDescriptors(DefinitionFinder definitions, CurrentActor actor, IMemoryCache cache)
{
    /// <summary>What the viewer opens; the editor does not show it, for the flow is not the step's to change.</summary>
    private static readonly ElsaPort Inside = new("Root", "流程内部", "Embedded", IsBrowsable: false);

    public async Task<IReadOnlyList<UsableFlow>> OfAsync(CancellationToken cancellationToken)
    {
        var published = await definitions.All().Where(row => row.IsPublished).OrderBy(row => row.DefinitionId).Select(row => row.VersionId).ToListAsync(cancellationToken);
        var missing = published.Where(id => !cache.TryGetValue(KeyOf(id), out _)).ToList();
        foreach (var row in await definitions.All().Where(row => missing.Contains(row.VersionId)).ToListAsync(cancellationToken))
            cache.Set(KeyOf(row.VersionId), Read(row.VersionId, row.Version, row.Description, row.Json), TimeSpan.FromHours(1));
        return [.. published.Select(id => cache.Get<UsableFlow?>(KeyOf(id))).OfType<UsableFlow>().DistinctBy(flow => flow.TypeName)];
    }

    /// <summary>As the designer knows it, in every version that a step may name.</summary>
    public static IEnumerable<ElsaDescriptor> Describe(UsableFlow flow) => Enumerable.Range(1, flow.Version).Select(version => new ElsaDescriptor
    {
        TypeName = flow.TypeName,
        Namespace = "",
        Name = flow.Name,
        Version = version,
        Category = flow.Category,
        DisplayName = flow.Name,
        Description = flow.Description ?? "",
        Inputs = [.. flow.Definition.Inputs.Select((input, order) => new ElsaInput
        {
            Name = DescriptorOf.Pascal(input.Name),
            TypeName = input.TypeName ?? "Object",
            DisplayName = LabelOf(flow.Definition, "inputs", input.Name),
            Order = order,
            IsSynthetic = true,
            UiHint = "singleline",
        })],
        Outputs = [.. flow.Definition.Outputs.Select((output, order) => new ElsaOutput(DescriptorOf.Pascal(output.Name), LabelOf(flow.Definition, "outputs", output.Name), output.TypeName ?? "Object", order, IsSynthetic: true))],
        Kind = "Action",
        Ports = [Inside, .. flow.Definition.Outcomes.DefaultIfEmpty("Done").Select(outcome => new ElsaPort(outcome, outcome == "Done" ? "完成" : outcome, "Flow"))],
        CustomProperties = new Dictionary<string, object?> { ["RootType"] = "WorkflowDefinitionActivity", ["WorkflowDefinitionId"] = flow.DefinitionId, ["WorkflowDefinitionVersionId"] = flow.VersionId },
        ConstructionProperties = new Dictionary<string, object?> { ["WorkflowDefinitionId"] = flow.DefinitionId },
        IsBrowsable = version == flow.Version,
    });

    // the engine has no use for it
    private static string LabelOf(WorkflowDefinition definition, string list, string name) =>
        (definition.Json[list] as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(argument => argument.TextOf("name") == name)?.TextOf("displayName") is { Length: > 0 } label ? label : name;

    private (string, string, string) KeyOf(string versionId) => (nameof(FlowDescriptors), actor.Court, versionId);

    // null, and kept as such, for one that cannot be used
    private static UsableFlow? Read(string versionId, int version, string? description, string json)
    {
        if (DefinitionReader.Read(json, versionId, []) is not { Options.UsableAsActivity: true, Name: { } name } definition)
            return null;
        var category = (definition.Json["options"] as JsonObject)?.TextOf("activityCategory") ?? "本院流程";
        return new(versionId, DefinitionSet.TypeName(name)!, definition.DefinitionId, DefinitionTitle.Of(json) ?? name, description, version, category, definition);
    }
}
