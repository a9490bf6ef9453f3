using Microsoft.AspNetCore.Identity;

namespace EnforcementFlows.Data.Identity;

/// <summary>A person with an account (用户), of exactly one court. The user name is <c>&lt;court&gt;.&lt;account&gt;</c>, unique over all courts.</summary>
public sealed class StaffUser : IdentityUser<Guid>
{
    public required string Court { get; init; }

    /// <summary>The name shown to people; never part of a log line.</summary>
    public required string DisplayName { get; set; }

    public Employer Employer { get; init; } = Employer.Court;

    /// <summary>A person who has left keeps the row, because decisions carry the name, but can neither sign in nor claim.</summary>
    public bool Active { get; set; } = true;

    /// <summary>The password was handed out by an administrator and is good for choosing another until then; null for one of the person's own.</summary>
    public DateTimeOffset? OneTimePasswordUntil { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public List<StaffRole> Roles { get; } = [];

    public List<TeamMember> Teams { get; } = [];
}

/// <summary>Who employs a person: the court, or a contractor (外包), who sees scanning work only.</summary>
public enum Employer
{
    Court,
    Contractor,
}
