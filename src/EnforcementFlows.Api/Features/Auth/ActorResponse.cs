using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Auth;

/// <summary>Who is signed in and what they may do.</summary>
/// <param name="Id">The user's or client's id.</param>
/// <param name="Kind">A person or a system.</param>
/// <param name="Court">The court's code.</param>
/// <param name="UserName">The full account name.</param>
/// <param name="Name">The name shown to people.</param>
/// <param name="Roles">Role codes.</param>
/// <param name="Teams">Team codes.</param>
/// <param name="Scopes">Scopes of a system's token.</param>
/// <param name="Substituted">Whose work they do now in their place (代班).</param>
/// <param name="Permissions">What the court's matrix allows.</param>
public sealed record ActorResponse(
    string Id,
    ActorKind Kind,
    string Court,
    string UserName,
    string Name,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Teams,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<ActorResponse.Person> Substituted,
    IReadOnlyList<string> Permissions)
{
    public sealed record Person(string Id, string Name);

    internal static ActorResponse Of(ActorRecord actor, IEnumerable<string> permissions) =>
        new(actor.Id, actor.Kind, actor.Court, actor.UserName, actor.DisplayName, actor.Roles, actor.Teams, actor.Scopes, PeopleOf(actor.Substituted),
            [.. permissions.Order(StringComparer.Ordinal)]);

    internal static ActorResponse Of(CurrentActor actor) =>
        new(actor.Id, actor.Kind, actor.Court, actor.UserName, actor.DisplayName, actor.Roles, actor.Teams, actor.Scopes, PeopleOf(actor.Substituted),
            [.. actor.Permissions.Order(StringComparer.Ordinal)]);

    private static IReadOnlyList<Person> PeopleOf(IReadOnlyList<SubstitutedPerson> substituted) => [.. substituted.Select(person => new Person(person.Id, person.Name))];
}
