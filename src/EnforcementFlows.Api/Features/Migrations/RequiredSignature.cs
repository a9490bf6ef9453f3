using EnforcementFlows.Domain.Approvals;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>A signature that decides, as an approval asks for it: any one of the roles may give it.</summary>
/// <param name="Quorum">How many persons must speak.</param>
internal sealed record RequiredSignature(IReadOnlyList<string> Roles, int Quorum)
{
    /// <summary>Those of a chain; an opinion is recorded and decides nothing. A step under an authorisation stands for whoever authorises (C-03).</summary>
    public static IReadOnlyList<RequiredSignature> Of(ApprovalChain chain) =>
    [
        .. chain.Steps.Where(step => step.Mode != ApprovalMode.Opinion)
            .Select(step => new RequiredSignature(step.UnderAuthorisationOf is { } authoriser ? [authoriser] : step.Roles, Math.Max(1, step.Quorum))),
    ];

    /// <summary>Whether each of the signatures is still given, by the same role or one above it.</summary>
    public static bool AreKept(IReadOnlyList<RequiredSignature> were, IReadOnlyList<RequiredSignature> become, CourtProfile profile) =>
        were.All(was => become.Any(now => now.StandsFor(was, profile)));

    private bool StandsFor(RequiredSignature was, CourtProfile profile) =>
        Quorum >= was.Quorum && Roles.Count > 0 && Roles.All(role => was.Roles.Any(before => IsAtLeast(role, before, profile)));

    // who acts for a role when nobody holds it stands above it; who no role of the court is, such as the handler, stands below all
    private static bool IsAtLeast(string role, string before, CourtProfile profile)
    {
        var (now, was) = (CodeOf(role, profile), CodeOf(before, profile));
        if (now == was)
            return true;
        if (profile.FindRole(was) is not { } at)
            return profile.FindRole(now) is not null;
        var passed = new HashSet<string>();
        for (var above = at.Fallback; above is not null && passed.Add(above); above = profile.FindRole(above)?.Fallback)
        {
            if (above == now)
                return true;
        }

        return false;
    }

    private static string CodeOf(string role, CourtProfile profile) => profile.AliasOf(role) ?? role;
}
