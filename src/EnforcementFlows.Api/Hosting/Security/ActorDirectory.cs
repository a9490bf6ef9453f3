using System.Security.Claims;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace EnforcementFlows.Api.Hosting.Security;

/// <summary>Looks up the actor a principal names. Remembers it for seconds, so that a role or an account taken away works at once and costs next to nothing.</summary>
internal sealed class ActorDirectory(IServiceScopeFactory scopes, IMemoryCache cache, TimeProvider legalClock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    /// <returns>Null where the session has ended or the account is no longer active.</returns>
    public async Task<ActorRecord?> FindAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(principal.FindFirstValue(ActorClaims.Session), out var session))
            return await RememberAsync(session, () => FindStaffAsync(session, cancellationToken));
        if (principal.FindFirstValue(ActorClaims.Client) is not { } clientId)
            return null;
        var client = await RememberAsync(clientId, () => FindClientAsync(clientId, cancellationToken));
        var granted = principal.FindAll(ActorClaims.Scope).Select(claim => claim.Value);
        return client is null ? null : client with { Scopes = [.. client.Scopes.Intersect(granted)] };
    }

    /// <summary>Whom these sessions belong to, read at once for all of them; those that have ended are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, ActorRecord>> FindAsync(IReadOnlyCollection<Guid> sessions, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        var systemNow = TimeProvider.System.GetUtcNow();
        var rows = await db.StaffSessions.Where(row => sessions.Contains(row.Id) && row.EndedAt == null && row.ExpiresAt > systemNow)
            .Select(row => new { row.Id, row.UserId }).ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.UserId).Distinct().ToList();
        var staff = await Staff(db).Where(user => ids.Contains(user.Id)).ToListAsync(cancellationToken);
        var substituted = await SubstitutedAsync(db, staff, cancellationToken);
        var people = staff.ToDictionary(user => user.Id, user => RecordOf(user, substituted));
        return rows.Where(row => people.ContainsKey(row.UserId)).ToDictionary(row => row.Id, row => people[row.UserId]);
    }

    /// <summary>Forgets a session that ended on this node; other nodes notice within seconds.</summary>
    public void Forget(Guid session) => cache.Remove(session);

    private async Task<ActorRecord?> RememberAsync(object key, Func<Task<ActorRecord?>> find)
    {
        if (cache.TryGetValue(key, out ActorRecord? known))
            return known;
        if (await find() is not { } found)
            return null;
        return cache.Set(key, found, Remembered);
    }

    private async Task<ActorRecord?> FindStaffAsync(Guid session, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        var systemNow = TimeProvider.System.GetUtcNow();
        var userId = await db.StaffSessions.Where(row => row.Id == session && row.EndedAt == null && row.ExpiresAt > systemNow)
            .Select(row => (Guid?)row.UserId).SingleOrDefaultAsync(cancellationToken);
        return userId is null ? null : await FindStaffAsync(db, userId.Value, cancellationToken);
    }

    private async Task<ActorRecord?> FindStaffAsync(EnforcementDbContext db, Guid userId, CancellationToken cancellationToken)
    {
        var user = await Staff(db).SingleOrDefaultAsync(user => user.Id == userId, cancellationToken);
        return user is null ? null : RecordOf(user, await SubstitutedAsync(db, [user], cancellationToken));
    }

    // whom these people stand in for today; a substitute's own work is all that passes on from him
    private async Task<ILookup<string, SubstitutedPerson>> SubstitutedAsync(EnforcementDbContext db, IReadOnlyCollection<StaffUser> substitutes, CancellationToken cancellationToken)
    {
        var now = legalClock.GetUtcNow();
        var (courts, ids) = (substitutes.Select(user => user.Court).Distinct().ToList(), substitutes.Select(user => user.Id.ToString("D")).ToList());
        var rows = await db.Substitutions.AsNoTracking()
            .Where(s => courts.Contains(s.Court) && ids.Contains(s.Substitute) && s.EndedAt == null && s.From <= now && s.Until > now)
            .Select(s => new { s.Court, s.Substitute, s.Principal }).ToListAsync(cancellationToken);
        var principals = rows.Select(row => Guid.Parse(row.Principal)).ToList();
        var people = principals.Count == 0 ? [] : await Staff(db).Where(user => principals.Contains(user.Id)).ToListAsync(cancellationToken);
        return rows.Join(people, row => (row.Court, row.Principal), user => (user.Court, user.Id.ToString("D")), (row, user) => (row.Substitute, Person: RecordOf(user, null)))
            .ToLookup(pair => pair.Substitute, pair => new SubstitutedPerson(pair.Person.Id, pair.Person.DisplayName, pair.Person.Roles, pair.Person.Teams));
    }

    private IQueryable<StaffUser> Staff(EnforcementDbContext db)
    {
        var today = legalClock.GetUtcNow(); // membership in a team is dated in legal time
        return db.Users.AsNoTracking().Where(user => user.Active)
            .Include(user => user.Roles)
            .Include(user => user.Teams.Where(member => member.From <= today && (member.Until == null || member.Until > today)))
            .AsSplitQuery();
    }

    private static ActorRecord RecordOf(StaffUser user, ILookup<string, SubstitutedPerson>? substituted) => new()
    {
        Kind = ActorKind.Staff,
        Id = user.Id.ToString("D"),
        Court = user.Court,
        UserName = user.UserName!,
        DisplayName = user.DisplayName,
        Employer = user.Employer,
        Roles = [.. user.Roles.Select(role => role.Role).Order(StringComparer.Ordinal)],
        Teams = [.. user.Teams.Select(member => member.Team).Distinct().Order(StringComparer.Ordinal)],
        Substituted = substituted is null ? [] : [.. substituted[user.Id.ToString("D")].OrderBy(person => person.Id, StringComparer.Ordinal)],
    };

    private async Task<ActorRecord?> FindClientAsync(string id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EnforcementDbContext>();
        return await db.ApiClients.AsNoTracking().Where(client => client.Id == id && client.Active)
            .Select(client => new ActorRecord
            {
                Kind = ActorKind.Client,
                Id = client.Id,
                Court = client.Court,
                UserName = client.Id,
                DisplayName = client.DisplayName,
                Scopes = client.Scopes,
            })
            .SingleOrDefaultAsync(cancellationToken);
    }
}
