namespace EnforcementFlows.Data.Identity;

/// <summary>A role (角色) that a person holds; one person may hold several.</summary>
public sealed class StaffRole
{
    public required string Court { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>A role code of the court's profile, such as <c>judge</c>.</summary>
    public required string Role { get; init; }
}
