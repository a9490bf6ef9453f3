namespace EnforcementFlows.Data.Identity;

/// <summary>Membership in a team (团队) between two instants; a loan to another team has an end.</summary>
public sealed class TeamMember
{
    public required string Court { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>A team code of the court's profile.</summary>
    public required string Team { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>Exclusive; null while it lasts.</summary>
    public DateTimeOffset? Until { get; set; }
}
