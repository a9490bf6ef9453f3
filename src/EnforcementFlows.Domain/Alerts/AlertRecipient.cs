using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Domain.Alerts;

/// <summary>One person or one role.</summary>
public sealed record AlertRecipient
{
    private AlertRecipient(string? user, string? role) => (User, Role) = (user, role);

    public string? User { get; }

    public string? Role { get; }

    internal string Key => User is null ? $"role:{Role}" : $"user:{User}";

    public static AlertRecipient Person(string userId) => new(userId, null);

    public static AlertRecipient HoldersOf(string role) => new(null, role);

    /// <summary>The handler (承办人), and until there is one the role that answers for his work (<see cref="CourtProfile.CentreRole"/>).</summary>
    public static AlertRecipient HandlerOf(EnforcementCase about, CourtProfile profile) =>
        about.HandlerId is { } handler ? Person(handler) : HoldersOf(profile.CentreRole());
}
