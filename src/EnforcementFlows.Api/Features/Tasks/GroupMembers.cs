using EnforcementFlows.Data;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>The handling group (办案组, JY-1-4) of a case: that of its handler. Its clerk and bailiff get the work of their roles directly.</summary>
internal static class GroupMembers
{
    /// <summary>The member of the case's group who holds one of the roles; null where there is no group, or none who could do it.</summary>
    public static async Task<string?> FindAsync(
        EnforcementDbContext db, CourtProfile profile, EnforcementCase about, IReadOnlyList<string> roles, IReadOnlyList<string> excluded, CancellationToken cancellationToken)
    {
        if (about.HandlerId is not { } handler || profile.Teams.All(team => team.Groups is not { Count: > 0 }))
            return null;
        var accounts = await db.Users.AsNoTracking().Where(u => u.Court == profile.Court && u.Active).Select(u => new { u.Id, u.UserName, Roles = u.Roles.Select(r => r.Role).ToList() })
            .ToListAsync(cancellationToken);
        var judge = accounts.FirstOrDefault(u => u.Id.ToString("D") == handler);
        if (judge is null || profile.GroupOf(NameOf(judge.UserName!)) is not { } group)
            return null;
        var members = roles.Select(role => group.Members.GetValueOrDefault(role)).OfType<string>().ToHashSet();
        return accounts.Where(u => members.Contains(NameOf(u.UserName!)) && u.Roles.Any(roles.Contains)).Select(u => u.Id.ToString("D")).FirstOrDefault(id => !excluded.Contains(id));
    }

    // accounts are named <court>.<name>
    private static string NameOf(string userName) => userName[(userName.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
