using EnforcementFlows.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>
/// Who of a court can be offered a task, by role and team. Every new task asks, so it is remembered for seconds: who joins or leaves
/// an office meanwhile is noticed by the next one.
/// </summary>
public sealed class RoleHolders(IMemoryCache cache, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private sealed record Holder(string Id, IReadOnlyList<string> Roles, IReadOnlyList<string> Teams);

    /// <summary>Whether anybody but the excluded holds one of the roles, in the team where one is named.</summary>
    public async Task<bool> AnyAsync(
        EnforcementDbContext db, string court, IReadOnlyList<string> roles, string? team, IReadOnlyList<string> excluded, CancellationToken cancellationToken)
    {
        var staff = await StaffAsync(db, court, cancellationToken);
        return staff.Any(holder => holder.Roles.Any(roles.Contains) && (team is null || holder.Teams.Contains(team)) && !excluded.Contains(holder.Id));
    }

    private async Task<IReadOnlyList<Holder>> StaffAsync(EnforcementDbContext db, string court, CancellationToken cancellationToken)
    {
        var key = (nameof(RoleHolders), court);
        if (cache.TryGetValue(key, out IReadOnlyList<Holder>? known))
            return known!;
        var now = clock.GetUtcNow(); // membership in a team is dated in legal time
        var staff = await db.Users.AsNoTracking().Where(user => user.Court == court && user.Active)
            .Select(user => new { user.Id, Roles = user.Roles.Select(role => role.Role).ToList(), Teams = user.Teams.Where(member => member.From <= now && (member.Until == null || member.Until > now)).Select(member => member.Team).ToList() })
            .AsSplitQuery().ToListAsync(cancellationToken);
        return cache.Set<IReadOnlyList<Holder>>(key, [.. staff.Select(user => new Holder(user.Id.ToString("D"), user.Roles, user.Teams))], Remembered);
    }
}
