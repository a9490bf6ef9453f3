namespace EnforcementFlows.Data.Definitions;

/// <summary>Who edits a flow just now (编辑占用); of two at once the second only reads. It goes by the system's clock.</summary>
public sealed class DefinitionLease
{
    public required string Court { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>User id.</summary>
    public required string Holder { get; init; }

    public required DateTimeOffset Until { get; init; }
}
