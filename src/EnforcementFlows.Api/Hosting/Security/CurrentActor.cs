using EnforcementFlows.Data.Identity;

namespace EnforcementFlows.Api.Hosting.Security;

public enum ActorKind
{
    Anonymous,
    Staff,
    Client,
}

/// <summary>Who makes this request: a person or a system of exactly one court, and what the court's profile lets them do.</summary>
public sealed class CurrentActor
{
    private Permissions _permissions = Security.Permissions.None;

    public ActorKind Kind { get; private set; } = ActorKind.Anonymous;

    /// <summary>The user's id in "D" format, or the client's id.</summary>
    public string Id { get; private set; } = "";

    public string Court { get; private set; } = "";

    /// <summary>The full account name, such as <c>tongbai.judge1</c>; a client's is its id.</summary>
    public string UserName { get; private set; } = "";

    public string DisplayName { get; private set; } = "";

    public Employer Employer { get; private set; }

    /// <summary>Role codes of a person; a client has none.</summary>
    public IReadOnlyList<string> Roles { get; private set; } = [];

    public IReadOnlyList<string> Teams { get; private set; } = [];

    /// <summary>The people whose work this one does now in their place (代班).</summary>
    public IReadOnlyList<SubstitutedPerson> Substituted { get; private set; } = [];

    /// <summary>Scopes of a client's token; a person has none.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    /// <summary>What this actor may do in any case of the court.</summary>
    public IReadOnlyCollection<string> Permissions => _permissions.Always;

    public bool Has(string permission) => _permissions.Always.Contains(permission);

    /// <summary>As <see cref="Has(string)"/>, or because the matrix lets a case's handler (承办人) do so and this is the handler.</summary>
    /// <param name="permission">The permission.</param>
    /// <param name="handler">The case's handler, if it has one.</param>
    public bool Has(string permission, Guid? handler) =>
        Has(permission) || (MayAsHandler(permission) && handler is { } id && Id == id.ToString("D"));

    /// <summary>Whether this person may do it in cases they handle.</summary>
    public bool MayAsHandler(string permission) => _permissions.AsHandler.Contains(permission);

    public bool HasRole(string role) => Roles.Contains(role);

    internal void Become(ActorRecord record, Permissions permissions)
    {
        Kind = record.Kind;
        Id = record.Id;
        Court = record.Court;
        UserName = record.UserName;
        DisplayName = record.DisplayName;
        Employer = record.Employer;
        Roles = record.Roles;
        Teams = record.Teams;
        Scopes = record.Scopes;
        Substituted = record.Substituted;
        _permissions = permissions;
    }
}

/// <summary>What the database knows of an actor.</summary>
internal sealed record ActorRecord
{
    public required ActorKind Kind { get; init; }

    public required string Id { get; init; }

    public required string Court { get; init; }

    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public Employer Employer { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    public IReadOnlyList<string> Teams { get; init; } = [];

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public IReadOnlyList<SubstitutedPerson> Substituted { get; init; } = [];
}

/// <summary>Somebody in whose place another works: with the other's work comes what it is offered to, and no right besides.</summary>
public sealed record SubstitutedPerson(string Id, string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Teams);
