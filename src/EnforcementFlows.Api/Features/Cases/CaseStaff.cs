using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>Finds the people of a court who may handle cases.</summary>
internal static class CaseStaff
{
    /// <summary>An active person by id or account name (<c>tongbai.judge1</c>, or <c>judge1</c>).</summary>
    public static Task<StaffUser?> FindAsync(EnforcementDbContext db, string court, string person, CancellationToken cancellationToken)
    {
        var id = Guid.TryParse(person, out var parsed) ? parsed : Guid.Empty;
        var account = person.StartsWith($"{court}.", StringComparison.Ordinal) ? person : $"{court}.{person}";
        return db.Users.FirstOrDefaultAsync(u => u.Court == court && u.Active && (u.Id == id || u.UserName == account), cancellationToken);
    }

    /// <summary>The ids of everybody who holds a role now.</summary>
    public static async Task<IReadOnlyList<string>> HoldersAsync(EnforcementDbContext db, string court, string role, CancellationToken cancellationToken)
    {
        var ids = await db.Users.Where(u => u.Court == court && u.Active && u.Roles.Any(r => r.Role == role)).Select(u => u.Id).ToListAsync(cancellationToken);
        return [.. ids.Select(id => id.ToString("D"))];
    }

    /// <summary>The name of a person by id, as papers show it; null for a system and for somebody unknown.</summary>
    public static async Task<string?> NameAsync(EnforcementDbContext db, string court, string? id, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var key)
            ? await db.Users.Where(u => u.Court == court && u.Id == key).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellationToken)
            : null;
}
