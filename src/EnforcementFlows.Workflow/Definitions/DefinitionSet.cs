using System.Text;

namespace EnforcementFlows.Workflow.Definitions;

/// <summary>Definitions that may use each other as activities.</summary>
public sealed class DefinitionSet(IEnumerable<WorkflowDefinition> definitions)
{
    private readonly List<WorkflowDefinition> _definitions = [.. definitions];

    public IReadOnlyList<WorkflowDefinition> All => _definitions;

    /// <summary>The published version of a definition, else its latest; null when there is none.</summary>
    public WorkflowDefinition? Find(string definitionId) =>
        Best(_definitions.Where(d => d.DefinitionId == definitionId || d.Id == definitionId));

    /// <summary>
    /// What a node uses as an activity: by version id, exact version, published, latest, as Elsa resolves it. Its name tells only where no definition
    /// has the id that it states: another that was given a like-sounding name must not take its place.
    /// </summary>
    public WorkflowDefinition? Resolve(string type, ActivityDefinition node, string path)
    {
        _ = path;
        if (node.Json.Text("workflowDefinitionVersionId") is { } versionId && _definitions.Find(d => d.Id == versionId) is { } exact)
            return exact;
        var candidates = Named(type, node).Where(d => d.Options.UsableAsActivity).ToList();
        return candidates.Find(d => d.Version == node.Version) ?? Best(candidates);
    }

    /// <summary>The activity type under which a workflow of that name is used: its name in Pascal case.</summary>
    public static string? TypeName(string? workflowName)
    {
        if (workflowName is null)
            return null;
        var result = new StringBuilder(workflowName.Length);
        var upper = true;
        foreach (var letter in workflowName)
        {
            if (letter is ' ' or '-' or '_' or '\t')
                upper = true;
            else
            {
                result.Append(upper ? char.ToUpperInvariant(letter) : letter);
                upper = false;
            }
        }

        return result.ToString();
    }

    private List<WorkflowDefinition> Named(string type, ActivityDefinition node) =>
        node.Json.Text("workflowDefinitionId") is { } id && _definitions.FindAll(d => d.DefinitionId == id) is { Count: > 0 } stated
            ? stated
            : _definitions.FindAll(d => TypeName(d.Name) == type);

    private static WorkflowDefinition? Best(IEnumerable<WorkflowDefinition> candidates) =>
        candidates.OrderByDescending(d => d.IsPublished).ThenByDescending(d => d.IsLatest).ThenByDescending(d => d.Version).FirstOrDefault();
}
