using System.Text.Json.Nodes;

namespace EnforcementFlows.Workflow.Definitions;

/// <summary>
/// One version of an Elsa 3 workflow definition. <see cref="Json"/> is the whole truth, unknown members included;
/// the typed members are a reading of it.
/// </summary>
public sealed class WorkflowDefinition
{
    /// <summary>The document as imported, with wrappers of old files removed. Never changed after reading.</summary>
    public required JsonObject Json { get; init; }

    /// <summary>The file or row it came from; named in findings.</summary>
    public required string Source { get; init; }

    /// <summary>Version id: unique per version.</summary>
    public required string Id { get; init; }

    /// <summary>Logical id, the same for all versions.</summary>
    public required string DefinitionId { get; init; }

    public required string? Name { get; init; }

    public required int Version { get; init; }

    public required bool IsPublished { get; init; }

    public required bool IsLatest { get; init; }

    public required IReadOnlyList<VariableDefinition> Variables { get; init; }

    public required IReadOnlyList<ArgumentDefinition> Inputs { get; init; }

    public required IReadOnlyList<ArgumentDefinition> Outputs { get; init; }

    /// <summary>Outcomes offered when the workflow is used as an activity.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    public required WorkflowOptions Options { get; init; }

    public required ActivityDefinition Root { get; init; }

    /// <summary>The connections of all its flowcharts.</summary>
    public IEnumerable<ConnectionDefinition> Connections => ConnectionsOf(Root);

    /// <summary>Its flowcharts run by tokens (<c>customProperties</c>, <c>Flowchart:ExecutionMode</c> = <c>TokenBased</c>), not by counters.</summary>
    public bool UsesTokens =>
        Json.Get("customProperties") is JsonObject custom && custom.Text("Flowchart:ExecutionMode") == "TokenBased";

    /// <summary>SHA-256 (hex) of the canonical JSON text: two equal contents have the same hash.</summary>
    public required string ContentHash { get; init; }

    private static IEnumerable<ConnectionDefinition> ConnectionsOf(ActivityDefinition activity) =>
        activity.Connections.Concat(activity.Ports.SelectMany(p => ConnectionsOf(p.Activity)));
}

/// <summary>A workflow's or container's variable. Only a variable with an instance storage driver survives a suspension.</summary>
/// <param name="IsRecorded">False where its value must stay out of journal and audit (log persistence mode <c>Exclude</c>).</param>
public sealed record VariableDefinition(string Id, string Name, string? TypeName, bool IsArray, object? Default, bool IsPersistent, bool IsRecorded = true);

/// <summary>A declared input or output.</summary>
public sealed record ArgumentDefinition(string Name, string? TypeName);

/// <summary>The <c>options</c> object of a definition.</summary>
public sealed record WorkflowOptions(
    string? ActivationStrategy, bool UsableAsActivity, string? IncidentStrategy, string? CommitStrategy)
{
    /// <summary>Other branches go on after a fault and the instance stays suspended until the incident is resolved.</summary>
    public bool ContinuesWithIncidents => IncidentStrategy?.Contains("ContinueWithIncidents", StringComparison.Ordinal) == true;
}

/// <summary>One activity object inside a definition.</summary>
public sealed class ActivityDefinition
{
    public required JsonObject Json { get; init; }

    /// <summary>JSON path in the document.</summary>
    public required string Place { get; init; }

    public required string Id { get; init; }

    /// <summary>Human name; used by <c>get{Output}From{Name}</c> in scripts.</summary>
    public required string? Name { get; init; }

    public required string Type { get; init; }

    public required int Version { get; init; }

    public required IReadOnlyList<VariableDefinition> Variables { get; init; }

    /// <summary>Child activities by port, in document order; a list port has several.</summary>
    public required IReadOnlyList<ChildPort> Ports { get; init; }

    public required IReadOnlyList<ConnectionDefinition> Connections { get; init; }

    public bool CanStartWorkflow { get; init; }

    /// <summary>Token mode's merge mode, or null.</summary>
    public string? MergeMode { get; init; }
}

/// <summary>A child activity and the property that holds it.</summary>
/// <param name="Port">Property name: <c>body</c>, <c>then</c>, <c>activities</c>, <c>cases</c> …</param>
/// <param name="Index">Position in a list port.</param>
public sealed record ChildPort(string Port, int Index, ActivityDefinition Activity);

/// <summary>An edge of a flowchart. A null source port stands for the default outcome.</summary>
public sealed record ConnectionDefinition(string Source, string? SourcePort, string Target, string Place);
