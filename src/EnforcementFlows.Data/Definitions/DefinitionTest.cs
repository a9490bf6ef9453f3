namespace EnforcementFlows.Data.Definitions;

/// <summary>An example case of a flow that somebody has recorded in the designer (流程用例); it must hold before a version is published.</summary>
public sealed class DefinitionTest
{
    public required string Court { get; init; }

    public required Guid Id { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>What it is called among the flow's cases.</summary>
    public required string Name { get; init; }

    /// <summary>The case as a test file holds it, JSON.</summary>
    public required string Content { get; init; }

    /// <summary>User id.</summary>
    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
