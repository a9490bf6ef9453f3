namespace EnforcementFlows.Data.Identity;

/// <summary>A key of the framework's key ring; in the database so that all nodes and restarts read each other's tokens.</summary>
public sealed class DataProtectionKey
{
    public required Guid Id { get; init; }

    public required string FriendlyName { get; init; }

    public required string Xml { get; init; }
}
