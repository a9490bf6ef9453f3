using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Courts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Courts;

/// <summary>Which roles of the court have nobody (岗位空缺), and who gets their work meanwhile.</summary>
public static class GetStaffing
{
    /// <param name="Holders">How many active persons hold the role.</param>
    /// <param name="ActingRole">The nearest fallback that somebody holds; null where the role is held, or nobody could act.</param>
    public sealed record Row(string Role, string Name, int Holders, string? ActingRole);

    public static async Task<IReadOnlyList<Row>> Handle(
        [FromServices] EnforcementDbContext db, [FromServices] ProfileCatalog profiles, [FromServices] CurrentActor actor, [FromServices] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var profile = profiles.Get(actor.Court, clock.GetUtcNow());
        var held = await db.StaffRoles.Where(r => r.Court == actor.Court && db.Users.Any(u => u.Id == r.UserId && u.Active))
            .GroupBy(r => r.Role).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return [.. profile.Roles.Select(role => new Row(role.Code, role.Name, held.GetValueOrDefault(role.Code), held.ContainsKey(role.Code) ? null : Acting(profile, role, held)))];
    }

    private static string? Acting(CourtProfile profile, CourtRole role, Dictionary<string, int> held)
    {
        var next = role;
        for (var steps = 0; next is not null && steps <= profile.Roles.Count; steps++)
        {
            if (held.ContainsKey(next.Code))
                return next.Code;
            next = next.Fallback is { } fallback ? profile.FindRole(fallback) : null;
        }
        return null;
    }
}
