namespace EnforcementFlows.Data.Identity;

/// <summary>One sign-in of a person. Tokens and cookies name it, so that signing out ends them before they expire.</summary>
public sealed class StaffSession
{
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}
