using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Courts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Auth;

/// <summary>Makes the demo accounts and clients of every court that are not there yet, all with one password; never in Production.</summary>
internal sealed class DemoAccountsSetup(
    EnforcementDbContext db, ProfileCatalog profiles, TimeProvider clock, IPasswordHasher<StaffUser> passwords, ILogger<DemoAccountsSetup> logger)
{
    private static readonly (string Name, string Title, string[] Scopes)[] Clients =
    [
        ("filing-system", "立案系统", ["cases:file", "cases:import", "cases:read", "events:write", "webhooks:manage"]),
        ("query-gateway", "网络查控系统", ["cases:read", "events:write", "webhooks:manage"]),
        ("funds-gateway", "案款系统", ["cases:read", "events:write", "webhooks:manage"]),
        ("service-gateway", "送达平台", ["cases:read", "events:write", "webhooks:manage"]),
        ("sms-gateway", "短信平台", ["events:write"]),
        ("auction-gateway", "网拍平台", ["cases:read", "events:write", "webhooks:manage"]),
        ("superior-court", "上级法院", ["cases:read", "events:write", "instructions:write", "webhooks:manage"]),
    ];

    /// <summary>The systems that every court has, without the court.</summary>
    public static IEnumerable<string> ClientNames => Clients.Select(client => client.Name);

    public async Task RunAsync(string password, CancellationToken cancellationToken)
    {
        var users = await db.Users.Include(user => user.Roles).Include(user => user.Teams).AsSplitQuery().ToDictionaryAsync(user => user.UserName!, cancellationToken);
        var clients = await db.ApiClients.ToDictionaryAsync(client => client.Id, cancellationToken);
        var hash = HashOf(password, users.Values); // one for all: each costs as much as a sign-in
        var (before, clientsBefore) = (users.Count, clients.Count);
        foreach (var profile in profiles.Courts.Select(court => profiles.Get(court, clock.GetUtcNow())))
        {
            foreach (var person in DemoPeople.Of(profile))
                Update(FindOrAdd(users, profile, person), profile, person, hash);
            foreach (var (name, title, scopes) in Clients)
                AddOrUpdate(clients, profile, name, title, scopes, hash);
        }
        await db.SaveChangesAsync(cancellationToken);
        Log.DemoAccountsCreated(logger, users.Count - before, clients.Count - clientsBefore);
    }

    private string HashOf(string password, IEnumerable<StaffUser> users)
    {
        var known = users.FirstOrDefault(user => user.PasswordHash is not null);
        return known is not null && passwords.VerifyHashedPassword(known, known.PasswordHash!, password) == PasswordVerificationResult.Success
            ? known.PasswordHash!
            : passwords.HashPassword(null!, password);
    }

    private StaffUser FindOrAdd(Dictionary<string, StaffUser> users, CourtProfile profile, DemoPerson person)
    {
        var name = $"{profile.Court}.{person.Account}";
        if (users.TryGetValue(name, out var known))
            return known;
        var user = new StaffUser
        {
            Id = Guid.CreateVersion7(),
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            Court = profile.Court,
            DisplayName = person.DisplayName,
            Employer = person.Roles.Contains("scanner") ? Employer.Contractor : Employer.Court,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        db.Users.Add(user);
        return users[name] = user;
    }

    private static void Update(StaffUser user, CourtProfile profile, DemoPerson person, string hash)
    {
        (user.PasswordHash, user.OneTimePasswordUntil) = (hash, null);
        foreach (var role in person.Roles.Except(user.Roles.Select(held => held.Role)).ToList())
            user.Roles.Add(new() { Court = profile.Court, UserId = user.Id, Role = role });
        var since = CourtTime.StartOf(profile.EffectiveFrom).ToUniversalTime();
        foreach (var team in person.Teams.Except(user.Teams.Select(member => member.Team)).ToList())
            user.Teams.Add(new() { Court = profile.Court, UserId = user.Id, Team = team, From = since });
    }

    private void AddOrUpdate(Dictionary<string, ApiClient> clients, CourtProfile profile, string name, string title, string[] scopes, string hash)
    {
        var id = $"{profile.Court}.{name}";
        if (clients.TryGetValue(id, out var known))
        {
            (known.SecretHash, known.Scopes) = (hash, scopes);
            return;
        }
        clients[id] = new()
        {
            Id = id,
            Court = profile.Court,
            DisplayName = title,
            SecretHash = hash,
            Scopes = scopes,
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        db.ApiClients.Add(clients[id]);
    }
}
