using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Hosting.Security;

/// <summary>What an actor may do, in any case and in those they handle themselves.</summary>
internal sealed record Permissions(IReadOnlySet<string> Always, IReadOnlySet<string> AsHandler)
{
    public static Permissions None { get; } = new(new HashSet<string>(), new HashSet<string>());
}

/// <summary>What an actor may do by the matrix of the court's profile (权限矩阵). What it does not list nobody may do.</summary>
internal sealed class PermissionMatrix(ProfileCatalog profiles, TimeProvider clock)
{
    private const string ClientPrefix = "client:";

    public Permissions PermissionsOf(ActorRecord actor)
    {
        if (profiles.Find(actor.Court, clock.GetUtcNow()) is not { } profile)
            return Permissions.None;
        return actor.Kind == ActorKind.Staff
            ? new(GrantedTo(profile, actor.Roles), GrantedTo(profile, [ProfileReview.Handler]))
            : new(GrantedTo(profile, actor.Scopes.Select(scope => ClientPrefix + scope)), Permissions.None.AsHandler);
    }

    private static HashSet<string> GrantedTo(CourtProfile profile, IEnumerable<string> held)
    {
        var holders = held.ToHashSet(StringComparer.Ordinal);
        return [.. profile.Permissions.Where(permission => permission.Value.Any(holders.Contains)).Select(permission => permission.Key)];
    }
}
